package sol023.cmf.access;

/** How consumers prove over REST who they are. */
public enum AuthenticationMode {
    /** With their TLS client certificate; tokens are not looked at. */
    CERTIFICATE,
    /** With a bearer token (RFC 6750). */
    TOKEN,
    /** With one of the two; who shows both has to be the same consumer by both. */
    ANY,
    /** With both, which name the same consumer. */
    BOTH;

    boolean takesTokens() {
        return this != CERTIFICATE;
    }
}
