package sol023.cmf.cmp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;

/**
 * A message whose protection has been verified, where it was posted to, and the transaction it names.
 *
 * @param transaction what is known of the transaction; empty if its id is new
 * @param replyNonce the senderNonce of the answer, chosen before the answer so that it can be stored with the transaction
 */
record VerifiedMessage(
        CmpRoute route,
        BigInteger pvno,
        Optional<Instant> messageTime,
        TransactionId transactionId,
        Optional<Octets> recipNonce,
        List<InfoTypeAndValue> generalInfo,
        MessageType type,
        RequestBody body,
        Sender sender,
        Optional<Transaction> transaction,
        Octets replyNonce) {

    static VerifiedMessage of(
            UnverifiedMessage message,
            CmpRoute route,
            Sender sender,
            Optional<Transaction> transaction,
            Octets replyNonce) {
        return new VerifiedMessage(
                route,
                message.pvno(),
                message.messageTime(),
                TransactionId.of(message.transactionId().orElseThrow()),
                message.recipNonce(),
                message.generalInfo(),
                message.type(),
                message.body(),
                sender,
                transaction,
                replyNonce);
    }
}
