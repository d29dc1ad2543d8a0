package sol023.cmf.cmp;

import java.util.Optional;
import sol023.cmf.cmp.Transaction.State;

/** A later message repeats the senderNonce of our last answer (RFC 9483 section 3.5). In a first message recipNonce says nothing. */
final class RecipNonceCheck implements VerifiedMessageCheck {

    @Override
    public void check(VerifiedMessage message) {
        if (!message.type().continuesTransaction()) {
            return;
        }
        var transaction = message.transaction().orElseThrow();
        if (!expected(message.type(), transaction)
                .filter(nonces -> nonces.has(message.recipNonce()))
                .isPresent()) {
            throw new CmpProblemException(
                    FailInfo.BAD_RECIPIENT_NONCE,
                    "The recipNonce has to be the senderNonce of the answer before this message.");
        }
    }

    private static Optional<SentNonces> expected(MessageType type, Transaction transaction) {
        return type != MessageType.POLL_REQ && transaction.state() instanceof State.AwaitingConfirmation awaiting
                ? Optional.of(awaiting.expectedNonces())
                : transaction.polling().map(Polling::nonces);
    }
}
