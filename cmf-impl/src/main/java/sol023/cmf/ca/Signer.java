package sol023.cmf.ca;

import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A P-256 key that signs. A content signer is for one thread and one signature, so each signature gets its own. */
final class Signer {

    private static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey key;
    private final JcaContentSignerBuilder builder;

    Signer(PrivateKey key, CryptoProviders providers) {
        this.key = key;
        this.builder = new JcaContentSignerBuilder(ALGORITHM).setProvider(providers.forSignature(ALGORITHM));
    }

    AlgorithmIdentifier algorithm() {
        return contentSigner().getAlgorithmIdentifier();
    }

    ContentSigner contentSigner() {
        try {
            return builder.build(key);
        } catch (OperatorCreationException failure) {
            throw new IllegalStateException("The key of the CA cannot sign", failure);
        }
    }
}
