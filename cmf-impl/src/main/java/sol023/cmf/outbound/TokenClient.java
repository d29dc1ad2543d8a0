package sol023.cmf.outbound;

import java.net.URI;
import java.util.Optional;

/**
 * A client of an authorization server (RFC 6749 section 4.4).
 *
 * @param endpoint where tokens are asked for
 * @param secret of the client; empty: it shows its TLS client certificate (RFC 8705 section 2)
 * @param scope what is asked for
 */
public record TokenClient(URI endpoint, String clientId, Optional<String> secret, Optional<String> scope) {

    /** A client with a password. */
    public static TokenClient withSecret(URI endpoint, String clientId, String secret) {
        return new TokenClient(endpoint, clientId, Optional.of(secret), Optional.empty());
    }

    /** A client with the certificate that the CMF shows. */
    public static TokenClient withCertificate(URI endpoint, String clientId) {
        return new TokenClient(endpoint, clientId, Optional.empty(), Optional.empty());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenClient[" + clientId + " at " + Uris.shown(endpoint) + "]";
    }
}
