package sol023.cmf.cmp;

import java.time.Clock;
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
    private final Clock clock;

    CertificationHandler(
            Certificates certificates,
            TransactionStore transactions,
            SignerStore signers,
            Dialects dialects,
            Clock clock) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.signers = signers;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var dialect = dialects.of(message);
        var request = (RequestBody.P10cr) message.body();
        var terms = ConfirmationTerms.of(message, dialect, clock.instant());
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
            return refused(message, dialect, new Refusal(reason(malformed.problem()), malformed.detail()));
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
        return Reply.of(MessageType.CP, content, StatusInfo.verdict(refusal));
    }

    private static Refusal.Reason reason(CsrException.Problem problem) {
        return switch (problem) {
            case MALFORMED -> Refusal.Reason.CSR_MALFORMED;
            case PROOF_OF_POSSESSION -> Refusal.Reason.PROOF_OF_POSSESSION;
            case KEY_NOT_ALLOWED -> Refusal.Reason.KEY_NOT_ALLOWED;
            case ALGORITHM_NOT_ALLOWED -> Refusal.Reason.ALGORITHM_NOT_ALLOWED;
            case EXTENSION_NOT_ALLOWED -> Refusal.Reason.EXTENSION_NOT_ALLOWED;
            case NAMES_NOT_USABLE -> Refusal.Reason.NAMES_NOT_USABLE;
        };
    }
}
