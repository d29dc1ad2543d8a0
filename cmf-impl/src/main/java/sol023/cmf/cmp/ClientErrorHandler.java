package sol023.cmf.cmp;

import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/**
 * error → pkiconf: the requester gives its transaction up (RFC 9810 section 5.3.21). The certificate is then as unconfirmed as one that is
 * never heard of again.
 */
final class ClientErrorHandler implements MessageHandler {

    private final UnconfirmedCertificates unconfirmed;

    ClientErrorHandler(UnconfirmedCertificates unconfirmed) {
        this.unconfirmed = unconfirmed;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var state = (State.AwaitingConfirmation)
                message.transaction().map(Transaction::state).orElseThrow();
        unconfirmed.giveUp(message.transactionId(), state, End.FAILED);
        return Reply.pkiConf("transaction given up by the requester");
    }
}
