package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a consumer gets access tokens: the client credentials grant (RFC 6749 section 4.4), the client known by its secret over HTTP Basic
 * or by its TLS client certificate (RFC 8705 section 2).
 *
 * @param tokenEndpoint an https URI
 * @param clientId as the authorization server knows the client
 * @param secret of the client; empty: its TLS client certificate is shown instead
 * @param scope asked for in ordinary requests, values separated by blanks; empty: what the server gives unasked
 * @param scopes how the product spells the scopes that scenarios are about (I-20)
 * @param trust PEM file with the anchors of the token endpoint; empty: those of REST
 * @param brief further form parameters with which a token lives for moments only, for example {@code lifetime=1}
 * @param elsewhere further form parameters with which a token is for another audience, for example {@code resource=urn:x}
 * @param expired a token of this client that has expired
 */
public record OAuth(
        URI tokenEndpoint,
        String clientId,
        Optional<Secret> secret,
        Optional<String> scope,
        Scopes scopes,
        Optional<Path> trust,
        Optional<String> brief,
        Optional<String> elsewhere,
        Optional<Secret> expired) {

    /**
     * Scopes of SOL023 annex C as the product spells them.
     *
     * @param subject table C.2-1: subjects
     * @param all table C.2-1: everything of the Certificate Management interface
     * @param notification table C.3-1: everything of the Certificate Notification interface
     * @param subscription table C.3-2: its subscriptions
     */
    public record Scopes(String subject, String all, String notification, String subscription) {

        /** As annex C prints them. */
        public static final Scopes PRINTED =
                new Scopes("cert:v1:subject", "cert:v1:all", "certnotify:v1:all", "certnotify:v1:subscription");
    }

    List<Secret> secrets() {
        List<Secret> all = new ArrayList<>();
        secret.ifPresent(all::add);
        expired.ifPresent(all::add);
        return all;
    }
}
