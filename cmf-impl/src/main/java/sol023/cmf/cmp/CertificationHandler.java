package sol023.cmf.cmp;

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

/** p10cr → cp (RFC 9483 section 4.1.4, SOL023 clauses 5.3.3 and 5.5.3.2). What is decided and the transaction are recorded together. */
final class CertificationHandler implements MessageHandler {

    private final CertificateRequests requests;
    private final TransactionStore transactions;
    private final SignerStore signers;
    private final Dialects dialects;
    private final int maxUnconfirmed;
    private final Clock clock;

    /** @param maxUnconfirmed how many certificates of one credential may wait for their confirmation */
    CertificationHandler(
            CertificateRequests requests,
            TransactionStore transactions,
            SignerStore signers,
            Dialects dialects,
            int maxUnconfirmed,
            Clock clock) {
        this.requests = requests;
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
            var outcome = requests.submit(
                    new IssueRequest(
                            message.sender().consumer().orElseThrow(),
                            message.route().type(),
                            CertificateSigningRequest.of(request.request())),
                    (handle, decided) -> {
                        transactions.open(handle, opened(message, dialect, terms, decided));
                        if (!(decided instanceof RequestOutcome.Issued && terms.implicit())) {
                            signers.remember(handle, message.sender());
                        }
                    });
            return reply(outcome, dialect, terms);
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
            VerifiedMessage message, Dialect dialect, ConfirmationTerms terms, RequestOutcome outcome) {
        if (outcome instanceof RequestOutcome.Waiting waiting) {
            var polling = new Polling(
                    waiting.id(), dialect.certReqId(), terms.implicit(), SentNonces.of(message.replyNonce()));
            return Transaction.openedBy(message, dialect.name(), terms.now(), new State.Waiting())
                    .polling(polling);
        }
        return Transaction.openedBy(
                message, dialect.name(), terms.now(), granted(message, dialect, terms, issued(outcome)));
    }

    private static State granted(
            VerifiedMessage message, Dialect dialect, ConfirmationTerms terms, IssuedCertificate issued) {
        return terms.implicit()
                ? new State.Closed(End.GRANTED, Optional.of(issued.id()))
                : new State.AwaitingConfirmation(
                        issued.id(), dialect.certReqId(), SentNonces.of(message.replyNonce()), terms.until());
    }

    private static Reply reply(RequestOutcome outcome, Dialect dialect, ConfirmationTerms terms) {
        if (outcome instanceof RequestOutcome.Waiting waiting) {
            return CertReplies.waiting(waiting.id(), dialect.certReqId()).withHttpStatus(dialect.statusWhenWaiting());
        }
        return CertReplies.granted(issued(outcome), dialect.certReqId(), dialect, terms.generalInfo())
                .withHttpStatus(dialect.statusWhenIssued());
    }

    private static IssuedCertificate issued(RequestOutcome outcome) {
        return ((RequestOutcome.Issued) outcome).certificate();
    }

    private Reply refused(VerifiedMessage message, Dialect dialect, Refusal refusal) {
        transactions.open(Transaction.answered(message, dialect.name(), clock.instant()));
        return CertReplies.refused(refusal, dialect.certReqId());
    }
}
