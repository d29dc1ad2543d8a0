package sol023.cmf.cmp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.certificate.AlongWith;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.Certificates.Rejection;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.cmp.CmpSettings.Unconfirmed;
import sol023.cmf.cmp.Transaction.End;

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
    void giveUp(TransactionId id, CertificateId certificate, End end) {
        switch (policy) {
            case KEEP -> transactions.close(id, end);
            case REVOKE -> revoke(id, certificate, end);
        }
        LOG.info("transaction={} certificate={} not confirmed: {}", id, certificate, policy);
    }

    /** The same for a certificate that its requester has not fetched. */
    void giveUpUnfetched(TransactionId id, CertificateId certificate, End end) {
        if (policy == Unconfirmed.REVOKE) {
            try {
                certificates.reject(certificate, why(end), AlongWith.nothing());
            } catch (RefusedException revokedMeanwhile) {
                LOG.debug("certificate {} has ended already", certificate);
            }
        }
        transactions.closeUnfetched(id, certificate, end);
        LOG.info("transaction={} certificate={} not fetched: {}", id, certificate, policy);
    }

    private void revoke(TransactionId id, CertificateId certificate, End end) {
        try {
            certificates.reject(certificate, why(end), (handle, revoked) -> transactions.close(handle, id, end));
        } catch (RefusedException revokedMeanwhile) {
            transactions.close(id, end);
        }
    }

    private static Rejection why(End end) {
        return end == End.EXPIRED ? Rejection.NOT_CONFIRMED : Rejection.BY_REQUESTER;
    }
}
