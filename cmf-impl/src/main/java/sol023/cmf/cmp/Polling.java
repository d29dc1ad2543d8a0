package sol023.cmf.cmp;

import java.math.BigInteger;
import sol023.cmf.certificate.CertificateRequestId;

/**
 * What a transaction whose request was not granted at once needs for later answers (RFC 9483 section 4.4).
 *
 * @param certReqId that of the waiting cp, for the final one
 * @param implicitConfirm whether the request asked for implicit confirmation, which only the final cp can grant
 * @param nonces those that a pollReq may repeat
 */
record Polling(CertificateRequestId request, BigInteger certReqId, boolean implicitConfirm, SentNonces nonces) {

    Polling with(SentNonces others) {
        return new Polling(request, certReqId, implicitConfirm, others);
    }
}
