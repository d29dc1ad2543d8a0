package sol023.cmf.cmp;

import java.math.BigInteger;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.PollRepContent;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.Refusal;
import sol023.cmf.certificate.RequestOutcome;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/**
 * pollReq → pollRep while the request waits, then cp, ip or kup, which is given again until it is confirmed (RFC 9483 section 4.4, SOL023 clauses 5.3.3 and 5.3.6).
 * Polling too early does no harm. The HTTP status is 200 in either dialect.
 */
final class PollHandler implements MessageHandler {

    private static final Set<BigInteger> TAKEN =
            Set.of(Sol023Dialect.USUAL_CERT_REQ_ID, Rfc9483Dialect.USUAL_CERT_REQ_ID);

    private final CertificateRequests requests;
    private final TransactionStore transactions;
    private final Dialects dialects;
    private final Clock clock;

    PollHandler(CertificateRequests requests, TransactionStore transactions, Dialects dialects, Clock clock) {
        this.requests = requests;
        this.transactions = transactions;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var certReqId = requireCertReqId((RequestBody.PollReq) message.body());
        var before = message.transaction().orElseThrow();
        var polling = before.polling().orElseThrow();
        var outcome = requests.outcome(polling.request())
                .orElseThrow(() -> new CmpProblemException(
                        FailInfo.BAD_REQUEST, "What became of this request is no longer known."));
        var asked = polling.with(polling.nonces().after(message.recipNonce().orElseThrow(), message.replyNonce()));
        if (outcome instanceof RequestOutcome.Waiting waiting) {
            transactions.advance(before, before.in(before.state(), asked));
            return waiting(waiting, certReqId);
        }
        if (outcome instanceof RequestOutcome.Issued issued) {
            return granted(before, asked, issued.certificate(), message);
        }
        return refused(before, asked, ((RequestOutcome.Refused) outcome).refusal(), dialects.of(message));
    }

    /** Clients name either of the two (RFC 9810 section 5.3.22, interpretation I-04). */
    private static BigInteger requireCertReqId(RequestBody.PollReq body) {
        if (body.certReqIds().size() != 1 || !TAKEN.contains(body.certReqIds().get(0))) {
            throw new CmpProblemException(
                    FailInfo.BAD_REQUEST,
                    "One request is waiting, so pollReq has one entry, with the certReqId of the cp.");
        }
        return body.certReqIds().get(0);
    }

    private static Reply waiting(RequestOutcome.Waiting waiting, BigInteger certReqId) {
        var seconds = waiting.askAgainAfter().toSeconds();
        return Reply.of(
                MessageType.POLL_REP,
                new PollRepContent(new ASN1Integer(certReqId), new ASN1Integer(seconds)),
                "waiting request=" + waiting.id() + " checkAfter=" + seconds);
    }

    private Reply granted(Transaction before, Polling asked, IssuedCertificate issued, VerifiedMessage message) {
        var dialect = dialects.of(message);
        var terms = terms(before, asked, dialect);
        State after = terms.implicit()
                ? new State.Closed(End.GRANTED, Optional.of(issued.id()))
                : new State.AwaitingConfirmation(
                        issued.id(), asked.certReqId(), answers(before, message.replyNonce()), terms.until());
        transactions.advance(before, before.in(after, asked));
        return CertReplies.to(before, dialect, asked.certReqId()).granted(issued, terms.generalInfo());
    }

    /** The time to confirm runs from the first answer with the certificate on. */
    private ConfirmationTerms terms(Transaction before, Polling asked, Dialect dialect) {
        var now = clock.instant();
        return before.state() instanceof State.AwaitingConfirmation awaiting
                ? new ConfirmationTerms(false, now, awaiting.until())
                : ConfirmationTerms.of(asked.implicitConfirm(), dialect, now);
    }

    private static SentNonces answers(Transaction before, Octets nonce) {
        return before.state() instanceof State.AwaitingConfirmation awaiting
                ? awaiting.expectedNonces().and(nonce)
                : SentNonces.of(nonce);
    }

    private Reply refused(Transaction before, Polling asked, Refusal refusal, Dialect dialect) {
        if (before.state() instanceof State.Waiting) {
            var after = new State.Closed(End.ANSWERED, Optional.empty());
            transactions.advance(before, before.in(after, asked));
        }
        return CertReplies.to(before, dialect, asked.certReqId()).refused(refusal);
    }
}
