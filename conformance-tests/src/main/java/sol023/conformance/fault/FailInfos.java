package sol023.conformance.fault;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import sol023.conformance.fault.cmp.StatusInfo;

/** Reasons of failure, to be put where they do not belong (RFC 9810 §5.2.3). */
final class FailInfos {

    static final ASN1Encodable BAD_TIME = new PKIFailureInfo(PKIFailureInfo.badTime).toASN1Primitive();
    static final ASN1Encodable BAD_REQUEST = new PKIFailureInfo(PKIFailureInfo.badRequest).toASN1Primitive();
    static final ASN1Encodable CERT_REVOKED = new PKIFailureInfo(PKIFailureInfo.certRevoked).toASN1Primitive();

    /** A bit that fits no mistake the suite makes: it belongs to time stamps. */
    static final ASN1Encodable FOREIGN = new PKIFailureInfo(PKIFailureInfo.unacceptedPolicy).toASN1Primitive();

    private FailInfos() {}

    static StatusInfo rejection(ASN1Encodable failInfo) {
        return new StatusInfo(
                StatusInfo.REJECTION,
                Optional.of(new DERSequence(new DERUTF8String("The request is refused."))),
                Optional.of(failInfo));
    }
}
