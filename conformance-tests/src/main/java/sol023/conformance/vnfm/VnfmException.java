package sol023.conformance.vnfm;

/** The VNFM cannot be played; says which key of the target file to change. */
public final class VnfmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String what;

    VnfmException(String key, String message, Throwable cause) {
        super(key + ": " + message, cause);
        this.key = key;
        this.what = message;
    }

    /** The key of the target file. */
    public String key() {
        return key;
    }

    /** The message without the key. */
    public String what() {
        return what;
    }
}
