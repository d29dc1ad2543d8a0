package sol023.cmf.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Set;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.certificate.CertificateRecord;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.cmp.Transaction.End;
import sol023.cmf.cmp.Transaction.State;

/** certConf → pkiconf (RFC 9483 section 4.1.1, RFC 9810 section 5.3.18). Anything but an orderly confirmation ends the transaction too. */
final class ConfirmationHandler implements MessageHandler {

    private static final Set<BigInteger> USUAL_CERT_REQ_IDS =
            Set.of(Sol023Dialect.USUAL_CERT_REQ_ID, Rfc9483Dialect.USUAL_CERT_REQ_ID);

    private final Certificates certificates;
    private final TransactionStore transactions;
    private final UnconfirmedCertificates unconfirmed;
    private final boolean lenientCertReqId;

    ConfirmationHandler(
            Certificates certificates,
            TransactionStore transactions,
            UnconfirmedCertificates unconfirmed,
            boolean lenientCertReqId) {
        this.certificates = certificates;
        this.transactions = transactions;
        this.unconfirmed = unconfirmed;
        this.lenientCertReqId = lenientCertReqId;
    }

    @Override
    public Reply handle(VerifiedMessage message) {
        var state = (State.AwaitingConfirmation)
                message.transaction().map(Transaction::state).orElseThrow();
        boolean accepted;
        try {
            accepted = accepts((RequestBody.CertConf) message.body(), message.pvno(), state);
        } catch (CmpProblemException notInOrder) {
            unconfirmed.giveUp(message.transactionId(), state.certificate(), End.FAILED);
            throw notInOrder;
        }
        return accepted ? confirm(message.transactionId(), state) : reject(message.transactionId(), state);
    }

    /** No entry means that the requester takes none of the certificates. */
    private boolean accepts(RequestBody.CertConf body, BigInteger pvno, State.AwaitingConfirmation state) {
        if (body.confirmations().isEmpty()) {
            return false;
        }
        if (body.confirmations().size() > 1) {
            throw badRequest("One certificate was sent, so certConf has one entry.");
        }
        var entry = body.confirmations().get(0);
        requireCertReqId(entry.certReqId(), state.certReqId());
        if (entry.accepts() && entry.hasFailInfo()) {
            throw badRequest("A certConf that accepts has no failInfo.");
        }
        if (entry.hashAlgorithm().isPresent() && !pvno.equals(VersionCheck.CMP_2021)) {
            throw badRequest("hashAlg in certConf needs pvno 3.");
        }
        requireHash(entry, certificate(state.certificate()));
        return entry.accepts();
    }

    private void requireCertReqId(BigInteger given, BigInteger sent) {
        boolean lenient = lenientCertReqId && USUAL_CERT_REQ_IDS.contains(given) && USUAL_CERT_REQ_IDS.contains(sent);
        if (!given.equals(sent) && !lenient) {
            throw badRequest("The certReqId has to be that of the answer with the certificate, " + sent + ".");
        }
    }

    private static void requireHash(RequestBody.Confirmation entry, X509Certificate certificate) {
        var expected = entry.hashAlgorithm()
                .map(algorithm -> CertificateHash.of(certificate, algorithm))
                .orElseGet(() -> CertificateHash.of(certificate));
        if (!expected.equals(entry.certHash())) {
            throw new CmpProblemException(
                    FailInfo.BAD_CERT_ID, "The certHash is not the hash of the certificate that was sent.");
        }
    }

    private X509Certificate certificate(CertificateId id) {
        return certificates.find(id).map(CertificateRecord::certificate).orElseThrow();
    }

    private Reply confirm(TransactionId id, State.AwaitingConfirmation state) {
        try {
            certificates.confirm(
                    state.certificate(), (handle, confirmed) -> transactions.close(handle, id, End.CONFIRMED));
        } catch (RefusedException revokedMeanwhile) {
            transactions.close(id, End.FAILED);
            throw new CmpProblemException(
                    StatusInfo.failInfo(revokedMeanwhile.refusal().reason()),
                    revokedMeanwhile.refusal().detail(),
                    revokedMeanwhile);
        }
        return Reply.pkiConf("confirmed " + state.certificate());
    }

    /** What nobody wants is revoked. A certificate that was revoked meanwhile is not wanted either. */
    private Reply reject(TransactionId id, State.AwaitingConfirmation state) {
        try {
            certificates.reject(
                    state.certificate(),
                    Certificates.Rejection.BY_REQUESTER,
                    (handle, revoked) -> transactions.close(handle, id, End.REJECTED));
        } catch (RefusedException revokedMeanwhile) {
            transactions.close(id, End.REJECTED);
        }
        return Reply.pkiConf("rejected by the requester, revoked " + state.certificate());
    }

    private static CmpProblemException badRequest(String statusString) {
        return new CmpProblemException(FailInfo.BAD_REQUEST, statusString);
    }
}
