package sol023.cmf.ca;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Hashes that every Java platform has. */
final class Digests {

    private Digests() {}

    static String sha256Hex(byte[] octets) {
        return HexFormat.of().formatHex(digest("SHA-256", octets));
    }

    /** SHA-1 over the bits of the key, method 1 of RFC 5280 §4.2.1.2. It only tells keys apart, nothing relies on its strength. */
    static KeyIdentifier keyIdentifier(SubjectPublicKeyInfo key) {
        return KeyIdentifier.of(digest("SHA-1", key.getPublicKeyData().getOctets()));
    }

    private static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
