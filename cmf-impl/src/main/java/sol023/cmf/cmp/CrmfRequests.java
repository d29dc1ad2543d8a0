package sol023.cmf.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.crmf.AttributeTypeAndValue;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.KeyUpdates;
import sol023.cmf.certificate.KeyUpdates.NamedCertificate;
import sol023.cmf.certificate.Refusal.Reason;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.certificate.Requester;

/** Translates ir, cr and kur (RFC 9483 sections 4.1.1 to 4.1.3); what they ask for is decided where p10cr is. */
final class CrmfRequests {

    private static final String CMC_RA = "1.3.6.1.5.5.7.3.28";

    private final KeyUpdates updates;

    CrmfRequests(KeyUpdates updates) {
        this.updates = updates;
    }

    /** There is one request in such a message, and 0 is its number. */
    static BigInteger certReqId(RequestBody.CertReq body) {
        if (body.requests().size() != 1) {
            throw new CmpProblemException(FailInfo.BAD_REQUEST, "A message asks for exactly one certificate here.");
        }
        var id = body.requests().get(0).getCertReq().getCertReqId().getValue();
        if (id.signum() != 0) {
            throw new CmpProblemException(FailInfo.BAD_REQUEST, "The certReqId of ir, cr and kur is 0.");
        }
        return id;
    }

    /** @throws RefusedException if the sender may not ask for that */
    IssueRequest issueRequest(VerifiedMessage message, RequestBody.CertReq body) {
        var asked = body.requests().get(0);
        var request = CertificateSigningRequest.of(asked);
        if (request.isRaVerified() && !isRegistrationAuthority(message.sender())) {
            throw new RefusedException(
                    Reason.NOT_PERMITTED,
                    "raVerified is taken from registration authorities only, whose certificate has the extended key usage cmcRA.");
        }
        var old = oldCertificate(asked);
        var type = message.route().type();
        if (message.type() == MessageType.KUR) {
            return updates.request(requester((Sender.Signer) message.sender()), type, old, request);
        }
        if (old.isPresent()) {
            throw new RefusedException(Reason.CSR_MALFORMED, "oldCertId belongs into a kur.");
        }
        return new IssueRequest(message.sender().consumer().orElseThrow(), type, request);
    }

    private static Requester requester(Sender.Signer sender) {
        return sender.consumer()
                .<Requester>map(Requester.ByConsumer::new)
                .orElseGet(() -> new Requester.ByHolder(sender.certificate()));
    }

    private static boolean isRegistrationAuthority(Sender sender) {
        try {
            return sender instanceof Sender.Signer signer
                    && Optional.ofNullable(signer.certificate().getExtendedKeyUsage())
                            .orElse(List.of())
                            .contains(CMC_RA);
        } catch (CertificateParsingException malformedExtension) {
            return false;
        }
    }

    private static Optional<NamedCertificate> oldCertificate(CertReqMsg message) {
        return Optional.ofNullable(message.getCertReq().getControls()).stream()
                .flatMap(controls -> Stream.of(controls.toAttributeTypeAndValueArray()))
                .filter(control -> CRMFObjectIdentifiers.id_regCtrl_oldCertID.equals(control.getType()))
                .map(AttributeTypeAndValue::getValue)
                .map(CrmfRequests::named)
                .findFirst();
    }

    private static NamedCertificate named(ASN1Encodable value) {
        try {
            var id = CertId.getInstance(value);
            if (id.getIssuer().getTagNo() == GeneralName.directoryName) {
                var issuer = id.getIssuer().getName().toASN1Primitive().getEncoded(ASN1Encoding.DER);
                return new NamedCertificate(
                        new X500Principal(issuer),
                        new SerialNumber(id.getSerialNumber().getValue()));
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw nobody();
        }
        throw nobody();
    }

    private static RefusedException nobody() {
        return new RefusedException(Reason.CERTIFICATE_UNKNOWN, "oldCertId names no certificate.");
    }
}
