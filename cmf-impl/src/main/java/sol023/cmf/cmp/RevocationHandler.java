package sol023.cmf.cmp;

import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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

/**
 * rr → rp (RFC 9483 sections 4.2 and 5.1.3, SOL023 clauses 5.3.4, 5.5.2.6 and 5.5.3.3). Several certificates are revoked one by one, each with a status of its own
 * (RFC 9810 section 5.3.10), so some may be revoked and others not.
 */
final class RevocationHandler implements MessageHandler {

    private final Certificates certificates;
    private final TransactionStore transactions;
    private final Dialects dialects;
    private final int maxRevocations;
    private final Clock clock;

    /** @param maxRevocations how many certificates one message may name */
    RevocationHandler(
            Certificates certificates,
            TransactionStore transactions,
            Dialects dialects,
            int maxRevocations,
            Clock clock) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.dialects = dialects;
        this.maxRevocations = maxRevocations;
        this.clock = clock;
    }

    /** What became of one entry. */
    private record Outcome(PKIStatusInfo status, Optional<CertId> revoked, String verdict) {}

    @Override
    public Reply handle(VerifiedMessage message) {
        var revocations = ((RequestBody.Rr) message.body()).revocations();
        var opened = new AtomicBoolean();
        var outcomes = isTooMany(revocations)
                ? Collections.nCopies(Math.max(1, revocations.size()), tooMany())
                : revocations.stream()
                        .map(each -> outcome(message, each, opened))
                        .toList();
        if (!opened.get()) {
            transactions.open(answered(message));
        }
        return reply(outcomes);
    }

    private boolean isTooMany(List<RequestBody.Revocation> revocations) {
        return revocations.isEmpty() || revocations.size() > maxRevocations;
    }

    private Outcome tooMany() {
        return refused(
                FailInfo.BAD_REQUEST,
                maxRevocations == 1
                        ? "A revocation request names exactly one certificate here."
                        : "A revocation request names 1 to " + maxRevocations + " certificates here.");
    }

    /** The first revocation and the transaction are recorded together, so that a replay revokes nothing. */
    private Outcome outcome(VerifiedMessage message, RequestBody.Revocation revocation, AtomicBoolean opened) {
        try {
            var revoked = certificates.revoke(request(message, revocation), (handle, done) -> {
                if (!opened.get()) {
                    transactions.open(handle, answered(message));
                }
            });
            opened.set(true);
            return new Outcome(StatusInfo.accepted(), Optional.of(certId(revocation.template())), verdict(revoked));
        } catch (RefusedException refused) {
            var refusal = refused.refusal();
            return new Outcome(StatusInfo.rejection(refusal), Optional.empty(), StatusInfo.verdict(refusal));
        } catch (CmpProblemException problem) {
            if (problem.failInfo() == FailInfo.TRANSACTION_ID_IN_USE) {
                throw problem;
            }
            return refused(problem.failInfo(), problem.statusString());
        }
    }

    private static Outcome refused(FailInfo failInfo, String statusString) {
        return new Outcome(
                StatusInfo.rejection(failInfo, statusString),
                Optional.empty(),
                StatusInfo.verdict(failInfo, statusString));
    }

    private Transaction answered(VerifiedMessage message) {
        return Transaction.answered(message, dialects.of(message).name(), clock.instant());
    }

    private static RevocationRequest request(VerifiedMessage message, RequestBody.Revocation revocation) {
        var template = revocation.template();
        return new RevocationRequest(
                requester(message.sender()),
                message.route().type(),
                issuer(template),
                serial(template),
                RevocationReasons.of(revocation.crlEntryDetails()),
                CertificateDetails.of(template));
    }

    /** One status for each entry, in their order; revCerts names certificates by their place too, so it is there only if all were revoked. */
    private static Reply reply(List<Outcome> outcomes) {
        boolean all = outcomes.stream().allMatch(each -> each.revoked().isPresent());
        var content = new RevRepContentBuilder();
        for (var each : outcomes) {
            if (all) {
                content.add(each.status(), each.revoked().orElseThrow());
            } else {
                content.add(each.status());
            }
        }
        var verdict = outcomes.stream().map(Outcome::verdict).collect(Collectors.joining("; "));
        return all
                ? Reply.of(MessageType.RP, content.build(), verdict)
                : Reply.refusal(MessageType.RP, content.build(), verdict);
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

    private static String verdict(RevokedCertificate revoked) {
        return "accepted, revoked " + revoked.certificate().id() + " "
                + revoked.revocation().reason().text();
    }
}
