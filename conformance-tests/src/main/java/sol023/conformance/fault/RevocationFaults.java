package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.CmpDefects.revoking;
import static sol023.conformance.fault.CmpDefects.transfer;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import sol023.conformance.fault.cmp.Body;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.RevRep;
import sol023.conformance.fault.cmp.StatusInfo;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Clauses 5.3.4 and 5.5.3.3: what can go wrong when certificates are revoked. */
final class RevocationFaults {

    private static final CmpDefects.Messages REVOKED = (request, answer) -> Statuses.revokes(answer);
    private static final CmpDefects.Messages REJECTED_RP =
            (request, answer) -> answer.is(Body.RP) && Statuses.rejects(answer);
    private static final When ACCEPTED = (request, answer) ->
            CmpDefects.message(answer.body()).filter(Statuses::revokes).isPresent();
    private static final DERSequence NOBODYS =
            new DERSequence(new ASN1Encodable[] {new GeneralName(new X500Name("CN=nobody")), new ASN1Integer(4711)});

    private RevocationFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("revocation-answered-202", "A revocation is answered with 202.")
                        .kills(REVOKE_ANSWERED, "the revocation is answered with 200")
                        .by(transfer(ACCEPTED, answer -> answer.withStatus(202))),
                fault("revocation-answered-404", "An accepted revocation has the status 404.")
                        .kills(URI_REVOCATION)
                        .by(transfer(ACCEPTED, answer -> answer.withStatus(404))),
                fault("every-revocation-refused", "Every revocation is refused.")
                        .kills(REVOKE_ANSWERED, REVOKE_POSTCONDITION)
                        .kills(REVOKE_DONE)
                        .by(changing(
                                REVOKED,
                                (answer, request, bench) -> answer.withContent(
                                        new RevRep(List.of(FailInfos.rejection(FailInfos.BAD_REQUEST)), List.of())
                                                .encode()))),
                fault("revocation-not-done", "A revocation is accepted, and the certificate stays valid.")
                        .kills(REVOKE_POSTCONDITION, "the certificate does not hinder the deregistration any longer")
                        .kills(REVOKE_POSTCONDITION, "the certificate is revoked")
                        .kills(CRL_LISTS_REVOKED, "the CRL lists the certificate")
                        .by(RevocationFaults::notDone),
                fault("revocation-answered-with-genp", "A revocation is answered with a general response.")
                        .kills(CMP_BODY_RP)
                        .by(changing(
                                REVOKED, (answer, request, bench) -> answer.withBody(Body.GENP, new DERSequence()))),
                fault("two-revocation-statuses", "An rp holds two statuses.")
                        .kills(RP_STATUS_PRESENT)
                        .by(rep(rep -> rep.withStatuses(List.of(rep.status(), rep.status())))),
                fault("revocation-with-warning", "A revocation has the status revocationWarning.")
                        .kills(RP_STATUS_VALUES)
                        .seenIn(REVOKE_DONE)
                        .by(rep(rep -> rep.withStatus(rep.status().withStatus(StatusInfo.REVOCATION_WARNING)))),
                fault("revoked-with-fail-info", "A revocation is accepted with a failInfo.")
                        .kills(RP_FAIL_INFO_ABSENT)
                        .by(rep(rep -> rep.withStatus(rep.status().withFailInfo(Optional.of(FailInfos.BAD_TIME))))),
                fault("revoked-another", "revCerts name another certificate than the request.")
                        .kills(RP_REV_CERTS)
                        .by(rep(rep -> rep.withRest(List.of(new DERTaggedObject(true, 0, new DERSequence(NOBODYS)))))),
                fault(
                                "refused-revocation-as-error",
                                "A revocation that cannot be done is answered with an error message.")
                        .advises(REJECTION_FORM, "the rejection comes as an rp")
                        .by(changing(REJECTED_RP, (answer, request, bench) -> EnrolmentFaults.asError(answer))),
                fault("revokes-anything", "Whatever is wrong with a revocation request, it is accepted.")
                        .kills(
                                REVOKE_UNKNOWN,
                                REVOKE_ISSUER_AND_SERIAL,
                                REVOKE_DETAILS_MATCH,
                                REVOKE_REASON,
                                REVOKE_SIGNED,
                                REVOKE_ONCE,
                                REVOKE_NOT_AVAILABLE)
                        .kills(REVOKE_EXPIRED, "the CMF refuses the request")
                        .advises(URI_CERTIFICATE_TYPE)
                        .by(revoking(asked -> true)),
                fault(
                                "refused-revocation-without-reason",
                                "A refused revocation says neither by failInfo nor in words what is wrong.")
                        .kills(REVOKE_EXPIRED, "the refusal says what is wrong, by failInfo or in words")
                        .by(changing(
                                REJECTED_RP,
                                (answer, request, bench) -> Statuses.with(
                                        answer,
                                        Statuses.of(answer)
                                                .orElseThrow()
                                                .withFailInfo(Optional.empty())
                                                .withText(Optional.empty())))),
                fault("revokes-for-other-consumers", "A consumer revokes the certificates of another one.")
                        .kills(CMP_SENDER_AUTHORIZED)
                        .by(revoking(Mistakes.from("vnfm-b"))));
    }

    private static Defect rep(UnaryOperator<RevRep> change) {
        return changing(
                REVOKED,
                (answer, request, bench) ->
                        answer.withContent(change.apply(RevRep.of(answer)).encode()));
    }

    private static Answer notDone(Request request, Origin origin, Bench bench) throws IOException {
        Optional<Message> asked = CmpDefects.isCmp(request)
                ? CmpDefects.message(request.body()).filter(message -> message.is(Body.RR))
                : Optional.empty();
        if (asked.isEmpty()) {
            return origin.send(request);
        }
        bench.hit();
        return Answer.of(
                200,
                CmpDefects.MEDIA_TYPE,
                bench.reply().revoking(asked.get(), bench.now()).encode());
    }
}
