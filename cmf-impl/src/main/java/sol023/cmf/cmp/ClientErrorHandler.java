package sol023.cmf.cmp;

import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/**
 * error → pkiconf: the requester gives its transaction up (RFC 9810 section 5.3.21). A request that waits is then withdrawn, and a certificate as unconfirmed
 * as one that is never heard of again.
 */
final class ClientErrorHandler implements MessageHandler {

    private final UnconfirmedCertificates unconfirmed;
    private final UnfetchedRequests unfetched;

    ClientErrorHandler(UnconfirmedCertificates unconfirmed, UnfetchedRequests unfetched) {
        this.unconfirmed = unconfirmed;
        this.unfetched = unfetched;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var transaction = message.transaction().orElseThrow();
        if (transaction.state() instanceof State.AwaitingConfirmation awaiting) {
            unconfirmed.giveUp(transaction.id(), awaiting.certificate(), End.FAILED);
        } else {
            unfetched.giveUp(transaction, End.FAILED);
        }
        return Reply.pkiConf("transaction given up by the requester");
    }
}
