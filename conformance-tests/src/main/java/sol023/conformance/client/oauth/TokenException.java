package sol023.conformance.client.oauth;

/** The token endpoint gave no token; the message says why, without secrets. */
public final class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the configuration has wrong, as far as the answer tells. */
    public enum Cause {
        /** The client is unknown or its secret is wrong (RFC 6749 section 5.2, invalid_client). */
        CLIENT,
        /** The scope is not granted (RFC 6749 section 5.2, invalid_scope). */
        SCOPE,
        /** Anything else, for example a server that is no token endpoint. */
        ENDPOINT
    }

    private final Cause kind;

    TokenException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Cause kind() {
        return kind;
    }
}
