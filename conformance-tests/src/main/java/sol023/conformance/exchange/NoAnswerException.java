package sol023.conformance.exchange;

/** The target did not answer: no connection, no TLS, no response in time. A check that meets it is inconclusive. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
