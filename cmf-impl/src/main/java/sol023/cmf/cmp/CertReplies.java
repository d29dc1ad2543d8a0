package sol023.cmf.cmp;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.List;
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

/**
 * The answer to a request for a certificate in its three forms (RFC 9483 sections 4.1.1 and 4.4, SOL023 clause 5.5.3.2), each with the HTTP status 200.
 *
 * @param opener the request: ir is answered with ip, cr and p10cr with cp, kur with kup
 * @param kind how it was protected
 */
record CertReplies(MessageType opener, ProtectionKind kind, Dialect dialect, BigInteger certReqId) {

    static CertReplies to(VerifiedMessage request, Dialect dialect, BigInteger certReqId) {
        return new CertReplies(request.type(), request.sender().credential().kind(), dialect, certReqId);
    }

    /** To the request that opened the transaction. */
    static CertReplies to(Transaction transaction, Dialect dialect, BigInteger certReqId) {
        return new CertReplies(transaction.opener(), transaction.credential().kind(), dialect, certReqId);
    }

    Reply granted(IssuedCertificate issued, Optional<InfoTypeAndValue> generalInfo) {
        var response = new CertResponse(
                new ASN1Integer(certReqId),
                StatusInfo.granted(issued),
                new CertifiedKeyPair(new CertOrEncCert(CmpCertificates.of(issued.certificate()))),
                null);
        var caPubs = caPubs(issued).stream().map(CmpCertificates::of).toArray(CMPCertificate[]::new);
        var content = new CertRepMessage(caPubs.length == 0 ? null : caPubs, new CertResponse[] {response});
        var verdict = (issued.isModified() ? "grantedWithMods " : "accepted ") + issued.id();
        return Reply.of(opener.answer(), content, verdict)
                .withExtraCerts(issued.chain())
                .withGeneralInfo(generalInfo);
    }

    /** Who comes for the first time, with a secret only, learns the root that way; who has a certificate knows it (RFC 9483 sections 4.1.1 to 4.1.3). */
    private List<X509Certificate> caPubs(IssuedCertificate issued) {
        return switch (opener) {
            case CR, KUR -> List.of();
            case IR -> kind == ProtectionKind.MAC ? List.of(issued.root()) : dialect.caPubs(issued);
            default -> dialect.caPubs(issued);
        };
    }

    Reply waiting(CertificateRequestId request) {
        var response = new CertResponse(new ASN1Integer(certReqId), StatusInfo.waiting());
        return Reply.of(
                opener.answer(), new CertRepMessage(null, new CertResponse[] {response}), "waiting request=" + request);
    }

    Reply refused(Refusal refusal) {
        var response = new CertResponse(new ASN1Integer(certReqId), StatusInfo.rejection(refusal));
        var content = new CertRepMessage(null, new CertResponse[] {response});
        return Reply.refusal(opener.answer(), content, StatusInfo.verdict(refusal));
    }
}
