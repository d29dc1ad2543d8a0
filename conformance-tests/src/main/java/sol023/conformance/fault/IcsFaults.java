package sol023.conformance.fault;

import static sol023.conformance.fault.CmpDefects.changing;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import sol023.conformance.fault.cmp.CertRep;
import sol023.conformance.fault.cmp.Field;
import sol023.conformance.fault.cmp.Message;
import sol023.conformance.fault.cmp.Protector;
import sol023.conformance.fault.cmp.StatusInfo;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** A CMF that does something else than its conformance statement says. */
final class IcsFaults {

    private static final CmpDefects.Messages GRANTED = (request, answer) -> Statuses.grants(answer);
    private static final int NOT_FOUND = 404;

    private IcsFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("undeclared-no-signature", "Protection by a signature is declared, and refused.")
                        .kills(ICS_CMP_SIGNATURE, ICS_DIALECTS)
                        .by(EnrolmentFaults.refusing((request, answer) -> !isMaced(request))),
                fault("undeclared-no-mac", "Protection by a shared secret is declared, and refused.")
                        .kills(ICS_CMP_MAC)
                        .by(EnrolmentFaults.refusing((request, answer) -> isMaced(request))),
                fault("undeclared-no-implicit-confirmation", "Implicit confirmation is declared, and not granted.")
                        .kills(ICS_IMPLICIT_CONFIRM)
                        .by(changing(GRANTED, (answer, request, bench) -> answer.without(Field.GENERAL_INFO))),
                fault("undeclared-no-confirmation", "Explicit confirmation is declared, and not answered.")
                        .kills(ICS_EXPLICIT_CONFIRM)
                        .by(answering(
                                request -> CmpDefects.message(request.body())
                                        .filter(message -> message.is(sol023.conformance.fault.cmp.Body.CERT_CONF))
                                        .isPresent(),
                                Answer.of(NOT_FOUND))),
                fault("undeclared-waiting", "Waiting is declared as not supported, and requesters are made to wait.")
                        .kills(ICS_POLLING)
                        .by(changing(GRANTED, (answer, request, bench) -> waiting(answer))),
                fault("undeclared-cert-req-id", "Another certReqId than the declared one is used.")
                        .kills(ICS_CERT_REQ_ID)
                        .by(changing(
                                GRANTED,
                                (answer, request, bench) -> answer.withContent(CertRep.of(answer)
                                        .withResponse(
                                                CertRep.of(answer).response().withCertReqId(-1))
                                        .encode()))),
                fault("undeclared-version-3", "Version 3 of CMP is declared as not served, and granted.")
                        .kills(ICS_PVNO_3)
                        .by(CmpDefects.granting(Mistakes::otherVersion)),
                fault("undeclared-paths", "Paths of CMP are declared, and not served.")
                        .kills(ICS_CMP_PATHS)
                        .by(answering(request -> request.path().startsWith("/wellknown/"), Answer.of(NOT_FOUND))),
                fault("undeclared-no-crl", "A CRL is declared, and certificates name none.")
                        .kills(ICS_CRL)
                        .by(CertificateFaults.reissuing(
                                certificate -> certificate.removeExtension(Extension.cRLDistributionPoints))),
                fault("undeclared-duplicate", "A second registration is declared as refused, and redirected.")
                        .kills(ICS_DUPLICATE)
                        .by(RestDefects.changing(
                                (request, answer) ->
                                        RestDefects.isToSubjects(request, "POST") && answer.status() == 409,
                                RestDefects.status(303))),
                fault("undeclared-no-alias", "The path of the certificate type is declared, and not served.")
                        .kills(ICS_ALIAS_PATHS)
                        .by(answering(
                                request -> request.path().contains("-certificates/subjects"), Answer.of(NOT_FOUND))),
                fault("undeclared-refusal", "Paging is declared, and lists that are too long are refused.")
                        .kills(ICS_LISTS)
                        .by(IcsFaults::refusing),
                fault("undeclared-no-notifications", "Notifications are declared, and there are no subscriptions.")
                        .kills(ICS_NOTIFY)
                        .by(answering(
                                request -> RestDefects.isOn(request, NotificationDefects.SUBSCRIPTIONS, "GET"),
                                Answer.of(NOT_FOUND))),
                fault("undeclared-second-subscription", "A second subscription is declared as redirected, and made.")
                        .kills(ICS_NOTIFY_DUPLICATE)
                        .by(RestDefects.changing(
                                RestDefects.on(NotificationDefects.SUBSCRIPTIONS, "POST")
                                        .and(When.status(303)),
                                RestDefects.status(201))),
                fault(
                                "undeclared-no-lifecycle",
                                "Use of the lifecycle interface is declared, and nothing is asked for.")
                        .kills(ICS_LCM_CONSUMER)
                        .by(answering(
                                request -> RestDefects.isOn(request, LcmFaults.ANY, request.method()),
                                Answer.of(NOT_FOUND))),
                fault("undeclared-shown", "Subjects are declared as hidden from other consumers, and shown.")
                        .kills(ICS_OTHERS_SUBJECTS)
                        .by(answering(
                                request -> RestDefects.isToSubject(request, "GET")
                                        && request.consumer().equals("vnfm-b"),
                                Answer.of(200, "application/json", Octets.of("{}")))));
    }

    private static Defect answering(Predicate<Request> when, Answer answer) {
        return (request, origin, bench) -> {
            if (!when.test(request)) {
                return origin.send(request);
            }
            bench.hit();
            return answer;
        };
    }

    private static Answer refusing(Request request, Origin origin, Bench bench) throws IOException {
        Answer answer = new RefusingLists(origin).send(request);
        if (RestDefects.isToSubjects(request, "GET") && answer.status() == 400) {
            bench.hit();
        }
        return answer;
    }

    private static boolean isMaced(Message request) {
        return request.field(Field.PROTECTION_ALG)
                .map(AlgorithmIdentifier::getInstance)
                .filter(Protector::isMac)
                .isPresent();
    }

    private static Message waiting(Message answer) {
        CertRep rep = CertRep.of(answer);
        StatusInfo waiting = rep.response().status().withStatus(3);
        return answer.withContent(
                rep.withResponse(rep.response().withStatus(waiting).withKeyPair(Optional.empty()))
                        .encode());
    }
}
