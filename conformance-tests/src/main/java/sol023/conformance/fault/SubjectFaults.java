package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.DEREGISTERED;
import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.READ;
import static sol023.conformance.fault.RestDefects.SHOWN;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.isToSubject;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.fault.RestDefects.subject;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Clauses 5.3.2, 5.3.5 and 5.6.4: what can go wrong when subjects are shown, queried and deregistered. */
final class SubjectFaults {

    private static final Octets SOME_SUBJECT = Octets.of("{\"id\":\"some\",\"certType\":\"VNFCI_certificate\"}");

    private SubjectFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("subject-as-text", "A subject is said to be plain text.")
                        .kills(SUBJECT_REPRESENTATION, "the content is one JSON object")
                        .by(changing(SHOWN, answer -> answer.withHeader("Content-Type", "text/plain"))),
                fault("subject-without-id", "A subject that is read does not show its identifier.")
                        .kills(REPRESENTATION_ID, SUBJECT_QUERY_ONE)
                        .by(changing(READ, object(subject -> subject.remove("id")))),
                fault("subject-with-a-number-as-id", "The identifier of a subject is a number.")
                        .kills(SIMPLE_DATA_TYPES)
                        .by(changing(SHOWN, object(subject -> subject.put("id", 4711)))),
                fault("subject-without-link", "A subject does not link to itself.")
                        .kills(REPRESENTATION_LINK)
                        .by(changing(SHOWN, object(subject -> subject.remove("_links")))),
                fault("subject-of-other-type", "A subject that is read shows the other certificate type.")
                        .kills(REPRESENTATION_CERT_TYPE)
                        .by(changing(READ, object(SubjectFaults::otherType))),
                fault("subject-without-handling", "A subject that is read does not show its type of handling.")
                        .kills(REPRESENTATION_HANDLING)
                        .by(changing(READ, object(subject -> subject.remove("typeOfVnfcCertHandling")))),
                fault("subject-without-certificate-data", "A subject that is read does not show its certificate data.")
                        .kills(REPRESENTATION_CERTIFICATE_DATA)
                        .by(changing(READ, object(subject -> subject.path("subjectId")
                                .forEach(one -> ((ObjectNode) one).remove("certificateData"))))),
                fault("subject-with-one-vnfci", "A subject that is read shows the first of its VNFCIs only.")
                        .kills(REPRESENTATION_SUBJECTS)
                        .by(changing(READ, object(SubjectFaults::firstVnfciOnly))),
                fault("subject-with-other-vnfci", "A VNFCI of a subject that is read shows another identifier.")
                        .kills(REPRESENTATION_SUBJECT_ID)
                        .by(changing(READ, object(subject -> subject.path("subjectId")
                                .forEach(one -> ((ObjectNode) one).put("subjectId", "another"))))),
                fault("subject-without-alternative-name", "A subject that is read lacks an alternative name.")
                        .kills(REPRESENTATION_ALTERNATIVE_NAMES)
                        .by(changing(READ, object(subject -> certificates(subject)
                                .forEach(one ->
                                        one.withArray("subjectAlternateName").remove(0))))),
                fault("subject-without-organization", "A subject that is read lacks an attribute of its name.")
                        .kills(REPRESENTATION_SUBJECT_NAME)
                        .by(changing(READ, object(subject -> certificates(subject)
                                .filter(one -> one.has("subjectName"))
                                .forEach(one -> ((ObjectNode) one.path("subjectName")).remove("organization"))))),
                fault("subject-with-empty-name", "A subject without a name shows an empty one.")
                        .kills(REPRESENTATION_NOT_EMPTY)
                        .by(changing(READ, object(subject -> certificates(subject)
                                .filter(one -> !one.has("subjectName"))
                                .forEach(one -> one.putObject("subjectName"))))),
                fault("list-answered-206", "The list of subjects is answered with 206.")
                        .kills(SUBJECT_QUERY_ALL, SUBJECTS_GET)
                        .by(changing(LISTED, status(206))),
                fault("list-is-an-object", "The list of subjects is an object that holds the array.")
                        .kills(SUBJECT_QUERY_ALL_BODY, "the content is a JSON array of objects")
                        .by(changing(
                                LISTED,
                                answer -> answer.withBody(Octets.of(
                                        "{\"subjects\":" + answer.body().text() + "}")))),
                fault("list-without-certtype", "The subjects of the list do not show their certificate type.")
                        .kills(SUBJECT_QUERY_ALL_BODY, "each subject has its mandatory attributes")
                        .by(changing(
                                LISTED, array(list -> list.forEach(one -> ((ObjectNode) one).remove("certType"))))),
                fault("list-is-empty", "The list of subjects is always empty.")
                        .kills(SUBJECT_QUERY_ALL, "the list contains the subject")
                        .by(changing(LISTED, array(ArrayNode::removeAll))),
                fault("read-answered-206", "A subject that is read is answered with 206.")
                        .kills(SUBJECT_QUERY_ONE)
                        .by(changing(READ, status(206))),
                fault("read-shows-another", "A subject that is read shows the identifier of another one.")
                        .kills(SUBJECT_QUERY_ONE, "the content is the subject that was asked for")
                        .by(changing(READ, object(subject -> subject.put("id", "another")))),
                fault("unknown-subject-read", "A subject that does not exist is read.")
                        .kills(SUBJECT_UNKNOWN_NOT_FOUND, SUBJECT_QUERY_ERROR)
                        .by(changing(
                                subject("GET").and(When.status(404)),
                                answer -> Answer.of(200, "application/json", SOME_SUBJECT))),
                fault("unknown-subject-deregistered", "A subject that does not exist is deregistered.")
                        .kills(SUBJECT_UNKNOWN_NOT_FOUND)
                        .by(changing(subject("DELETE").and(When.status(404)), answer -> Answer.of(204))),
                fault("deregistration-answered-200", "A deregistration is answered with 200 and the subject.")
                        .kills(SUBJECT_DEREGISTER_ANSWERED, SUBJECT_DELETE)
                        .by(changing(DEREGISTERED, answer -> Answer.of(200, "application/json", SOME_SUBJECT))),
                fault("deregistration-not-done", "A deregistration is answered with 204, and the subject stays.")
                        .kills(SUBJECT_DEREGISTER_REMOVED, SUBJECT_DELETED, SUBJECT_DEREGISTER_GONE)
                        .by(SubjectFaults::notDone),
                fault("deregistration-always-refused", "A deregistration is refused, whatever certificates there are.")
                        .kills(SUBJECT_DEREGISTER_ANSWERED)
                        .by(SubjectFaults::alwaysRefused),
                fault("certificate-overlooked", "A subject with a valid certificate is deregistered.")
                        .kills(SUBJECT_DEREGISTER_CONFLICT)
                        .by(changing(subject("DELETE").and(When.status(409)), answer -> Answer.of(204))));
    }

    private static void firstVnfciOnly(ObjectNode subject) {
        ArrayNode vnfcis = subject.withArray("subjectId");
        while (vnfcis.size() > 1) {
            vnfcis.remove(1);
        }
    }

    private static Stream<ObjectNode> certificates(ObjectNode subject) {
        return StreamSupport.stream(subject.path("subjectId").spliterator(), false)
                .flatMap(vnfci ->
                        StreamSupport.stream(vnfci.path("certificateData").spliterator(), false))
                .map(ObjectNode.class::cast);
    }

    private static void otherType(ObjectNode subject) {
        JsonNode type = subject.path("certType");
        subject.put(
                "certType", type.asText().equals("VNFCI_certificate") ? "VNF_OAM_certificate" : "VNFCI_certificate");
    }

    private static Answer notDone(Request request, Origin origin, Bench bench) throws IOException {
        if (!isToSubject(request, "DELETE")) {
            return origin.send(request);
        }
        bench.hit();
        return Answer.of(204);
    }

    private static Answer alwaysRefused(Request request, Origin origin, Bench bench) throws IOException {
        if (!isToSubject(request, "DELETE")) {
            return origin.send(request);
        }
        bench.hit();
        return RegistrationFaults.problem(409, "The subject has a valid certificate.");
    }
}
