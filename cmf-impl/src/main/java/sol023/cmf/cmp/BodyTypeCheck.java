package sol023.cmf.cmp;

import java.time.Clock;
import java.util.Optional;
import sol023.cmf.cmp.CmpRoute.Operation;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** The body is one that this CMF serves, at the right place, and due in its transaction (RFC 9483 section 3.5). */
final class BodyTypeCheck implements VerifiedMessageCheck {

    private final Clock clock;

    BodyTypeCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(VerifiedMessage message) {
        if (message.type() == MessageType.POLL_REQ) {
            throw badRequest("No request of this transaction is waiting, so there is nothing to poll for.");
        }
        if (message.body() instanceof RequestBody.NotServed) {
            throw badRequest("The message " + message.type().standardName()
                    + " is not served here; p10cr, certConf, rr and an empty genm are.");
        }
        home(message.type()).ifPresent(operation -> require(message, operation));
        if (message.type().continuesTransaction()) {
            requireDue(message);
        }
    }

    /** Where messages of that type belong; empty if they are at home anywhere. */
    private static Optional<Operation> home(MessageType type) {
        return switch (type) {
            case P10CR, CERT_CONF -> Optional.of(Operation.PKCS10);
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
        if (transaction.state() instanceof State.Closed closed) {
            throw notDue(closed.end());
        }
        if (((State.AwaitingConfirmation) transaction.state()).isOverdue(clock.instant())) {
            throw badRequest("The confirmation comes after the confirmWaitTime.");
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
