package sol023.cmf.cmp;

/** A message that CMP itself refuses: answered with an {@code error} message of status rejection (RFC 9483 section 3.6.4). */
final class CmpProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailInfo failInfo;

    /** @param statusString what the requester should mend; it goes into the answer, so nothing of ours belongs into it */
    CmpProblemException(FailInfo failInfo, String statusString) {
        super(statusString);
        this.failInfo = failInfo;
    }

    /** The same, with the reason why it was found. */
    CmpProblemException(FailInfo failInfo, String statusString, Throwable cause) {
        super(statusString, cause);
        this.failInfo = failInfo;
    }

    FailInfo failInfo() {
        return failInfo;
    }

    /** The text for the requester. */
    String statusString() {
        return String.valueOf(getMessage());
    }
}
