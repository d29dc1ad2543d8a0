package sol023.cmf.cmp;

import sol023.cmf.certificate.CertificateRequest;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.RequestDecidedException;
import sol023.cmf.cmp.Transaction.End;

/** What happens to requests whose requester does not poll to the end. */
final class UnfetchedRequests {

    private final CertificateRequests requests;
    private final TransactionStore transactions;
    private final UnconfirmedCertificates unconfirmed;

    UnfetchedRequests(
            CertificateRequests requests, TransactionStore transactions, UnconfirmedCertificates unconfirmed) {
        this.requests = requests;
        this.transactions = transactions;
        this.unconfirmed = unconfirmed;
    }

    /** Ends the transaction; a request that still waits ends with it, a certificate is treated as one that nobody confirmed. */
    void giveUp(Transaction transaction, End end) {
        var request = requests.find(transaction.polling().orElseThrow().request());
        if (request.filter(CertificateRequest::isWaiting).isPresent()) {
            try {
                requests.withdraw(
                        request.get(), (handle, withdrawn) -> transactions.close(handle, transaction.id(), end));
            } catch (RequestDecidedException meanwhile) {
                giveUp(transaction, end);
            }
        } else if (request.isPresent() && request.get().state() instanceof CertificateRequest.State.Issued issued) {
            unconfirmed.giveUpUnfetched(transaction.id(), issued.certificate(), end);
        } else {
            transactions.close(transaction.id(), end);
        }
    }
}
