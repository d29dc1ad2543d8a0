package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.transfer;
import static sol023.conformance.fault.EnrolmentFaults.refusing;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** RFC 9811 and clause 5.5.1: what can go wrong with the transfer of CMP messages, and with requests that are allowed to differ. */
final class TransferFaults {

    private static final String GRANTS = "the CMF grants the request";
    private static final String TAKES = "the CMF takes certificate type and type of handling";
    private static final String DELEGATION = "urn:etsi:nfv:cert-type:handling:delegation";
    private static final int NONCE_OCTETS = 16;
    private static final When GRANTED = cmp(Statuses::grants);
    private static final When REJECTED = cmp(Statuses::rejects);

    private TransferFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("cmp-redirected", "A CMP request is redirected.")
                        .advises(CMP_NO_REDIRECT)
                        .by(transfer(GRANTED, answer -> Answer.of(307)
                                .withHeader("Location", "/.well-known/cmp/elsewhere"))),
                fault("octets-behind-the-answer", "Octets follow the message of an answer.")
                        .kills(CMP_ONE_MESSAGE, "the content is one PKIMessage in DER")
                        .by(transfer(GRANTED, answer -> answer.withBody(padded(answer.body())))),
                fault("cmp-as-octet-stream", "A CMP message is said to be application/octet-stream.")
                        .kills(CMP_MEDIA_TYPE, "the content is of type application/pkixcmp")
                        .by(transfer(GRANTED, answer -> answer.withHeader("Content-Type", "application/octet-stream"))),
                fault("granted-with-404", "A certificate comes with the status 404.")
                        .kills(URI_PKCS10)
                        .kills(CMP_HTTP_STATUS, "the answer has a success status")
                        .by(transfer(GRANTED, answer -> answer.withStatus(404))),
                fault("granted-with-200", "A certificate comes with the status 200.")
                        .advises(CSR_ANSWERED, "the certificate is returned with 201")
                        .by(transfer(GRANTED, answer -> answer.withStatus(200))),
                fault("rejected-with-201", "A rejection comes with the status 201.")
                        .advises(CMP_HTTP_STATUS, "a rejection has status 200, 4xx or 5xx")
                        .by(transfer(REJECTED, answer -> answer.withStatus(201))),
                fault("rfc-9483-paths-not-served", "The CMP URIs of RFC 9483 are not served.")
                        .advises(URI_CMP_BASE)
                        .by(RestDefects.changing(
                                (request, answer) -> request.path().startsWith("/.well-known/"),
                                answer -> Answer.of(404))),
                fault("http-1-0-refused", "HTTP/1.0 is not served.")
                        .kills(CMP_HTTP_10, GRANTS)
                        .by(refusingRequest(request -> request.version().equals("HTTP/1.0"))),
                fault("trailing-slash-refused", "A slash behind the URI makes it another one.")
                        .kills(CMP_TRAILING_SLASH, GRANTS)
                        .by(refusingRequest(request -> request.path().endsWith("/"))),
                fault("answer-without-header", "An answer is the body of a message alone.")
                        .kills(CMP_MESSAGE_HEADER, CMP_MESSAGE_BODY, CMP_ONE_MESSAGE)
                        .by(transfer(GRANTED, answer -> answer.withBody(bodyOnly(answer.body())))),
                fault("long-nonces-refused", "A senderNonce of more than 128 bits is refused.")
                        .kills(CMP_SENDER_NONCE, GRANTS)
                        .by(refusing((request, answer) -> request.field(Field.SENDER_NONCE)
                                .filter(nonce ->
                                        ASN1OctetString.getInstance(nonce).getOctets().length > NONCE_OCTETS)
                                .isPresent())),
                fault("timeless-requests-refused", "A request without messageTime is refused.")
                        .advises(CMP_MESSAGE_TIME, GRANTS)
                        .by(refusing((request, answer) ->
                                request.field(Field.MESSAGE_TIME).isEmpty())),
                fault("free-text-refused", "A request with freeText is refused.")
                        .kills(CMP_HEADER_IGNORED, GRANTS)
                        .by(refusing((request, answer) ->
                                request.field(Field.FREE_TEXT).isPresent())),
                fault("other-order-of-extra-certs-refused", "The signer's certificate is looked for at one place only.")
                        .advises(CMP_EXTRA_CERTS_ORDER, GRANTS)
                        .by(refusing((request, answer) -> request.extraCerts().size() > 2 || isCaFirst(request))),
                fault("vnf-oam-refused", "Requests for VNF OAM certificates are refused.")
                        .kills(OID_VNFOAM)
                        .by(refusing((request, answer) -> hasInfo(request, "urn:etsi:nfv:cert-type:vnfoam-cert"))),
                fault("generalinfo-refused", "Requests that name certificate type and handling are refused.")
                        .kills(OID_VNFC, TAKES)
                        .kills(OID_DELEGATION, TAKES)
                        .kills(GENERAL_INFO_BOTH, TAKES)
                        .by(refusing((request, answer) -> hasInfo(request, DELEGATION))),
                fault("handling-with-blank-refused", "A blank behind the type of handling is not tolerated.")
                        .kills(GENERAL_INFO_BOTH, GRANTS)
                        .by(refusing((request, answer) -> hasInfo(request, DELEGATION + " "))),
                fault("nameless-subjects-refused", "A request for alternative names only is refused.")
                        .kills(CERT_NAMELESS_SUBJECT)
                        .by(refusing((request, answer) -> hasNoSubject(request))),
                fault("mac-refused", "Requests protected by a shared secret are refused.")
                        .kills(CMP_MAC, GRANTS)
                        .by(refusing((request, answer) -> request.field(Field.PROTECTION_ALG)
                                .map(AlgorithmIdentifier::getInstance)
                                .filter(Protector::isMac)
                                .isPresent())));
    }

    private static When cmp(Predicate<Message> answered) {
        return (request, answer) ->
                CmpDefects.message(answer.body()).filter(answered).isPresent();
    }

    private static Defect refusingRequest(Predicate<Request> when) {
        return (request, origin, bench) -> {
            if (!CmpDefects.isCmp(request) || !when.test(request)) {
                return origin.send(request);
            }
            bench.hit();
            return Answer.of(404);
        };
    }

    private static Octets bodyOnly(Octets message) throws IOException {
        return new Octets(ASN1Sequence.getInstance(message.bytes())
                .getObjectAt(1)
                .toASN1Primitive()
                .getEncoded("DER"));
    }

    private static Octets padded(Octets body) {
        return new Octets(Arrays.copyOf(body.bytes(), body.length() + 2));
    }

    private static boolean hasNoSubject(Message request) {
        return CertificationRequest.getInstance(request.content())
                .getCertificationRequestInfo()
                .getSubject()
                .equals(X500Name.getInstance(new DERSequence()));
    }

    private static boolean hasInfo(Message request, String value) {
        return Mistakes.infos(request).contains(value);
    }

    /** Whether extraCerts begin with a certificate that is not the sender's. */
    private static boolean isCaFirst(Message request) {
        return request.extraCerts().stream()
                .findFirst()
                .filter(first -> !new GeneralName(first.getSubject()).equals(GeneralName.getInstance(request.sender())))
                .isPresent();
    }
}
