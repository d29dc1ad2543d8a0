package sol023.cmf.ca;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * What names one certificate among all issuers: base64url of the authority key identifier, a full stop, base64url of the octets of the serial number, both
 * without padding (interpretation I-08, built as in RFC 9773 §4.1).
 */
public record CertificateId(KeyIdentifier issuer, SerialNumber serial) {

    private static final int MAX_LENGTH = 256;

    /** The id of a certificate; empty if the certificate does not identify its issuer's key or has no regular serial number. */
    public static Optional<CertificateId> find(X509Certificate certificate) {
        try {
            return X509.authorityKeyIdentifier(certificate)
                    .map(issuer -> new CertificateId(issuer, SerialNumber.of(certificate)));
        } catch (IllegalArgumentException irregularSerial) {
            return Optional.empty();
        }
    }

    /** Reads {@link #text()}; empty if the text is not such an id. */
    public static Optional<CertificateId> parse(String text) {
        var dot = text.indexOf('.');
        if (dot < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var issuer = KeyIdentifier.of(Base64.getUrlDecoder().decode(text.substring(0, dot)));
            var serial = new SerialNumber(new BigInteger(Base64.getUrlDecoder().decode(text.substring(dot + 1))));
            return Optional.of(new CertificateId(issuer, serial))
                    .filter(id -> id.text().equals(text));
        } catch (IllegalArgumentException notSuchAnId) {
            return Optional.empty();
        }
    }

    /** The id as it travels in notifications and in the certificates resource. */
    public String text() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(issuer.octets()) + "."
                + encoder.encodeToString(serial.value().toByteArray());
    }

    @Override
    public String toString() {
        return text();
    }
}
