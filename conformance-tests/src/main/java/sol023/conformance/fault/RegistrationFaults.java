package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.REGISTERED;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.isToSubjects;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.fault.RestDefects.subject;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Clause 5.3.1: what can go wrong when subjects are registered. */
final class RegistrationFaults {

    private static final int REFUSED = 422;

    private RegistrationFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("registration-answered-200", "A registration is answered with 200.")
                        .kills(SUBJECT_REGISTER_CREATED, SUBJECTS_POST)
                        .by(changing(REGISTERED, status(200))),
                fault("registration-without-location", "The answer to a registration has no Location.")
                        .kills(SUBJECT_LOCATION)
                        .by(changing(REGISTERED, answer -> answer.withoutHeader("Location"))),
                fault("registration-with-other-location", "Location names a subject that does not exist.")
                        .kills(SUBJECT_REGISTER_RESOURCE)
                        .by(changing(
                                REGISTERED,
                                answer -> answer.withHeader(
                                        "Location", answer.header("Location").orElse("") + "-other"))),
                fault("registration-without-content", "The answer to a registration holds no subject.")
                        .kills(SUBJECT_CREATED_BODY)
                        .by(changing(REGISTERED, object(ObjectNode::removeAll))),
                fault("registration-not-done", "A registration is answered with 201, and nothing is registered.")
                        .kills(SUBJECT_REGISTER_RESOURCE, SUBJECT_REGISTER_POSTCONDITION)
                        .by(RegistrationFaults::undone),
                fault("subjects-not-found", "Individual subjects are not found where they should be.")
                        .kills(
                                SUBJECT_REGISTER_RESOURCE,
                                SUBJECT_REGISTER_POSTCONDITION,
                                SUBJECT_URI,
                                SUBJECT_GET,
                                SUBJECTS_URI,
                                URI_SUBJECT,
                                URI_API_NAME,
                                API_MAJOR_VERSION)
                        .by(changing(subject("GET").and(When.status(200)), status(404))),
                fault("registrations-share-an-id", "Every subject gets the identifier of the first one.")
                        .kills(SUBJECT_ID_UNIQUE)
                        .byNew(RegistrationFaults::sharedId),
                fault("conflict-answered-201", "A VNFCI that is registered already is registered again.")
                        .advises(SUBJECT_REGISTER_CONFLICT)
                        .byNew(RegistrationFaults::conflictOverlooked),
                fault("second-registration-refused", "Only the first registration is accepted.")
                        .kills(CSR_PRECONDITION, "a VNFCI is registered for comparison")
                        .byNew(RegistrationFaults::refusingAfterTheFirst),
                fault("subject-attributes-refused", "A subject name with an email address is refused.")
                        .kills(SUBJECT_NAME_ATTRIBUTES)
                        .by(refusing(request -> request.body().text().contains("\"emailAddress\""))),
                fault("several-vnfcis-refused", "A registration of more than one VNFCI is refused.")
                        .kills(SUBJECT_REPRESENTATION)
                        .by(refusing(request -> json(request).path("subjectId").size() > 1)),
                fault("unknown-attributes-refused", "A registration with attributes that are not defined is refused.")
                        .kills(UNKNOWN_ATTRIBUTES_TOLERATED)
                        .by(refusing(request -> request.body().text().contains("\"vendorSpecific\""))),
                fault("bad-certtype-accepted", "A registration without a certificate type that exists is accepted.")
                        .kills(REGISTRATION_CERT_TYPE)
                        .by(accepting(body -> !List.of("VNFCI_certificate", "VNF_OAM_certificate", "MANO_certificate")
                                .contains(body.path("certType").asText()))),
                fault("mano-accepted", "A registration for MANO certificates is accepted.")
                        .advises(REGISTRATION_NO_MANO)
                        .by(accepting(body -> body.path("certType").asText().equals("MANO_certificate"))),
                fault("bad-subjectid-accepted", "A registration without any identifier of a subject is accepted.")
                        .kills(REGISTRATION_SUBJECT_ID)
                        .by(accepting(body -> body.path("subjectId")
                                .path(0)
                                .path("subjectId")
                                .asText()
                                .isEmpty())),
                fault("bad-certificatedata-accepted", "A registration without certificate data is accepted.")
                        .kills(REGISTRATION_CERTIFICATE_DATA)
                        .by(accepting(body -> certificate(body).isMissingNode())),
                fault("bad-alternative-name-accepted", "A registration without alternative names is accepted.")
                        .kills(REGISTRATION_ALTERNATIVE_NAME)
                        .by(accepting(body -> !certificate(body)
                                .path("subjectAlternateName")
                                .path(0)
                                .isTextual())),
                fault("bad-subject-name-accepted", "A registration whose subject name has a wrong type is accepted.")
                        .kills(REGISTRATION_SUBJECT_NAME)
                        .by(accepting(body -> !certificate(body)
                                .path("subjectName")
                                .path("commonName")
                                .isTextual())),
                fault("bad-handling-accepted", "A registration without a type of handling that exists is accepted.")
                        .kills(REGISTRATION_HANDLING)
                        .by(accepting(body -> !List.of("delegation_mode", "direct_mode")
                                .contains(body.path("typeOfVnfcCertHandling").asText()))),
                fault("direct-mode-accepted", "A registration for direct mode is accepted.")
                        .advises(REGISTRATION_DELEGATION_ONLY)
                        .by(accepting(body ->
                                body.path("typeOfVnfcCertHandling").asText().equals("direct_mode"))),
                fault("malformed-registration-accepted", "A registration that is no JSON object is accepted.")
                        .kills(MALFORMED_REQUEST)
                        .by(accepting(body -> !body.isObject())),
                fault("plain-text-accepted", "A registration in plain text is accepted.")
                        .kills(MEDIA_TYPE_JSON)
                        .by(acceptingRequest(request -> request.headers()
                                .first("Content-Type")
                                .orElse("")
                                .startsWith("text/plain"))),
                fault("refused-registration-kept", "A refused registration stays, and hinders the right one.")
                        .kills(
                                REGISTRATION_CERT_TYPE,
                                REGISTRATION_SUBJECT_ID,
                                REGISTRATION_CERTIFICATE_DATA,
                                REGISTRATION_ALTERNATIVE_NAME,
                                REGISTRATION_SUBJECT_NAME,
                                REGISTRATION_HANDLING,
                                MALFORMED_REQUEST,
                                MEDIA_TYPE_JSON)
                        .byNew(RegistrationFaults::keptAlthoughRefused));
    }

    private static Answer undone(Request request, Origin origin, Bench bench) throws IOException {
        Answer answer = origin.send(request);
        if (REGISTERED.matches(request, answer)) {
            String id = RestDefects.read(answer.body()).path("id").asText();
            origin.send(new Request(
                    "DELETE",
                    request.path() + "/" + id,
                    request.version(),
                    request.headers().without("Content-Type").without("Content-Length"),
                    Octets.NONE,
                    request.consumer()));
            bench.hit();
        }
        return answer;
    }

    private static Defect sharedId() {
        Memory<String> ids = new Memory<>();
        return changing(REGISTERED, object(created -> {
            ids.note(created.path("id").asText());
            ids.first().ifPresent(id -> created.put("id", id));
        }));
    }

    private static Defect conflictOverlooked() {
        Memory<Answer> created = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (REGISTERED.matches(request, answer)) {
                created.note(answer);
            } else if (isToSubjects(request, "POST") && answer.status() == 409) {
                bench.hit();
                return created.last().orElse(answer);
            }
            return answer;
        };
    }

    private static Defect keptAlthoughRefused() {
        AtomicBoolean kept = new AtomicBoolean();
        return (request, origin, bench) -> {
            if (isToSubjects(request, "POST") && kept.getAndSet(false)) {
                bench.hit();
                return problem(409, "The VNFCI is registered already.");
            }
            Answer answer = origin.send(request);
            kept.set(isToSubjects(request, "POST") && answer.status() >= 400);
            return answer;
        };
    }

    private static Defect refusingAfterTheFirst() {
        AtomicBoolean seen = new AtomicBoolean();
        return refusing(request -> seen.getAndSet(true));
    }

    private static Defect refusing(Predicate<Request> when) {
        return (request, origin, bench) -> {
            if (isToSubjects(request, "POST") && when.test(request)) {
                bench.hit();
                return problem(REFUSED, "The registration has attributes that are not served.");
            }
            return origin.send(request);
        };
    }

    private static Defect accepting(Predicate<JsonNode> when) {
        return acceptingRequest(request -> when.test(json(request)));
    }

    private static Defect acceptingRequest(Predicate<Request> when) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            boolean refused = isToSubjects(request, "POST") && answer.status() >= 400 && answer.status() != 409;
            if (!refused || !when.test(request)) {
                return answer;
            }
            bench.hit();
            ObjectNode subject = JsonNodeFactory.instance.objectNode();
            String address = origin.address() + request.path() + "/made-up";
            subject.put("id", "made-up").put("certType", "VNFCI_certificate");
            subject.put("typeOfVnfcCertHandling", "delegation_mode");
            subject.putObject("_links").putObject("self").put("href", address);
            return Answer.of(201, "application/json", RestDefects.write(subject))
                    .withHeader("Location", address);
        };
    }

    static Answer problem(int status, String detail) throws IOException {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("status", status).put("detail", detail);
        return Answer.of(status, "application/problem+json", RestDefects.write(problem));
    }

    private static JsonNode certificate(JsonNode body) {
        return body.path("subjectId").path(0).path("certificateData").path(0);
    }

    /** The content of a request; a missing node when it is no JSON. */
    private static JsonNode json(Request request) {
        try {
            return RestDefects.read(request.body());
        } catch (IOException e) {
            return JsonNodeFactory.instance.missingNode(); // what is no JSON has no attributes
        }
    }
}
