package sol023.cmf.cmp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;

/** certHash: the hash over a certificate that confirms it (RFC 9810 section 5.3.18, RFC 9481 section 3.3). */
final class CertificateHash {

    private static final int SHAKE_SECURITY_BITS = 256;
    private static final int SHAKE_OCTETS = 64;

    private CertificateHash() {}

    /** With the hash of the certificate's own signature; Ed25519 counts as SHA-512 and Ed448 as SHAKE256 with 512 bits. */
    static Octets of(X509Certificate certificate) {
        var der = encode(certificate);
        var signature = Certificate.getInstance(der).getSignatureAlgorithm();
        if (EdECObjectIdentifiers.id_Ed448.equals(signature.getAlgorithm())) {
            return shake256(der);
        }
        if (EdECObjectIdentifiers.id_Ed25519.equals(signature.getAlgorithm())) {
            return digest(NISTObjectIdentifiers.id_sha512, der);
        }
        return digest(
                new DefaultDigestAlgorithmIdentifierFinder().find(signature).getAlgorithm(), der);
    }

    /** With the hash that the requester names. */
    static Octets of(X509Certificate certificate, AlgorithmIdentifier hash) {
        return digest(hash.getAlgorithm(), encode(certificate));
    }

    private static Octets digest(ASN1ObjectIdentifier oid, byte[] der) {
        try {
            return Octets.of(MessageDigest.getInstance(name(oid)).digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform has every hash accepted here", e);
        }
    }

    private static String name(ASN1ObjectIdentifier oid) {
        if (NISTObjectIdentifiers.id_sha256.equals(oid)) {
            return "SHA-256";
        }
        if (NISTObjectIdentifiers.id_sha384.equals(oid)) {
            return "SHA-384";
        }
        if (NISTObjectIdentifiers.id_sha512.equals(oid)) {
            return "SHA-512";
        }
        throw new CmpProblemException(
                FailInfo.BAD_ALG,
                "The hash " + oid.getId() + " is not accepted in certConf; SHA-256, SHA-384 and SHA-512 are.");
    }

    private static Octets shake256(byte[] der) {
        var shake = new SHAKEDigest(SHAKE_SECURITY_BITS);
        shake.update(der, 0, der.length);
        var hash = new byte[SHAKE_OCTETS];
        shake.doFinal(hash, 0, SHAKE_OCTETS);
        return Octets.of(hash);
    }

    private static byte[] encode(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
    }
}
