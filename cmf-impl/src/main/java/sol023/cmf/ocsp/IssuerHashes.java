package sol023.cmf.ocsp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** How requesters name the issuing CA: by hashes of its name and its key (CertID, RFC 6960 section 4.1.1). */
final class IssuerHashes {

    private record Hashes(ASN1OctetString name, ASN1OctetString key) {}

    private final Map<ASN1ObjectIdentifier, Hashes> known = new HashMap<>();

    IssuerHashes(X509Certificate issuer) {
        var name = issuer.getSubjectX500Principal().getEncoded();
        var key = SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getOctets();
        add(OIWObjectIdentifiers.idSHA1, "SHA-1", name, key);
        add(NISTObjectIdentifiers.id_sha256, "SHA-256", name, key);
        add(NISTObjectIdentifiers.id_sha384, "SHA-384", name, key);
        add(NISTObjectIdentifiers.id_sha512, "SHA-512", name, key);
    }

    private void add(ASN1ObjectIdentifier oid, String algorithm, byte[] name, byte[] key) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            known.put(oid, new Hashes(new DEROctetString(digest.digest(name)), new DEROctetString(digest.digest(key))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java has " + algorithm, impossible);
        }
    }

    /** Whether a certificate of this issuer is meant. */
    boolean areIn(CertID id) {
        var hashes = known.get(id.getHashAlgorithm().getAlgorithm());
        return hashes != null
                && hashes.name().equals(id.getIssuerNameHash())
                && hashes.key().equals(id.getIssuerKeyHash());
    }
}
