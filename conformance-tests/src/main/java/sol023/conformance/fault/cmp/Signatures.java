package sol023.conformance.fault.cmp;

import java.io.IOException;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signers for keys of the lab. */
final class Signatures {

    private Signatures() {}

    /** A signer with the algorithm that a key of this kind usually signs with. */
    static ContentSigner by(PrivateKey key) throws IOException {
        return by(
                key,
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
    }

    static ContentSigner by(PrivateKey key, AlgorithmIdentifier algorithm) throws IOException {
        return by(key, new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm));
    }

    private static ContentSigner by(PrivateKey key, String algorithm) throws IOException {
        try {
            return new JcaContentSignerBuilder(algorithm).build(key);
        } catch (OperatorCreationException e) {
            throw new IOException("no signature with " + algorithm, e);
        }
    }
}
