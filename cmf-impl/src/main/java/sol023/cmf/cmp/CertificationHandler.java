package sol023.cmf.cmp;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CsrException;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.Refusal;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.certificate.RequestOutcome;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/**
 * p10cr → cp (RFC 9483 section 4.1.4, SOL023 clauses 5.3.3 and 5.5.3.2), and alike ir → ip, cr → cp and kur → kup (RFC 9483 sections 4.1.1 to 4.1.3). What is decided and the transaction are recorded together.
 */
final class CertificationHandler implements MessageHandler {

    private final CertificateRequests requests;
    private final CrmfRequests crmf;
    private final TransactionStore transactions;
    private final SignerStore signers;
    private final Dialects dialects;
    private final int maxUnconfirmed;
    private final Clock clock;

    /** @param maxUnconfirmed how many certificates of one credential may wait for their confirmation */
    CertificationHandler(
            CertificateRequests requests,
            CrmfRequests crmf,
            TransactionStore transactions,
            SignerStore signers,
            Dialects dialects,
            int maxUnconfirmed,
            Clock clock) {
        this.requests = requests;
        this.crmf = crmf;
        this.transactions = transactions;
        this.signers = signers;
        this.dialects = dialects;
        this.maxUnconfirmed = maxUnconfirmed;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var dialect = dialects.of(message);
        var replies = CertReplies.to(message, dialect, certReqId(message, dialect));
        var terms = ConfirmationTerms.of(message, dialect, clock.instant());
        if (terms.until().isPresent()) {
            requireRoom(message.sender().credential(), terms.now());
        }
        try {
            var outcome = requests.submit(issueRequest(message), (handle, decided) -> {
                transactions.open(handle, opened(message, replies, terms, decided));
                if (!(decided instanceof RequestOutcome.Issued && terms.implicit())) {
                    signers.remember(handle, message.sender());
                }
            });
            return reply(outcome, replies, terms);
        } catch (RefusedException refused) {
            return refused(message, replies, refused.refusal());
        } catch (CsrException malformed) {
            return refused(message, replies, Refusal.of(malformed));
        }
    }

    /** That of a p10cr, which has none, is for the dialect to say. */
    private static BigInteger certReqId(VerifiedMessage message, Dialect dialect) {
        return message.body() instanceof RequestBody.CertReq body ? CrmfRequests.certReqId(body) : dialect.certReqId();
    }

    private IssueRequest issueRequest(VerifiedMessage message) {
        if (message.body() instanceof RequestBody.P10cr body) {
            return new IssueRequest(
                    message.sender().consumer().orElseThrow(),
                    message.route().type(),
                    CertificateSigningRequest.of(body.request()));
        }
        return crmf.issueRequest(message, (RequestBody.CertReq) message.body());
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
            VerifiedMessage message, CertReplies replies, ConfirmationTerms terms, RequestOutcome outcome) {
        var dialect = replies.dialect().name();
        if (outcome instanceof RequestOutcome.Waiting waiting) {
            var polling = new Polling(
                    waiting.id(), replies.certReqId(), terms.implicit(), SentNonces.of(message.replyNonce()));
            return Transaction.openedBy(message, dialect, terms.now(), new State.Waiting())
                    .polling(polling);
        }
        return Transaction.openedBy(message, dialect, terms.now(), granted(message, replies, terms, issued(outcome)));
    }

    private static State granted(
            VerifiedMessage message, CertReplies replies, ConfirmationTerms terms, IssuedCertificate issued) {
        return terms.implicit()
                ? new State.Closed(End.GRANTED, Optional.of(issued.id()))
                : new State.AwaitingConfirmation(
                        issued.id(), replies.certReqId(), SentNonces.of(message.replyNonce()), terms.until());
    }

    private static Reply reply(RequestOutcome outcome, CertReplies replies, ConfirmationTerms terms) {
        var dialect = replies.dialect();
        if (outcome instanceof RequestOutcome.Waiting waiting) {
            return replies.waiting(waiting.id()).withHttpStatus(dialect.statusWhenWaiting());
        }
        return replies.granted(issued(outcome), terms.generalInfo()).withHttpStatus(dialect.statusWhenIssued());
    }

    private static IssuedCertificate issued(RequestOutcome outcome) {
        return ((RequestOutcome.Issued) outcome).certificate();
    }

    private Reply refused(VerifiedMessage message, CertReplies replies, Refusal refusal) {
        transactions.open(Transaction.answered(message, replies.dialect().name(), clock.instant()));
        return replies.refused(refusal);
    }
}
