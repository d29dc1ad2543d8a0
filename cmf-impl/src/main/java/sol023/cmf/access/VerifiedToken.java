package sol023.cmf.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * What a trusted token says.
 *
 * @param clientId whom it was issued to
 * @param scopes those that this CMF knows
 * @param notBefore before that it is refused, clock skew included
 * @param end from then on it is refused, clock skew included
 * @param boundTo the certificate it is bound to: base64url of the SHA-256 of its DER (RFC 8705 section 3.1)
 */
public record VerifiedToken(
        String clientId, Set<Scope> scopes, Instant notBefore, Instant end, Optional<String> boundTo) {

    public VerifiedToken {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The same token.
     *
     * @throws TokenRefusedException if it is too early or too late
     */
    public VerifiedToken requireInTime(Instant now) {
        if (!now.isBefore(end)) {
            throw new TokenRefusedException("has expired.");
        }
        if (now.isBefore(notBefore)) {
            throw new TokenRefusedException("is not valid yet.");
        }
        return this;
    }

    /** @throws TokenRefusedException if it is bound to a certificate and this is another or none */
    void requireBoundTo(Optional<X509Certificate> certificate) {
        boolean matches = boundTo.isEmpty()
                || certificate
                        .map(each -> MessageDigest.isEqual(ascii(thumbprint(each)), ascii(boundTo.get())))
                        .orElse(false);
        if (!matches) {
            throw new TokenRefusedException("is bound to another TLS client certificate than that of the connection.");
        }
    }

    /** The confirmation value {@code x5t#S256} of a certificate (RFC 8705 section 3.1). */
    public static String thumbprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
