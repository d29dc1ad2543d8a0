package sol023.cmf.cmp;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertOrEncCert;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import sol023.cmf.certificate.CertificateRequestId;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.Refusal;

/** The cp in its three forms (RFC 9483 sections 4.1.1 and 4.4, SOL023 clause 5.5.3.2), each with the HTTP status 200. */
final class CertReplies {

    private CertReplies() {}

    static Reply granted(
            IssuedCertificate issued, BigInteger certReqId, Dialect dialect, Optional<InfoTypeAndValue> generalInfo) {
        var response = new CertResponse(
                new ASN1Integer(certReqId),
                StatusInfo.granted(issued),
                new CertifiedKeyPair(new CertOrEncCert(CmpCertificates.of(issued.certificate()))),
                null);
        var caPubs = dialect.caPubs(issued).stream().map(CmpCertificates::of).toArray(CMPCertificate[]::new);
        var content = new CertRepMessage(caPubs.length == 0 ? null : caPubs, new CertResponse[] {response});
        var verdict = (issued.isModified() ? "grantedWithMods " : "accepted ") + issued.id();
        return Reply.of(MessageType.CP, content, verdict)
                .withExtraCerts(issued.chain())
                .withGeneralInfo(generalInfo);
    }

    static Reply waiting(CertificateRequestId request, BigInteger certReqId) {
        var response = new CertResponse(new ASN1Integer(certReqId), StatusInfo.waiting());
        return Reply.of(
                MessageType.CP, new CertRepMessage(null, new CertResponse[] {response}), "waiting request=" + request);
    }

    static Reply refused(Refusal refusal, BigInteger certReqId) {
        var response = new CertResponse(new ASN1Integer(certReqId), StatusInfo.rejection(refusal));
        var content = new CertRepMessage(null, new CertResponse[] {response});
        return Reply.refusal(MessageType.CP, content, StatusInfo.verdict(refusal));
    }
}
