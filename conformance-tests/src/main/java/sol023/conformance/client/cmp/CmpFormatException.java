package sol023.conformance.client.cmp;

/** What was received is no PKIMessage of RFC 9810; the message says which part is wrong. */
public final class CmpFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public CmpFormatException(String message) {
        super(message);
    }

    public CmpFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
