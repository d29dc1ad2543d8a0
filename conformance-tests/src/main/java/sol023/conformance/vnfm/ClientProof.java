package sol023.conformance.vnfm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** Who may have tokens, and how it shows that it is the one. */
public sealed interface ClientProof {

    /** As {@code client_id} names it. */
    String id();

    /** Whether the request shows it. */
    boolean isShownIn(Incoming request, Form form);

    /** A secret, by HTTP Basic or in the form (RFC 6749 section 2.3.1). */
    record BySecret(String id, String secret) implements ClientProof {

        /** A client that nobody knows yet. */
        public static BySecret random() {
            return new BySecret("cmf-" + Unguessable.text().substring(0, 8), Unguessable.text());
        }

        @Override
        public boolean isShownIn(Incoming request, Form form) {
            return basic(request)
                    .map(this::isOurs)
                    .orElseGet(() -> form.value("client_id").equals(Optional.of(id))
                            && isSecret(form.value("client_secret").orElse("")));
        }

        private boolean isOurs(String pair) {
            int colon = pair.indexOf(':');
            return colon >= 0
                    && Form.decoded(pair.substring(0, colon)).equals(id)
                    && isSecret(Form.decoded(pair.substring(colon + 1)));
        }

        private boolean isSecret(String given) {
            return MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        }

        private static Optional<String> basic(Incoming request) {
            return request.header("Authorization")
                    .filter(value -> value.regionMatches(true, 0, "Basic ", 0, "Basic ".length()))
                    .map(value -> {
                        try {
                            byte[] pair = Base64.getDecoder()
                                    .decode(value.substring("Basic ".length()).strip());
                            return new String(pair, StandardCharsets.UTF_8);
                        } catch (IllegalArgumentException e) {
                            return "";
                        }
                    });
        }

        @Override
        public String toString() {
            return "BySecret[" + id + "]";
        }
    }

    /**
     * A TLS client certificate (RFC 8705 section 2).
     *
     * @param fingerprint SHA-256 over the certificate, base64url without padding (SOL013 clause 8.3.4, {@code x5t#S256})
     */
    record ByCertificate(String id, String fingerprint) implements ClientProof {

        /** The fingerprint of a certificate. */
        public static String fingerprint(X509Certificate certificate) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("SHA-256 of a certificate", e);
            }
        }

        @Override
        public boolean isShownIn(Incoming request, Form form) {
            return form.value("client_id").equals(Optional.of(id))
                    && request.client().map(ByCertificate::fingerprint).equals(Optional.of(fingerprint));
        }
    }
}
