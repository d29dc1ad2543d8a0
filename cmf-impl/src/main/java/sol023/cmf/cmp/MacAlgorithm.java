package sol023.cmf.cmp;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A MAC over a key that is derived from a shared secret. */
sealed interface MacAlgorithm extends ProtectionAlgorithm permits PasswordBasedMac, PbMac1 {

    /** Derives the key; costs what the parameters say. */
    MacKey derive(byte[] secret);

    @Override
    default ProtectionKind kind() {
        return ProtectionKind.MAC;
    }

    /** The name of an HMAC in the Java platform; anything else is refused with badAlg. */
    static String hmac(AlgorithmIdentifier identifier, MacBounds bounds) {
        var name = Hmacs.NAMES.get(identifier.getAlgorithm());
        if (name == null) {
            throw new CmpProblemException(
                    FailInfo.BAD_ALG,
                    "The MAC " + identifier.getAlgorithm().getId() + " is not accepted here; HMAC with SHA-2 is.");
        }
        if (name.equals(Hmacs.SHA1) && !bounds.allowHmacSha1()) {
            throw new CmpProblemException(
                    FailInfo.BAD_ALG, "HMAC with SHA-1 is not accepted here; HMAC with SHA-2 is.");
        }
        return name;
    }

    /** The HMACs by their object identifiers. */
    final class Hmacs {
        static final String SHA1 = "HmacSHA1";

        private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
                IANAObjectIdentifiers.hmacSHA1, SHA1,
                PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1,
                PKCSObjectIdentifiers.id_hmacWithSHA224, "HmacSHA224",
                PKCSObjectIdentifiers.id_hmacWithSHA256, "HmacSHA256",
                PKCSObjectIdentifiers.id_hmacWithSHA384, "HmacSHA384",
                PKCSObjectIdentifiers.id_hmacWithSHA512, "HmacSHA512");

        private Hmacs() {}
    }
}
