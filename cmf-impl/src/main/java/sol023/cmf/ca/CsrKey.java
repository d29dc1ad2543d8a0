package sol023.cmf.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import sol023.cmf.ca.CertificateProfile.KeyKind;
import sol023.cmf.ca.CsrException.Problem;

/** The key of a signing request, once it is known to be of a kind and strength that the profile allows. */
record CsrKey(KeyKind kind, PublicKey key) {

    private static final int MAX_RSA_BITS = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);

    static CsrKey check(SubjectPublicKeyInfo key, CertificateProfile profile) {
        try {
            var kind = kind(key);
            if (!profile.keys().contains(kind)) {
                throw notAllowed("Keys of the kind " + kind + " are not certified here.");
            }
            if (kind == KeyKind.RSA) {
                checkRsa(RSAPublicKey.getInstance(key.parsePublicKey()), profile.minimumRsaBits());
            }
            return new CsrKey(kind, BouncyCastleProvider.getPublicKey(key));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw notAllowed("The public key is malformed.");
        }
    }

    private static KeyKind kind(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm();
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyKind.RSA; // its parameters are NULL, and some leave them out
        }
        for (var kind : KeyKind.values()) {
            if (kind.algorithm().equals(algorithm)) {
                return kind;
            }
        }
        if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            throw notAllowed(
                    "The curve of an elliptic curve key is given by name and is one of P-256, P-384 and P-521.");
        }
        throw notAllowed(
                "The public key is neither RSA, nor on an elliptic curve P-256, P-384 or P-521, nor Ed25519, Ed448 or ML-DSA.");
    }

    private static void checkRsa(RSAPublicKey key, int minimumBits) {
        var bits = key.getModulus().bitLength();
        if (bits < minimumBits || bits > MAX_RSA_BITS) {
            throw notAllowed(
                    "An RSA key has " + minimumBits + " to " + MAX_RSA_BITS + " bits, this one has " + bits + ".");
        }
        if (key.getPublicExponent().compareTo(LEAST_EXPONENT) < 0
                || !key.getPublicExponent().testBit(0)) {
            throw notAllowed("The public exponent of an RSA key is odd and at least 65537.");
        }
    }

    private static CsrException notAllowed(String detail) {
        return new CsrException(Problem.KEY_NOT_ALLOWED, detail);
    }
}
