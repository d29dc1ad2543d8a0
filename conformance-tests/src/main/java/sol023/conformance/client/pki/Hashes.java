package sol023.conformance.client.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Hash functions by their Java name and by their object identifier. */
public final class Hashes {

    private static final Map<String, String> OIDS = Map.of(
            "SHA-1", "1.3.14.3.2.26",
            "SHA-256", "2.16.840.1.101.3.4.2.1",
            "SHA-384", "2.16.840.1.101.3.4.2.2",
            "SHA-512", "2.16.840.1.101.3.4.2.3");

    private Hashes() {}

    public static ASN1ObjectIdentifier oid(String hash) {
        return Optional.ofNullable(OIDS.get(hash))
                .map(ASN1ObjectIdentifier::new)
                .orElseThrow(() -> new IllegalArgumentException("no object identifier for " + hash));
    }

    /** The Java name of the hash with this identifier; empty if the suite does not know it. */
    public static Optional<String> name(ASN1ObjectIdentifier oid) {
        return OIDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(oid.getId()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public static MessageDigest digest(String hash) {
        try {
            return MessageDigest.getInstance(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("unknown hash " + hash, e);
        }
    }
}
