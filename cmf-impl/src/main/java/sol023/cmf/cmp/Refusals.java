package sol023.cmf.cmp;

import java.util.Optional;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;

/** Records requests that were refused; what was done is recorded where it is done. */
final class Refusals {

    private final AuditLog audit;

    Refusals(AuditLog audit) {
        this.audit = audit;
    }

    /** @param sender the consumer's name, or {@code -} for anybody else */
    void record(UnverifiedMessage message, String sender, Reply reply) {
        if (reply.isRefusal()) {
            action(message.type())
                    .map(action -> AuditEvent.refused(action, sender, reply.verdict())
                            .with("transaction", transaction(message)))
                    .ifPresent(audit::record);
        }
    }

    private static Optional<Action> action(MessageType type) {
        return switch (type) {
            case P10CR, IR, CR, KUR -> Optional.of(Action.CERTIFICATE_ISSUE);
            case CERT_CONF -> Optional.of(Action.CERTIFICATE_CONFIRM);
            case RR -> Optional.of(Action.CERTIFICATE_REVOKE);
            default -> Optional.empty();
        };
    }

    private static String transaction(UnverifiedMessage message) {
        return message.transactionId()
                .map(TransactionId::of)
                .map(TransactionId::key)
                .orElse("-");
    }
}
