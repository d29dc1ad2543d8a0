package sol023.conformance.doctor;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key belongs to a public key: one signs, the other verifies. */
final class KeyPairCheck {

    private static final byte[] SAMPLE = {'d', 'o', 'c', 't', 'o', 'r'};

    private KeyPairCheck() {}

    static boolean match(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(certified.getAlgorithm()));
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    private static String algorithm(String key) throws GeneralSecurityException {
        return switch (key) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            case "RSASSA-PSS" -> "RSASSA-PSS";
            default -> throw new GeneralSecurityException("keys of the algorithm " + key + " are not supported here");
        };
    }
}
