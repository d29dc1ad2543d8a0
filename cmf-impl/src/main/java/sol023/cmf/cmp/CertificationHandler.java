package sol023.cmf.cmp;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertOrEncCert;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CsrException;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.Refusal;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** p10cr → cp (RFC 9483 section 4.1.4, SOL023 clauses 5.3.3 and 5.5.3.2). The certificate and the transaction are recorded together. */
final class CertificationHandler implements MessageHandler {

    private final Certificates certificates;
    private final TransactionStore transactions;
    private final SignerStore signers;
    private final Dialects dialects;
    private final int maxUnconfirmed;
    private final Clock clock;

    /** @param maxUnconfirmed how many certificates of one credential may wait for their confirmation */
    CertificationHandler(
            Certificates certificates,
            TransactionStore transactions,
            SignerStore signers,
            Dialects dialects,
            int maxUnconfirmed,
            Clock clock) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.signers = signers;
        this.dialects = dialects;
        this.maxUnconfirmed = maxUnconfirmed;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var dialect = dialects.of(message);
        var request = (RequestBody.P10cr) message.body();
        var terms = ConfirmationTerms.of(message, dialect, clock.instant());
        if (terms.until().isPresent()) {
            requireRoom(message.sender().credential(), terms.now());
        }
        try {
            var issued = certificates.issue(
                    new IssueRequest(
                            message.sender().consumer().orElseThrow(),
                            message.route().type(),
                            CertificateSigningRequest.of(request.request())),
                    (handle, certificate) -> {
                        transactions.open(handle, opened(message, dialect, terms, certificate));
                        if (!terms.implicit()) {
                            signers.remember(handle, message.sender());
                        }
                    });
            return granted(issued, dialect, terms);
        } catch (RefusedException refused) {
            return refused(message, dialect, refused.refusal());
        } catch (CsrException malformed) {
            return refused(message, dialect, Refusal.of(malformed));
        }
    }

    /** Asked before and not within the transaction, where requests of one sender would wait for each other: the bound is not exact. */
    private void requireRoom(Credential credential, Instant now) {
        if (transactions.countUnconfirmed(credential, now, maxUnconfirmed) >= maxUnconfirmed) {
            throw new CmpProblemException(
                    FailInfo.SYSTEM_UNAVAIL,
                    "Too many certificates wait for their confirmation; confirm them, or ask for implicitConfirm.");
        }
    }

    private static Transaction opened(
            VerifiedMessage message, Dialect dialect, ConfirmationTerms terms, IssuedCertificate issued) {
        State state = terms.implicit()
                ? new State.Closed(End.GRANTED, Optional.of(issued.id()))
                : new State.AwaitingConfirmation(issued.id(), dialect.certReqId(), message.replyNonce(), terms.until());
        return Transaction.openedBy(message, dialect.name(), terms.now(), state);
    }

    private static Reply granted(IssuedCertificate issued, Dialect dialect, ConfirmationTerms terms) {
        var response = new CertResponse(
                new ASN1Integer(dialect.certReqId()),
                StatusInfo.granted(issued),
                new CertifiedKeyPair(new CertOrEncCert(CmpCertificates.of(issued.certificate()))),
                null);
        var caPubs = dialect.caPubs(issued).stream().map(CmpCertificates::of).toArray(CMPCertificate[]::new);
        var content = new CertRepMessage(caPubs.length == 0 ? null : caPubs, new CertResponse[] {response});
        var verdict = (issued.isModified() ? "grantedWithMods " : "accepted ") + issued.id();
        return Reply.of(MessageType.CP, content, verdict)
                .withHttpStatus(dialect.statusWhenIssued())
                .withExtraCerts(issued.chain())
                .withGeneralInfo(terms.generalInfo());
    }

    private Reply refused(VerifiedMessage message, Dialect dialect, Refusal refusal) {
        transactions.open(Transaction.answered(message, dialect.name(), clock.instant()));
        var response = new CertResponse(new ASN1Integer(dialect.certReqId()), StatusInfo.rejection(refusal));
        var content = new CertRepMessage(null, new CertResponse[] {response});
        return Reply.refusal(MessageType.CP, content, StatusInfo.verdict(refusal));
    }
}
