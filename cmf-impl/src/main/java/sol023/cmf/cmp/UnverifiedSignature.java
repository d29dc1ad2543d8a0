package sol023.cmf.cmp;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.cmf.ca.CryptoProviders;

/** Verifies signatures: finds the signer's certificate, lets it verify, and has it trusted. */
final class UnverifiedSignature {

    private final CryptoProviders crypto;
    private final SignerTrust trust;
    private final SignerStore remembered;
    private final ReplyProtection reply;

    UnverifiedSignature(CryptoProviders crypto, SignerTrust trust, SignerStore remembered, ReplyProtection reply) {
        this.crypto = crypto;
        this.trust = trust;
        this.remembered = remembered;
        this.reply = reply;
    }

    ProtectionCheck.Proof verify(
            UnverifiedMessage message, SignatureAlgorithm algorithm, Optional<Transaction> transaction) {
        var certificates = certificates(message, transaction);
        var signer = decode(certificates.get(0));
        if (!signer.verifies(
                algorithm, message.protectedPart(), message.protection().orElseThrow())) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK, "The signature that protects this message does not verify.");
        }
        var sender = trust.require(signer, certificates.subList(1, certificates.size()));
        if (!directoryName(message.sender()).equals(Optional.of(signer.subject()))) {
            throw new CmpProblemException(
                    FailInfo.BAD_MESSAGE_CHECK,
                    "The sender has to be the subject of the certificate that protects the message.");
        }
        return new ProtectionCheck.Proof(sender, reply);
    }

    private SignerCertificate decode(byte[] der) {
        return trust.findKnown(Credential.ofCertificate(der))
                .orElseGet(() -> SignerCertificate.decodeUnverified(der, crypto));
    }

    /** The encoded certificate of the signer first, then all others that may help to validate it. */
    private List<byte[]> certificates(UnverifiedMessage message, Optional<Transaction> transaction) {
        if (message.extraCerts().isEmpty() && transaction.isPresent()) {
            return remembered(message, transaction.get());
        }
        var signer = find(message);
        List<byte[]> certificates = new ArrayList<>();
        certificates.add(encode(signer));
        message.extraCerts().stream()
                .filter(each -> !each.equals(signer))
                .map(UnverifiedSignature::encode)
                .forEach(certificates::add);
        return certificates;
    }

    /** The signer of the first message, if that is whom this one names too. */
    private List<byte[]> remembered(UnverifiedMessage message, Transaction transaction) {
        var path = remembered.find(transaction.credential());
        if (path.isEmpty() || !isNamed(message.senderKid(), SubjectKeyIdentifiers.find(path.get(0)))) {
            throw notFound();
        }
        return path.stream().map(UnverifiedSignature::encode).toList();
    }

    /** By senderKID, then by subject; the position says nothing (RFC 9483 section 3.3). */
    private static Certificate find(UnverifiedMessage message) {
        try {
            var subject = directoryName(message.sender());
            var named = message.extraCerts().stream()
                    .filter(each -> isNamed(message.senderKid(), SubjectKeyIdentifiers.findUnverified(each)))
                    .toList();
            return named.stream()
                    .filter(each -> subject.equals(Optional.of(each.getSubject())))
                    .findFirst()
                    .or(() -> named.stream().findFirst())
                    .or(() -> message.extraCerts().stream()
                            .filter(each ->
                                    SubjectKeyIdentifiers.findUnverified(each).isEmpty())
                            .filter(each -> subject.equals(Optional.of(each.getSubject())))
                            .findFirst())
                    .orElseThrow(UnverifiedSignature::notFound);
        } catch (IllegalArgumentException | IllegalStateException malformedName) {
            throw new CmpProblemException(
                    FailInfo.BAD_DATA_FORMAT, "A name in the message is malformed.", malformedName);
        }
    }

    private static boolean isNamed(Optional<Octets> senderKid, Optional<Octets> keyIdentifier) {
        return senderKid.isPresent() && senderKid.equals(keyIdentifier);
    }

    private static Optional<X500Name> directoryName(GeneralName name) {
        return name.getTagNo() == GeneralName.directoryName
                ? Optional.of(X500Name.getInstance(name.getName()))
                : Optional.empty();
    }

    private static byte[] encode(Certificate certificate) {
        try {
            return certificate.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
    }

    private static byte[] encode(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a decoded certificate can be encoded", e);
        }
    }

    private static CmpProblemException notFound() {
        return new CmpProblemException(
                FailInfo.BAD_MESSAGE_CHECK,
                "The certificate that protects this message is not found: it has to be in extraCerts, and senderKID has to be its"
                        + " SubjectKeyIdentifier.");
    }
}
