package sol023.cmf.cmp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.Certificates.Rejection;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.cmp.CmpSettings.Unconfirmed;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** What happens to certificates that nobody confirmed (RFC 9483 section 4.1.1: handled like a rejection, which may mean logging only). */
final class UnconfirmedCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedCertificates.class);

    private final Certificates certificates;
    private final TransactionStore transactions;
    private final Unconfirmed policy;

    UnconfirmedCertificates(Certificates certificates, TransactionStore transactions, Unconfirmed policy) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.policy = policy;
    }

    /** Ends the transaction and, if the policy says so, the certificate with it. */
    void giveUp(TransactionId id, State.AwaitingConfirmation state, End end) {
        switch (policy) {
            case KEEP -> transactions.close(id, end);
            case REVOKE -> revoke(id, state, end);
        }
        LOG.info("transaction={} certificate={} not confirmed: {}", id, state.certificate(), policy);
    }

    private void revoke(TransactionId id, State.AwaitingConfirmation state, End end) {
        try {
            var why = end == End.EXPIRED ? Rejection.NOT_CONFIRMED : Rejection.BY_REQUESTER;
            certificates.reject(state.certificate(), why, (handle, revoked) -> transactions.close(handle, id, end));
        } catch (RefusedException revokedMeanwhile) {
            transactions.close(id, end);
        }
    }
}
