package sol023.cmf.cmp;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.RevRepContentBuilder;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.cmf.ca.CertificateDetails;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.certificate.Requester;
import sol023.cmf.certificate.RevocationRequest;
import sol023.cmf.certificate.RevokedCertificate;

/** rr → rp (RFC 9483 sections 4.2 and 5.1.3, SOL023 clauses 5.3.4, 5.5.2.6 and 5.5.3.3), one certificate at a time. */
final class RevocationHandler implements MessageHandler {

    private final Certificates certificates;
    private final TransactionStore transactions;
    private final Dialects dialects;
    private final Clock clock;

    RevocationHandler(Certificates certificates, TransactionStore transactions, Dialects dialects, Clock clock) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var revocations = ((RequestBody.Rr) message.body()).revocations();
        try {
            if (revocations.size() != 1) {
                throw new CmpProblemException(
                        FailInfo.BAD_REQUEST, "A revocation request names exactly one certificate here.");
            }
            return revoke(message, revocations.get(0));
        } catch (RefusedException refused) {
            var refusal = refused.refusal();
            return refused(message, revocations.size(), StatusInfo.rejection(refusal), StatusInfo.verdict(refusal));
        } catch (CmpProblemException problem) {
            if (problem.failInfo() == FailInfo.TRANSACTION_ID_IN_USE) {
                throw problem;
            }
            var status = StatusInfo.rejection(problem.failInfo(), problem.statusString());
            var verdict = StatusInfo.verdict(problem.failInfo(), problem.statusString());
            return refused(message, revocations.size(), status, verdict);
        }
    }

    private Reply revoke(VerifiedMessage message, RequestBody.Revocation revocation) {
        var template = revocation.template();
        var request = new RevocationRequest(
                requester(message.sender()),
                message.route().type(),
                issuer(template),
                serial(template),
                RevocationReasons.of(revocation.crlEntryDetails()),
                CertificateDetails.of(template));
        var revoked = certificates.revoke(
                request,
                (handle, done) -> transactions.open(
                        handle,
                        Transaction.answered(message, dialects.of(message).name(), clock.instant())));
        var content = new RevRepContentBuilder()
                .add(StatusInfo.accepted(), certId(template))
                .build();
        return Reply.of(MessageType.RP, content, verdict(revoked));
    }

    private static Requester requester(Sender sender) {
        var consumer = sender.consumer();
        if (consumer.isPresent()) {
            return new Requester.ByConsumer(consumer.get());
        }
        return new Requester.ByHolder(((Sender.Signer) sender).certificate());
    }

    private static X500Principal issuer(CertTemplate template) {
        var issuer = Optional.ofNullable(template.getIssuer())
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_CERT_TEMPLATE,
                        "The revocation request does not say the issuer of the certificate."));
        try {
            return new X500Principal(issuer.getEncoded(ASN1Encoding.DER));
        } catch (IOException | IllegalArgumentException malformedName) {
            throw new CmpProblemException(FailInfo.BAD_CERT_ID, "The issuer's name is malformed.", malformedName);
        }
    }

    private static SerialNumber serial(CertTemplate template) {
        var serial = Optional.ofNullable(template.getSerialNumber())
                .map(ASN1Integer::getValue)
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_CERT_TEMPLATE,
                        "The revocation request does not say the serial number of the certificate."));
        try {
            return new SerialNumber(serial);
        } catch (IllegalArgumentException nobodyHasIt) {
            throw new CmpProblemException(
                    FailInfo.BAD_CERT_ID, "No certificate has such a serial number.", nobodyHasIt);
        }
    }

    private static CertId certId(CertTemplate template) {
        return new CertId(new GeneralName(template.getIssuer()), template.getSerialNumber());
    }

    /** One status for each entry, in their order (RFC 9810 section 5.3.10). */
    private Reply refused(VerifiedMessage message, int entries, PKIStatusInfo status, String verdict) {
        transactions.open(Transaction.answered(message, dialects.of(message).name(), clock.instant()));
        var content = new RevRepContentBuilder();
        for (int i = 0; i < Math.max(1, entries); i++) {
            content.add(status);
        }
        return Reply.refusal(MessageType.RP, content.build(), verdict);
    }

    private static String verdict(RevokedCertificate revoked) {
        return "accepted, revoked " + revoked.certificate().id() + " "
                + revoked.revocation().reason().text();
    }
}
