package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Certificate;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.CertRep.Response;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.StatusInfo;

/** Clause 5.5.3.2: what can go wrong in the answer to a certificate request, apart from the certificate itself. */
final class EnrolmentFaults {

    private static final CmpDefects.Messages GRANTED = (request, answer) -> Statuses.grants(answer);
    private static final CmpDefects.Messages REJECTED_CP =
            (request, answer) -> answer.is(Body.CP) && Statuses.rejects(answer);
    private static final int ENCRYPTED = 1;
    private static final int PRIVATE_KEY = 0;
    private static final DERSequence ENCRYPTED_VALUE = new DERSequence(new DERBitString(new byte[] {1, 2, 3}));

    private EnrolmentFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("two-responses", "A cp holds two responses.")
                        .kills(CP_ONE_RESPONSE)
                        .by(rep(GRANTED, rep -> rep.withResponses(List.of(rep.response(), rep.response())))),
                fault("no-response", "A cp holds no response.")
                        .kills(CP_STATUS_PRESENT)
                        .kills(CP_ONE_RESPONSE, "the answer has a response")
                        .by(rep(GRANTED, rep -> rep.withResponses(List.of()))),
                fault("cert-req-id-5", "The certReqId of a cp is 5.")
                        .advises(CP_CERT_REQ_ID, "certReqId is 0 or -1")
                        .by(response(GRANTED, response -> response.withCertReqId(5))),
                fault("cert-req-id-minus-1", "The certReqId of a cp is -1, as RFC 9483 has it.")
                        .advises(CP_CERT_REQ_ID, "certReqId is 0 as SOL023 says")
                        .by(response(GRANTED, response -> response.withCertReqId(-1))),
                fault("warning-as-status", "A certificate comes with the status revocationWarning.")
                        .kills(CP_STATUS_VALUES)
                        .by(response(
                                GRANTED,
                                response -> response.withStatus(
                                        response.status().withStatus(StatusInfo.REVOCATION_WARNING)))),
                fault("granted-with-fail-info", "A certificate comes with a failInfo.")
                        .kills(CP_FAIL_INFO_ABSENT)
                        .by(response(
                                GRANTED,
                                response -> response.withStatus(
                                        response.status().withFailInfo(Optional.of(FailInfos.BAD_TIME))))),
                fault("granted-without-certificate", "A request is granted, and no certificate comes.")
                        .kills(CP_KEY_PAIR_PRESENT)
                        .kills(CSR_OBTAINED, "the requester has the certificate")
                        .by(response(GRANTED, response -> response.withKeyPair(Optional.empty()))),
                fault("certificate-encrypted", "The certificate comes encrypted.")
                        .kills(CP_CERT_CHOICE)
                        .by(response(
                                GRANTED,
                                response -> response.withKeyPair(
                                        Optional.of(List.of(new DERTaggedObject(true, ENCRYPTED, ENCRYPTED_VALUE)))))),
                fault("private-key-sent", "A private key comes with the certificate.")
                        .kills(CP_PRIVATE_KEY_ABSENT)
                        .by(response(
                                GRANTED,
                                response ->
                                        response.withKeyPair(response.keyPair().map(EnrolmentFaults::withPrivateKey)))),
                fault("ca-pubs-without-root", "caPubs holds the issuing CA in place of its anchor.")
                        .kills(CP_CA_PUBS)
                        .by(withCaPubs((rep, bench) -> bench.issuingCa().certificate())),
                fault(
                                "ca-pubs-with-foreign-root",
                                "caPubs holds an anchor that has nothing to do with the certificate.")
                        .kills(CP_CA_PUBS)
                        .by(withCaPubs((rep, bench) -> bench.foreignRoot())),
                fault("rejection-with-certificate", "A cp that rejects holds a certificate.")
                        .kills(CP_KEY_PAIR_ABSENT)
                        .by(changing(
                                REJECTED_CP,
                                (answer, request, bench) -> answer.withContent(CertRep.of(answer)
                                        .withResponse(CertRep.of(answer)
                                                .response()
                                                .withCertificate(
                                                        bench.issuingCa().certificate()))
                                        .encode()))),
                fault("rejection-as-error", "A mistake in the certification request is answered with an error message.")
                        .advises(REJECTION_FORM, "the rejection comes as a cp")
                        .by(changing(REJECTED_CP, (answer, request, bench) -> asError(answer))),
                fault("granted-as-ip", "A certificate comes in an ip.")
                        .kills(CMP_BODY_CP)
                        .by(changing(GRANTED, (answer, request, bench) -> answer.withBody(Body.IP, answer.content()))),
                fault("second-certificate-refused", "Only the first certificate request is granted.")
                        .kills(REVOKE_DONE, "a certificate is there to be revoked for comparison")
                        .byNew(EnrolmentFaults::refusingAfterTheFirst),
                fault("every-certificate-refused", "Every certificate request is rejected.")
                        .kills(CMP_BODY_CP, CSR_OBTAINED)
                        .kills(CSR_ISSUED)
                        .by(refusing((request, answer) -> true)));
    }

    /** Rejects every certificate request but the first. */
    private static Defect refusingAfterTheFirst() {
        AtomicBoolean seen = new AtomicBoolean();
        return refusing((request, answer) -> seen.getAndSet(true));
    }

    /** Rejects what was granted; the certificate stays where it is, at the CMF. */
    static Defect refusing(CmpDefects.Messages when) {
        return changing(
                (request, answer) -> Statuses.grants(answer) && when.matches(request, answer),
                (answer, request, bench) -> answer.withContent(
                        new CertRep(List.of(), CertRep.of(answer).responses())
                                .withResponse(CertRep.of(answer)
                                        .response()
                                        .withStatus(FailInfos.rejection(FailInfos.BAD_REQUEST))
                                        .withKeyPair(Optional.empty()))
                                .encode()));
    }

    static Message asError(Message answer) {
        return answer.withBody(
                Body.ERROR, new DERSequence(Statuses.of(answer).orElseThrow().encode()));
    }

    private interface Anchor {
        Certificate of(CertRep rep, Bench bench) throws IOException;
    }

    private static Defect withCaPubs(Anchor anchor) {
        return changing(GRANTED, (answer, request, bench) -> {
            CertRep rep = CertRep.of(answer);
            return answer.withContent(
                    rep.withCaPubs(List.of(anchor.of(rep, bench))).encode());
        });
    }

    private static Defect rep(CmpDefects.Messages when, UnaryOperator<CertRep> change) {
        return changing(
                when,
                (answer, request, bench) ->
                        answer.withContent(change.apply(CertRep.of(answer)).encode()));
    }

    private static Defect response(CmpDefects.Messages when, UnaryOperator<Response> change) {
        return rep(when, rep -> rep.withResponse(change.apply(rep.response())));
    }

    private static List<ASN1Encodable> withPrivateKey(List<ASN1Encodable> pair) {
        List<ASN1Encodable> more = new ArrayList<>(pair);
        more.add(1, new DERTaggedObject(true, PRIVATE_KEY, ENCRYPTED_VALUE));
        return more;
    }
}
