package sol023.cmf.cmp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * What protected a message, so that later messages of a transaction can be held to the same (RFC 9483 section 3.2).
 *
 * @param id the SHA-256 of the certificate or the reference of the secret, in hexadecimal
 */
record Credential(ProtectionKind kind, String id) {

    static Credential of(X509Certificate certificate) {
        try {
            return ofCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
    }

    /** @param der the encoded certificate */
    static Credential ofCertificate(byte[] der) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(der);
            return new Credential(ProtectionKind.SIGNATURE, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Credential ofMacReference(Octets reference) {
        return new Credential(ProtectionKind.MAC, reference.toString());
    }

    /** Reads {@link #text()}. */
    static Credential parse(String text) {
        int colon = text.indexOf(':');
        return new Credential(ProtectionKind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    String text() {
        return kind + ":" + id;
    }
}
