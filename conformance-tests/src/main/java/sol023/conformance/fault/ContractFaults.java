package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.PROBLEM;
import static sol023.conformance.fault.RestDefects.READ;
import static sol023.conformance.fault.RestDefects.REGISTERED;
import static sol023.conformance.fault.RestDefects.REGISTRATION_REFUSED;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Octets;

/** What breaks the contract in places that no other check looks at. */
final class ContractFaults {

    private static final When VERSIONS = RestDefects.on(Pattern.compile(".*/nfv-cert/(v1/)?api_versions"), "GET")
            .and(When.status(200));
    private static final String LIST = form("querySubjects");

    private ContractFaults() {}

    private static String form(String operation) {
        return "what " + operation + " answers has the form of the contract";
    }

    static List<Fault> all() {
        return List.of(
                fault("created-subject-with-link-as-text", "The link of a new subject is a text and no object.")
                        .kills(SUBJECT_ANSWERS_TYPED, form("registerSubject"))
                        .by(changing(REGISTERED, object(subject -> subject.put("_links", "self")))),
                fault("list-without-handling", "Subjects in a list lack the mandatory typeOfVnfcCertHandling.")
                        .kills(SUBJECT_ANSWERS_TYPED, LIST)
                        .by(items(subject -> subject.remove("typeOfVnfcCertHandling"))),
                fault("list-with-unknown-certificate-type", "Subjects in a list have a certificate type that is none.")
                        .kills(SUBJECT_ANSWERS_TYPED, LIST)
                        .by(items(subject -> subject.put("certType", "CMF_certificate"))),
                fault("list-with-numbers-as-identifiers", "The identifiers of subjects in a list are numbers.")
                        .kills(SUBJECT_ANSWERS_TYPED, LIST)
                        .by(items(subject -> subject.put("id", 7))),
                fault("subject-with-country-as-array", "The country in the name of a subject is an array.")
                        .kills(SUBJECT_ANSWERS_TYPED, form("readSubject"))
                        .by(changing(READ, object(subject -> ((ObjectNode) subject.at("/subjectId/0/certificateData/0"))
                                .withObject("/subjectName")
                                .putArray("country")
                                .add("FR")))),
                fault("api-version-deprecated-as-text", "Whether a version is deprecated is told by a text.")
                        .kills(API_VERSIONS_TYPED)
                        .by(changing(VERSIONS, object(versions -> versions.withArray("apiVersions")
                                .forEach(one -> ((ObjectNode) one).put("isDeprecated", "no"))))),
                fault("problem-with-title-as-object", "The title of ProblemDetails is an object.")
                        .kills(ERRORS_TYPED, "errors are described by ProblemDetails")
                        .by(changing(PROBLEM, object(problem -> problem.putObject("title")
                                .put("en", "refused")))),
                fault("not-found-as-page", "An error 404 comes with a page for browsers.")
                        .advises(ERRORS_TYPED, "errors that need no content have ProblemDetails or none")
                        .by(changing(
                                PROBLEM.and(When.status(404)), answer -> answer.withHeader("Content-Type", "text/html")
                                        .withBody(Octets.of("<h1>Not found</h1>")))),
                fault("refusal-with-status-of-its-own", "A registration is refused with a status that nobody lists.")
                        .advises(ANSWER_STATUS_DECLARED)
                        .by(changing(REGISTRATION_REFUSED, status(418))));
    }

    private static Defect items(Consumer<ObjectNode> change) {
        return changing(LISTED, array(subjects -> subjects.forEach(subject -> change.accept((ObjectNode) subject))));
    }
}
