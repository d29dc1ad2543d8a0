package sol023.cmf.cmp;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CMP interface without HTTP: octets in, octets and status out. A message passes the checks of RFC 9483 section 3.5 in one fixed
 * order, then its handler; whatever happens, the answer is a protected PKIMessage. Safe for use by many threads.
 */
public final class CmpEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CmpEndpoint.class);

    private final List<UnverifiedMessageCheck> checks;
    private final ProtectionKindCheck protectionKind;
    private final ProtectionCheck protection;
    private final TransactionStore transactions;
    private final VerifiedMessages verified;
    private final ReplyEnvelope envelope;
    private final ReplyProtection signed;
    private final Refusals refusals;

    CmpEndpoint(
            List<UnverifiedMessageCheck> checks,
            ProtectionKindCheck protectionKind,
            ProtectionCheck protection,
            TransactionStore transactions,
            VerifiedMessages verified,
            ReplyEnvelope envelope,
            ReplyProtection signed,
            Refusals refusals) {
        this.checks = List.copyOf(checks);
        this.protectionKind = protectionKind;
        this.protection = protection;
        this.transactions = transactions;
        this.verified = verified;
        this.envelope = envelope;
        this.signed = signed;
        this.refusals = refusals;
    }

    /** The answer to what was posted; never fails. */
    public CmpAnswer answer(CmpRoute route, byte[] content) {
        UnverifiedMessage message;
        try {
            message = UnverifiedMessage.parse(content);
        } catch (CmpProblemException problem) {
            var reply = Reply.malformed(problem);
            LOG.info("{} octets that are no PKIMessage: {}", content.length, reply.verdict());
            return new CmpAnswer(reply.httpStatus(), envelope.seal(reply, signed));
        }
        return answer(route, message);
    }

    private CmpAnswer answer(CmpRoute route, UnverifiedMessage message) {
        var nonce = envelope.newNonce();
        try {
            checks.forEach(check -> check.check(message));
            var continued = message.type().continuesTransaction() ? find(message) : Optional.<Transaction>empty();
            protectionKind.check(message, continued);
            var proof = protection.verify(message, continued);
            var transaction = message.type().continuesTransaction() ? continued : find(message);
            var reply = verified.serve(VerifiedMessage.of(message, route, proof.sender(), transaction, nonce));
            return sealed(message, proof.sender().name(), reply, proof.reply(), nonce);
        } catch (CmpProblemException problem) {
            return sealed(message, "-", Reply.error(problem), signed, nonce);
        } catch (RuntimeException fault) {
            return sealed(message, "-", Reply.error(Faults.logged(fault)), signed, nonce);
        }
    }

    /** A read from the database, which an unverified message does not cost if it can be verified without. */
    private Optional<Transaction> find(UnverifiedMessage message) {
        return transactions.find(TransactionId.of(message.transactionId().orElseThrow()));
    }

    private CmpAnswer sealed(
            UnverifiedMessage message, String consumer, Reply reply, ReplyProtection replyProtection, Octets nonce) {
        refusals.record(message, consumer, reply);
        LOG.info(
                "{} transaction={} consumer={} answer={} {}",
                message.type().standardName(),
                message.transactionId()
                        .map(TransactionId::of)
                        .map(TransactionId::key)
                        .orElse("-"),
                consumer,
                MessageType.of(reply.body().getType()).standardName(),
                reply.verdict());
        return new CmpAnswer(reply.httpStatus(), envelope.seal(message, reply, replyProtection, nonce));
    }

    /** Ends transactions whose confirmation is overdue and forgets old ones; to be called now and then. */
    public void sweep() {
        verified.sweep();
    }
}
