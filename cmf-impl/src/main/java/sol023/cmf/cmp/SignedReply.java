package sol023.cmf.cmp;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import sol023.cmf.ca.CmpCredential;
import sol023.cmf.ca.CryptoProviders;

/** A signature with the CMF's own key. */
final class SignedReply implements ReplyProtection {

    private final CmpCredential credential;
    private final CryptoProviders crypto;
    private final String signatureName;
    private final AlgorithmIdentifier algorithm;
    private final Optional<Octets> keyIdentifier;

    SignedReply(CmpCredential credential, CryptoProviders crypto) {
        this.credential = credential;
        this.crypto = crypto;
        this.signatureName = signatureName(credential.certificate());
        this.algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find(signatureName);
        this.keyIdentifier = SubjectKeyIdentifiers.find(credential.certificate());
    }

    /** The hash has the strength of the key. */
    private static String signatureName(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return bits <= 256 ? "SHA256withECDSA" : bits <= 384 ? "SHA384withECDSA" : "SHA512withECDSA";
        }
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EdDSA", "Ed25519" -> key.getEncoded().length > 60 ? "Ed448" : "Ed25519";
            case "Ed448" -> "Ed448";
            default ->
                throw new IllegalArgumentException(
                        "CMP messages are protected with RSA, ECDSA or EdDSA keys, not with " + key.getAlgorithm());
        };
    }

    @Override
    public AlgorithmIdentifier algorithm() {
        return algorithm;
    }

    @Override
    public Optional<Octets> senderKid() {
        return keyIdentifier;
    }

    @Override
    public List<X509Certificate> certificates() {
        return credential.chain();
    }

    @Override
    public byte[] protect(byte[] protectedPart) {
        var signer = newSigner();
        try (var input = signer.getOutputStream()) {
            input.write(protectedPart);
        } catch (IOException e) {
            throw new IllegalStateException("signing reads from memory only", e);
        }
        return signer.getSignature();
    }

    private ContentSigner newSigner() {
        try {
            return new JcaContentSignerBuilder(signatureName)
                    .setProvider(crypto.forSignature(signatureName))
                    .build(credential.key());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the CMP protection key cannot sign", e);
        }
    }
}
