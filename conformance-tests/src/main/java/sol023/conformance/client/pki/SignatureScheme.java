package sol023.conformance.client.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** A signature algorithm: its name in Java, its identifier on the wire (RFC 9481 §3) and the hash of a certHash. */
public enum SignatureScheme {
    RSA_SHA256("SHA256withRSA", "1.2.840.113549.1.1.11", "SHA-256", true),
    RSA_SHA384("SHA384withRSA", "1.2.840.113549.1.1.12", "SHA-384", true),
    RSA_SHA512("SHA512withRSA", "1.2.840.113549.1.1.13", "SHA-512", true),
    RSA_SHA1("SHA1withRSA", "1.2.840.113549.1.1.5", "SHA-1", true),
    RSA_PSS_SHA256("RSASSA-PSS", "1.2.840.113549.1.1.10", "SHA-256", true),
    RSA_PSS_SHA384("RSASSA-PSS", "1.2.840.113549.1.1.10", "SHA-384", true),
    RSA_PSS_SHA512("RSASSA-PSS", "1.2.840.113549.1.1.10", "SHA-512", true),
    ECDSA_SHA256("SHA256withECDSA", "1.2.840.10045.4.3.2", "SHA-256", false),
    ECDSA_SHA384("SHA384withECDSA", "1.2.840.10045.4.3.3", "SHA-384", false),
    ECDSA_SHA512("SHA512withECDSA", "1.2.840.10045.4.3.4", "SHA-512", false),
    ECDSA_SHA1("SHA1withECDSA", "1.2.840.10045.4.1", "SHA-1", false),
    ED25519("Ed25519", "1.3.101.112", "SHA-512", false);

    private static final String MGF1 = "1.2.840.113549.1.1.8";

    private final String javaName;
    private final String oid;
    private final String hash;
    private final boolean rsa;

    SignatureScheme(String javaName, String oid, String hash, boolean rsa) {
        this.javaName = javaName;
        this.oid = oid;
        this.hash = hash;
        this.rsa = rsa;
    }

    /** The scheme with which a key of this kind signs unless told otherwise. */
    public static SignatureScheme usualFor(PrivateKey key) {
        if (key instanceof RSAKey) {
            return RSA_SHA256;
        }
        if (key instanceof EdECKey) {
            return ED25519;
        }
        if (key instanceof ECKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return bits <= 256 ? ECDSA_SHA256 : bits <= 384 ? ECDSA_SHA384 : ECDSA_SHA512;
        }
        throw new IllegalArgumentException("no signature algorithm for a key of type " + key.getAlgorithm());
    }

    /** The scheme that SHA-1 turns into a deprecated one (RFC 9481 §3): for requests that must not be trusted. */
    public static SignatureScheme deprecatedFor(PrivateKey key) {
        return key instanceof RSAKey ? RSA_SHA1 : ECDSA_SHA1;
    }

    /** The scheme that an algorithm identifier names; empty if the suite does not know it. */
    public static Optional<SignatureScheme> of(AlgorithmIdentifier algorithm) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.oid.equals(algorithm.getAlgorithm().getId()))
                .filter(scheme -> !scheme.isPss() || scheme.algorithm().equals(algorithm))
                .findFirst();
    }

    public AlgorithmIdentifier algorithm() {
        @Nullable ASN1Encodable parameters = isPss() ? pssParameters() : rsa ? DERNull.INSTANCE : null;
        ASN1ObjectIdentifier algorithm = new ASN1ObjectIdentifier(oid);
        return parameters == null ? new AlgorithmIdentifier(algorithm) : new AlgorithmIdentifier(algorithm, parameters);
    }

    /** The name of the hash that a certHash over a certificate with this signature uses (RFC 9481 §3.3). */
    public String hash() {
        return hash;
    }

    public byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = signature();
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + this, e);
        }
    }

    /** Whether {@code bits} is the signature of {@code content} by the owner of {@code key}; an unusable key is no. */
    public boolean verifies(PublicKey key, byte[] content, byte[] bits) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(bits);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(javaName);
        if (isPss()) {
            AlgorithmParameterSpec spec =
                    new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), saltLength(), 1);
            signature.setParameter(spec);
        }
        return signature;
    }

    private boolean isPss() {
        return javaName.equals("RSASSA-PSS");
    }

    private int saltLength() {
        return switch (hash) {
            case "SHA-384" -> 48;
            case "SHA-512" -> 64;
            default -> 32;
        };
    }

    private DERSequence pssParameters() {
        AlgorithmIdentifier digest = new AlgorithmIdentifier(Hashes.oid(hash), DERNull.INSTANCE);
        return new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(true, 0, digest),
            new DERTaggedObject(true, 1, new AlgorithmIdentifier(new ASN1ObjectIdentifier(MGF1), digest)),
            new DERTaggedObject(true, 2, new ASN1Integer(saltLength()))
        });
    }
}
