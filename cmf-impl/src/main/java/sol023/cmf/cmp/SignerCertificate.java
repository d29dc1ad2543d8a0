package sol023.cmf.cmp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import sol023.cmf.ca.CryptoProviders;

/** A certificate that protects a message, decoded once: names, key and identifier are kept with it. */
final class SignerCertificate {

    private final X509Certificate certificate;
    private final Credential credential;
    private final X500Name subject;
    private final Optional<Octets> keyIdentifier;
    private final PublicKey key;
    private final CryptoProviders crypto;

    private SignerCertificate(
            X509Certificate certificate,
            Credential credential,
            Certificate structure,
            PublicKey key,
            CryptoProviders crypto) {
        this.certificate = certificate;
        this.credential = credential;
        this.subject = structure.getSubject();
        this.keyIdentifier = SubjectKeyIdentifiers.findUnverified(structure);
        this.key = key;
        this.crypto = crypto;
    }

    /** Refuses with badMessageCheck what cannot be decoded. */
    static SignerCertificate decodeUnverified(byte[] der, CryptoProviders crypto) {
        try {
            var structure = Certificate.getInstance(der);
            var certificate = decode(der);
            var key = KeyFactory.getInstance(
                            structure
                                    .getSubjectPublicKeyInfo()
                                    .getAlgorithm()
                                    .getAlgorithm()
                                    .getId(),
                            crypto.forKeys())
                    .generatePublic(new X509EncodedKeySpec(
                            structure.getSubjectPublicKeyInfo().getEncoded()));
            return new SignerCertificate(certificate, Credential.ofCertificate(der), structure, key, crypto);
        } catch (GeneralSecurityException | IOException | RuntimeException notUsable) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK,
                    "The certificate that protects this message cannot be decoded.",
                    notUsable);
        }
    }

    static X509Certificate decode(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    X509Certificate certificate() {
        return certificate;
    }

    Credential credential() {
        return credential;
    }

    X500Name subject() {
        return subject;
    }

    Optional<Octets> keyIdentifier() {
        return keyIdentifier;
    }

    /** Whether the key made this signature; no if the algorithm does not go with the key. */
    boolean verifies(SignatureAlgorithm algorithm, Octets input, Octets signature) {
        var name = new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm.identifier());
        try {
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(crypto.forSignature(name))
                    .build(key)
                    .get(algorithm.identifier());
            try (var stream = verifier.getOutputStream()) {
                stream.write(input.toArray());
            }
            return verifier.verify(signature.toArray());
        } catch (OperatorCreationException | RuntimeOperatorException | IOException doesNotFit) {
            return false;
        }
    }
}
