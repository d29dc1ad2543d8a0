package sol023.cmf.cmp;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.GenMsgContent;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Decodes the body of a message nobody has verified yet. The ASN.1 library decodes lazily and throws whatever comes when a field is
 * read, so every field is read here, inside the one guarded place of {@link UnverifiedMessage#parse}.
 */
final class UnverifiedBody {

    private UnverifiedBody() {}

    static RequestBody parse(MessageType type, ASN1Encodable content) {
        return switch (type) {
            case P10CR -> p10cr(CertificationRequest.getInstance(content));
            case RR ->
                new RequestBody.Rr(
                        Arrays.stream(RevReqContent.getInstance(content).toRevDetailsArray())
                                .map(UnverifiedBody::revocation)
                                .toList());
            case CERT_CONF ->
                new RequestBody.CertConf(
                        Arrays.stream(CertConfirmContent.getInstance(content).toCertStatusArray())
                                .map(UnverifiedBody::confirmation)
                                .toList());
            case GENM ->
                new RequestBody.Genm(
                        Arrays.asList(GenMsgContent.getInstance(content).toInfoTypeAndValueArray()));
            case POLL_REQ -> pollReq(ASN1Sequence.getInstance(content));
            case ERROR -> clientError(ErrorMsgContent.getInstance(content));
            case IR, CR, KUR ->
                new RequestBody.CertReq(
                        Arrays.stream(CertReqMessages.getInstance(content).toCertReqMsgArray())
                                .map(UnverifiedBody::certReq)
                                .toList());
            case IP,
                    CP,
                    POPDECC,
                    POPDECR,
                    KUP,
                    KRR,
                    KRP,
                    RP,
                    CCR,
                    CCP,
                    CKUANN,
                    CANN,
                    RANN,
                    CRLANN,
                    PKICONF,
                    NESTED,
                    GENP,
                    POLL_REP -> new RequestBody.NotServed();
        };
    }

    /** What is inside a certification request is judged when the request is; here it only has to have the three parts. */
    private static RequestBody p10cr(CertificationRequest request) {
        request.getCertificationRequestInfo().getSubject();
        request.getSignatureAlgorithm().getAlgorithm();
        request.getSignature().getBytes();
        return new RequestBody.P10cr(new PKCS10CertificationRequest(request));
    }

    /** As with p10cr, what is inside is judged when the request is. */
    private static CertReqMsg certReq(CertReqMsg message) {
        message.getCertReq().getCertReqId().getValue();
        message.getCertReq().getCertTemplate().getVersion();
        if (message.getCertReq().getControls() != null) {
            message.getCertReq().getControls().toAttributeTypeAndValueArray();
        }
        if (message.getPop() != null) {
            message.getPop().getType();
        }
        return message;
    }

    private static RequestBody.Revocation revocation(RevDetails details) {
        CertTemplate template = details.getCertDetails();
        if (template.getValidity() != null) {
            template.getValidity().getNotBefore();
            template.getValidity().getNotAfter();
        }
        return new RequestBody.Revocation(template, Optional.ofNullable(details.getCrlEntryDetails()));
    }

    private static RequestBody.Confirmation confirmation(CertStatus entry) {
        var status = Optional.ofNullable(entry.getStatusInfo());
        return new RequestBody.Confirmation(
                Octets.of(entry.getCertHash().getOctets()),
                entry.getCertReqId().getValue(),
                status.map(info -> info.getStatus()),
                status.map(info -> info.getFailInfo() != null).orElse(false),
                Optional.ofNullable(entry.getHashAlg()));
    }

    /** Each entry is a sequence of a certReqId alone (RFC 9810 section 5.3.22). */
    private static RequestBody pollReq(ASN1Sequence entries) {
        return new RequestBody.PollReq(Arrays.stream(entries.toArray())
                .map(ASN1Sequence::getInstance)
                .map(UnverifiedBody::only)
                .map(id -> ASN1Integer.getInstance(id).getValue())
                .toList());
    }

    private static ASN1Encodable only(ASN1Sequence entry) {
        if (entry.size() != 1) {
            throw new IllegalArgumentException("an entry of a pollReq has one element");
        }
        return entry.getObjectAt(0);
    }

    private static RequestBody clientError(ErrorMsgContent content) {
        content.getPKIStatusInfo().getStatus();
        return new RequestBody.ClientError();
    }
}
