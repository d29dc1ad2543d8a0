package sol023.cmf.ca;

import static java.util.Map.entry;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import sol023.cmf.ca.CertificateSigningRequest.SignedPart;
import sol023.cmf.ca.CsrException.Problem;

/** The signature of a signing request by its own key (RFC 2986 §3, RFC 9483 §4.1.4). */
final class ProofOfPossession {

    private static final String PSS = "PSS";
    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.ofEntries(
            entry(PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA"),
            entry(PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA"),
            entry(PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA"),
            entry(PKCSObjectIdentifiers.id_RSASSA_PSS, PSS),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA"),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA"),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA"),
            entry(EdECObjectIdentifiers.id_Ed25519, "Ed25519"),
            entry(EdECObjectIdentifiers.id_Ed448, "Ed448"),
            entry(NISTObjectIdentifiers.id_ml_dsa_44, "ML-DSA-44"),
            entry(NISTObjectIdentifiers.id_ml_dsa_65, "ML-DSA-65"),
            entry(NISTObjectIdentifiers.id_ml_dsa_87, "ML-DSA-87"));

    private static final Set<ASN1ObjectIdentifier> PSS_HASHES =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private ProofOfPossession() {}

    /** What a registration authority has seen is not seen again. */
    static void verify(CertificateSigningRequest request, PublicKey key, CryptoProviders providers) {
        var signed = request.signedPart();
        if (signed.isPresent() && !isSigned(signed.get(), key, providers)) {
            throw new CsrException(
                    Problem.PROOF_OF_POSSESSION,
                    "The certification request is not signed by the key that it contains.");
        }
    }

    private static boolean isSigned(SignedPart signed, PublicKey key, CryptoProviders providers) {
        var name = algorithm(signed.algorithm());
        var provider = name.equals(PSS) ? providers.forKeys() : providers.forSignature(name);
        try {
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(provider)
                    .build(key)
                    .get(signed.algorithm());
            try (var stream = verifier.getOutputStream()) {
                stream.write(signed.content().getEncoded(ASN1Encoding.DER));
            }
            return verifier.verify(signed.signature().getOctets());
        } catch (OperatorCreationException | IOException | RuntimeException otherKindOfKey) {
            return false;
        }
    }

    private static String algorithm(AlgorithmIdentifier identifier) {
        var name = ALGORITHMS.get(identifier.getAlgorithm());
        if (name == null || (name.equals(PSS) && !isStrongPss(identifier))) {
            throw new CsrException(
                    Problem.ALGORITHM_NOT_ALLOWED,
                    "The signature algorithm of the certification request is unknown or too weak;"
                            + " usable are RSA, RSA-PSS and ECDSA with SHA-256, SHA-384 or SHA-512, Ed25519, Ed448 and"
                            + " ML-DSA.");
        }
        return name;
    }

    /** Without parameters PSS means SHA-1. */
    private static boolean isStrongPss(AlgorithmIdentifier identifier) {
        try {
            return PSS_HASHES.contains(RSASSAPSSparams.getInstance(identifier.getParameters())
                    .getHashAlgorithm()
                    .getAlgorithm());
        } catch (IllegalArgumentException | NullPointerException noParameters) {
            return false;
        }
    }
}
