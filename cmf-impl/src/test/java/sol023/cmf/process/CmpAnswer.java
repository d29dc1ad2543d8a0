package sol023.cmf.process;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;

/** What came back over HTTP to a CMP request. */
public record CmpAnswer(HttpResponse<byte[]> http) {

    public int httpStatus() {
        return http.statusCode();
    }

    /** The PKIMessage in the body; an exception if the body is something else. */
    public PKIMessage message() {
        try {
            return new GeneralPKIMessage(http.body()).toASN1Structure();
        } catch (IOException e) {
            throw new IllegalStateException("HTTP " + httpStatus() + " without a PKIMessage in it", e);
        }
    }

    public int bodyType() {
        return message().getBody().getType();
    }

    /** The certificate, if this is a cp that grants one. */
    public Optional<X509CertificateHolder> certificate() {
        if (bodyType() != PKIBody.TYPE_CERT_REP || response().getCertifiedKeyPair() == null) {
            return Optional.empty();
        }
        CMPCertificate certificate =
                response().getCertifiedKeyPair().getCertOrEncCert().getCertificate();
        return Optional.of(new X509CertificateHolder(certificate.getX509v3PKCert()));
    }

    /** The certReqId of a cp or a pollRep. */
    BigInteger waitingId() {
        return bodyType() == PKIBody.TYPE_POLL_REP
                ? PollRepContent.getInstance(message().getBody().getContent())
                        .getCertReqId(0)
                        .getValue()
                : certReqId().getValue();
    }

    /** Whether this is a cp that says that the request waits. */
    public boolean isWaiting() {
        return bodyType() == PKIBody.TYPE_CERT_REP
                && status().getStatus().equals(BigInteger.valueOf(PKIStatus.WAITING));
    }

    ASN1Integer certReqId() {
        return response().getCertReqId();
    }

    private CertResponse response() {
        return CertRepMessage.getInstance(message().getBody().getContent()).getResponse()[0];
    }

    /** The status of a cp, rp or error. */
    PKIStatusInfo status() {
        PKIBody body = message().getBody();
        return switch (body.getType()) {
            case PKIBody.TYPE_CERT_REP -> response().getStatus();
            case PKIBody.TYPE_REVOCATION_REP ->
                RevRepContent.getInstance(body.getContent()).getStatus()[0];
            case PKIBody.TYPE_ERROR ->
                ErrorMsgContent.getInstance(body.getContent()).getPKIStatusInfo();
            default -> throw new IllegalStateException("body " + body.getType() + " has no status");
        };
    }

    public boolean isAccepted() {
        return status().getStatus().equals(BigInteger.valueOf(PKIStatus.GRANTED));
    }

    /** Whether a bit of the failInfo is set, by its {@link org.bouncycastle.asn1.cmp.PKIFailureInfo} constant. */
    boolean fails(int failInfo) {
        return status().getFailInfo() != null && (status().getFailInfo().intValue() & failInfo) != 0;
    }

    @Override
    public String toString() {
        try {
            return "HTTP " + httpStatus() + ", body " + bodyType() + ", " + describe(status());
        } catch (IllegalStateException e) {
            return "HTTP " + httpStatus() + ", " + e.getMessage();
        }
    }

    private static String describe(PKIStatusInfo info) {
        String text = info.getStatusString() == null
                ? ""
                : info.getStatusString().getStringAtUTF8(0).getString();
        return "status " + info.getStatus() + ", failInfo " + info.getFailInfo() + ": " + text;
    }
}
