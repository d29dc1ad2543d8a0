package sol023.cmf.cmp;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A signature algorithm of RFC 9481 section 3: RSA and ECDSA with SHA-2, RSASSA-PSS with SHA-2, Ed25519 and Ed448. */
record SignatureAlgorithm(AlgorithmIdentifier identifier) implements ProtectionAlgorithm {

    private static final Set<ASN1ObjectIdentifier> WITHOUT_PARAMETERS = Set.of(
            PKCSObjectIdentifiers.sha224WithRSAEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA224,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            EdECObjectIdentifiers.id_Ed25519,
            EdECObjectIdentifiers.id_Ed448);

    private static final Set<ASN1ObjectIdentifier> PSS_HASHES = Set.of(
            NISTObjectIdentifiers.id_sha224,
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512);

    static SignatureAlgorithm of(AlgorithmIdentifier identifier) {
        var oid = identifier.getAlgorithm();
        if (WITHOUT_PARAMETERS.contains(oid)) {
            return new SignatureAlgorithm(identifier);
        }
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(oid) && hasStrongHashes(identifier)) {
            return new SignatureAlgorithm(identifier);
        }
        throw new CmpProblemException(
                FailInfo.BAD_ALG,
                "The protection algorithm " + oid.getId()
                        + " is not accepted here; RSA, RSASSA-PSS and ECDSA with SHA-2, Ed25519, Ed448, PasswordBasedMac"
                        + " and PBMAC1 are.");
    }

    /** The parameters of RSASSA-PSS say SHA-1 wherever they say nothing. */
    private static boolean hasStrongHashes(AlgorithmIdentifier identifier) {
        var parameters = RSASSAPSSparams.getInstance(identifier.getParameters());
        if (parameters == null) {
            return false;
        }
        var maskHash =
                AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters());
        return PSS_HASHES.contains(parameters.getHashAlgorithm().getAlgorithm())
                && PKCSObjectIdentifiers.id_mgf1.equals(
                        parameters.getMaskGenAlgorithm().getAlgorithm())
                && PSS_HASHES.contains(maskHash.getAlgorithm());
    }

    @Override
    public ProtectionKind kind() {
        return ProtectionKind.SIGNATURE;
    }
}
