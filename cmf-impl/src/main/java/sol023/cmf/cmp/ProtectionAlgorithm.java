package sol023.cmf.cmp;

import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A protection algorithm that this CMF accepts, with its parameters (RFC 9481 sections 3 and 6.1). */
sealed interface ProtectionAlgorithm permits SignatureAlgorithm, MacAlgorithm {

    /** As it stands in the header. */
    AlgorithmIdentifier identifier();

    ProtectionKind kind();

    /** Reads protectionAlg; refuses with badAlg what is unknown, too weak or too costly. */
    static ProtectionAlgorithm of(AlgorithmIdentifier identifier, MacBounds bounds) {
        try {
            var oid = identifier.getAlgorithm();
            if (CMPObjectIdentifiers.passwordBasedMac.equals(oid)) {
                return PasswordBasedMac.of(identifier, bounds);
            }
            if (PKCSObjectIdentifiers.id_PBMAC1.equals(oid)) {
                return PbMac1.of(identifier, bounds);
            }
            return SignatureAlgorithm.of(identifier);
        } catch (CmpProblemException alreadySaid) {
            throw alreadySaid;
        } catch (RuntimeException malformedParameters) {
            throw new CmpProblemException(
                    FailInfo.BAD_ALG, "The parameters of protectionAlg are malformed.", malformedParameters);
        }
    }
}
