package sol023.cmf.cmp;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.cmp.CmpRoute.Operation;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** The body is one that this CMF serves, at the right place, and due in its transaction (RFC 9483 section 3.5). */
final class BodyTypeCheck implements VerifiedMessageCheck {

    /** Ends whose answer a requester may not have got. */
    private static final Set<End> REPEATED = EnumSet.of(End.GRANTED, End.ANSWERED);

    private static final Map<MessageType, OptionalMessage> OPTIONAL = Map.of(
            MessageType.IR,
            OptionalMessage.IR,
            MessageType.CR,
            OptionalMessage.CR,
            MessageType.KUR,
            OptionalMessage.KUR);

    private final CmpSettings settings;
    private final Clock clock;

    BodyTypeCheck(CmpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void check(VerifiedMessage message) {
        if (message.body() instanceof RequestBody.NotServed || isSwitchedOff(message.type())) {
            throw badRequest("The message " + message.type().standardName()
                    + " is not served here; p10cr, certConf, pollReq, rr and an empty genm are in any case.");
        }
        home(message).ifPresent(operation -> require(message, operation));
        if (message.type().continuesTransaction()) {
            requireDue(message);
        }
    }

    private boolean isSwitchedOff(MessageType type) {
        return Optional.ofNullable(OPTIONAL.get(type))
                .filter(message -> !settings.serves(message))
                .isPresent();
    }

    /** Where a message belongs: that of a later message is where its transaction began (RFC 9483 section 6.1). Empty if it is at home anywhere. */
    private static Optional<Operation> home(VerifiedMessage message) {
        return switch (message.type()) {
            case CERT_CONF, POLL_REQ ->
                message.transaction().map(Transaction::opener).flatMap(BodyTypeCheck::home);
            default -> home(message.type());
        };
    }

    private static Optional<Operation> home(MessageType opener) {
        return switch (opener) {
            case P10CR -> Optional.of(Operation.PKCS10);
            case IR -> Optional.of(Operation.INITIALIZATION);
            case CR -> Optional.of(Operation.CERTIFICATION);
            case KUR -> Optional.of(Operation.KEYUPDATE);
            case RR -> Optional.of(Operation.REVOCATION);
            default -> Optional.empty();
        };
    }

    private static void require(VerifiedMessage message, Operation operation) {
        if (!message.route().serves(operation)) {
            throw badRequest("The message " + message.type().standardName() + " belongs to the operation "
                    + operation.label() + ".");
        }
    }

    private void requireDue(VerifiedMessage message) {
        var transaction = message.transaction()
                .orElseThrow(() -> badRequest("No transaction with this transactionID is known here."));
        if (transaction.certificateType() != message.route().type()) {
            throw badRequest("This transaction began at "
                    + transaction.certificateType().pathName() + " and has to be continued there.");
        }
        if (message.type() == MessageType.POLL_REQ) {
            requirePolling(transaction);
        } else if (transaction.state() instanceof State.Closed closed) {
            throw notDue(closed.end());
        } else if (transaction.state() instanceof State.Waiting && message.type() == MessageType.CERT_CONF) {
            throw badRequest("There is no certificate to confirm yet; poll for it.");
        }
        if (transaction.state() instanceof State.AwaitingConfirmation awaiting && awaiting.isOverdue(clock.instant())) {
            throw badRequest("The confirmation comes after the confirmWaitTime.");
        }
    }

    /** An answer to a pollReq may be lost, so the final one is given again until the requester has said that it has it. */
    private static void requirePolling(Transaction transaction) {
        if (transaction.polling().isEmpty()) {
            throw badRequest("No request of this transaction is waiting, so there is nothing to poll for.");
        }
        if (transaction.state() instanceof State.Closed closed && !REPEATED.contains(closed.end())) {
            throw badRequest("This transaction has ended.");
        }
    }

    private static CmpProblemException notDue(End end) {
        return switch (end) {
            case CONFIRMED, REJECTED ->
                new CmpProblemException(
                        FailInfo.CERT_CONFIRMED,
                        "The certificate of this transaction has been confirmed or rejected already.");
            case GRANTED ->
                badRequest("Implicit confirmation was granted, so the transaction ended with the certificate.");
            case EXPIRED -> badRequest("The confirmation comes after the confirmWaitTime.");
            case ANSWERED, FAILED -> badRequest("This transaction has ended.");
        };
    }

    private static CmpProblemException badRequest(String statusString) {
        return new CmpProblemException(FailInfo.BAD_REQUEST, statusString);
    }
}
