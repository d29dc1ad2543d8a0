package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpDefects.confirming;
import static sol023.conformance.fault.CmpDefects.transfer;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import org.bouncycastle.asn1.DERSequence;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.target.Target.Dialect;

/** What is wrong only for a client that speaks as RFC 9483 profiles it, and what is worse for it than for one of SOL023. */
final class DialectFaults {

    private static final CmpDefects.Messages GRANTED = (request, answer) -> Statuses.grants(answer);

    private DialectFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("rfc9483-granted-with-201", "A certificate comes with the status 201, though RFC 9811 has 200.")
                        .in(Dialect.RFC9483)
                        .advises(CSR_ANSWERED, "the certificate is returned with 200")
                        .kills(CMP_HTTP_STATUS, "the answer has status 200")
                        .by(transfer(granted(), answer -> answer.withStatus(201))),
                fault("rfc9483-rejected-with-202", "A rejection comes with the status 202.")
                        .in(Dialect.RFC9483)
                        .kills(CMP_HTTP_STATUS, "a rejection has a status of HTTP that may bear one")
                        .by(transfer(rejected(), answer -> answer.withStatus(202))),
                fault("rfc9483-cert-req-id-0", "The certReqId of the answer to a p10cr is 0, as SOL023 has it.")
                        .in(Dialect.RFC9483)
                        .advises(CP_CERT_REQ_ID, "certReqId is -1 as RFC 9483 says")
                        .by(changing(GRANTED, (answer, request, bench) -> {
                            CertRep rep = CertRep.of(answer);
                            return answer.withContent(
                                    rep.withResponse(rep.response().withCertReqId(0))
                                            .encode());
                        })),
                fault("rfc9483-confirmation-refused", "Every confirmation is answered with an error message.")
                        .in(Dialect.RFC9483)
                        .kills(CONFIRM_ANSWERED, "the certificate is confirmed")
                        .kills(CONFIRM_ANSWERED, "the confirmation is answered with pkiconf")
                        .by(changing(
                                (request, answer) -> answer.is(Body.PKICONF),
                                (answer, request, bench) -> answer.withBody(
                                        Body.ERROR,
                                        new DERSequence(FailInfos.rejection(FailInfos.BAD_REQUEST)
                                                .encode())))),
                fault("rfc9483-confirms-anything", "Whatever is wrong with a confirmation, it is taken.")
                        .in(Dialect.RFC9483)
                        .kills(
                                CONFIRM_HASH,
                                CONFIRM_ONE_STATUS,
                                CONFIRM_TRANSACTION,
                                CONFIRM_RECIP_NONCE,
                                CONFIRM_SAME_PROTECTION,
                                CONFIRM_ONCE)
                        .kills(CMP_PROTECTED, "the CMF refuses the confirmation")
                        .by(confirming(asked -> true)));
    }

    private static When granted() {
        return (request, answer) ->
                CmpDefects.message(answer.body()).filter(Statuses::grants).isPresent();
    }

    private static When rejected() {
        return (request, answer) ->
                CmpDefects.message(answer.body()).filter(Statuses::rejects).isPresent();
    }
}
