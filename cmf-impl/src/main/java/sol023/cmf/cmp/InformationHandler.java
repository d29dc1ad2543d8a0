package sol023.cmf.cmp;

import java.time.Clock;
import org.bouncycastle.asn1.cmp.GenRepContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;

/** genm → genp (RFC 9483 section 4.3): an empty question, by which clients see whether the CMF lives, gets an empty answer. */
final class InformationHandler implements MessageHandler {

    private final TransactionStore transactions;
    private final Dialects dialects;
    private final Clock clock;

    InformationHandler(TransactionStore transactions, Dialects dialects, Clock clock) {
        this.transactions = transactions;
        this.dialects = dialects;
        this.clock = clock;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        if (!((RequestBody.Genm) message.body()).questions().isEmpty()) {
            throw new CmpProblemException(
                    FailInfo.BAD_REQUEST, "No information is served here; only an empty genm is answered.");
        }
        transactions.open(Transaction.answered(message, dialects.of(message).name(), clock.instant()));
        return Reply.of(MessageType.GENP, new GenRepContent(new InfoTypeAndValue[0]), "accepted");
    }
}
