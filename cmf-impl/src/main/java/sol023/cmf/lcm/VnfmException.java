package sol023.cmf.lcm;

/** The VNFM could not be asked, or its answer cannot be used. The message has no secret in it and is for the operator. */
final class VnfmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong. */
    enum Kind {
        /** No answer came. */
        SILENT,
        /** The VNFM says that it cannot now. */
        BUSY,
        /** The VNFM says no, or something that this CMF can do nothing with. */
        UNUSABLE
    }

    VnfmException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    VnfmException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static VnfmException unusable(String message) {
        return new VnfmException(Kind.UNUSABLE, message);
    }

    Kind kind() {
        return kind;
    }

    /** How the relation to this VNFM is then. */
    VnfmState state() {
        return kind == Kind.UNUSABLE ? VnfmState.REFUSED : VnfmState.UNREACHABLE;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
