package sol023.cmf.access;

/** What became of an attempt to prove who one is. */
public sealed interface Authentication {

    /** Proven. */
    record Granted(Caller caller) implements Authentication {}

    /**
     * Not proven.
     *
     * @param detail what the caller can do; never anything of a token
     */
    record Refused(Reason reason, String detail) implements Authentication {}

    /** Why somebody was refused. */
    enum Reason {
        /** A certificate or token is missing, or the certificate is not known. */
        MISSING,
        /** The header with the token is malformed. */
        MALFORMED,
        /** The token is not to be trusted. */
        INVALID_TOKEN,
        /** The authorization server does not answer. */
        UNCHECKED
    }
}
