package sol023.conformance.fault;

import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.PROBLEM;
import static sol023.conformance.fault.RestDefects.REGISTERED;
import static sol023.conformance.fault.RestDefects.REGISTRATION_REFUSED;
import static sol023.conformance.fault.RestDefects.SHOWN;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sol023.conformance.check.Interpretation;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.requirement.Requirement;

/** Clause 5.6.3 and SOL013: what the answers of REST may look like. */
final class RestVariants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final When WITH_JSON =
            (request, answer) -> answer.header("Content-Type").orElse("").contains("json");
    private static final When WITH_LOCATION =
            (request, answer) -> answer.header("Location").isPresent();
    private static final When CONFLICT = REGISTRATION_REFUSED.and(When.status(409));
    private static final When INVALID =
            REGISTRATION_REFUSED.and((request, answer) -> answer.status() == 422 || answer.status() == 400);
    private static final When EMPTY_ALLOWED =
            PROBLEM.and((request, answer) -> answer.status() == 404 || answer.status() == 405);
    private static final Requirement[] SUBJECTS = {
        SUBJECT_REPRESENTATION, SUBJECT_GET, SUBJECT_QUERY_ALL, SUBJECT_QUERY_ONE, REPRESENTATION_LINK
    };

    private RestVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>(content());
        all.addAll(locations());
        all.addAll(problems());
        return all;
    }

    private static List<Variant> content() {
        return List.of(
                variant("subject-with-unknown-members", "A subject has members that the standard does not define.")
                        .allowedBy("SOL023 clause 5.6.4.1")
                        .concerns(SUBJECTS)
                        .by(changing(SHOWN, object(subject -> {
                            subject.put("vendorState", "READY");
                            subject.putObject("vendorData")
                                    .putArray("of")
                                    .add(1)
                                    .addNull();
                        }))),
                variant("subject-with-further-links", "A subject links to more than itself.")
                        .allowedBy("SOL023 clause 5.6.4.1; SOL013 clause 4.4.2")
                        .concerns(SUBJECTS)
                        .by(changing(SHOWN, object(RestVariants::link))),
                variant("members-in-another-order", "The members of JSON objects come in another order.")
                        .allowedBy("RFC 8259 §4")
                        .concerns(SUBJECTS)
                        .by(changing(SHOWN, json(RestVariants::reversed))),
                variant("pretty-printed-json", "JSON comes with white space and line breaks.")
                        .allowedBy("RFC 8259 §2")
                        .concerns(SUBJECT_REPRESENTATION, SUBJECT_QUERY_ALL, PROBLEM_DETAILS)
                        .by(changing(
                                WITH_JSON,
                                answer -> answer.withBody(Octets.of("\r\n\t "
                                        + JSON.writerWithDefaultPrettyPrinter()
                                                .writeValueAsString(RestDefects.read(answer.body()))
                                        + "\n")))),
                variant("json-with-escapes", "Strings of JSON come with every character escaped.")
                        .allowedBy("RFC 8259 §7")
                        .concerns(SUBJECT_REPRESENTATION, SUBJECT_QUERY_ALL, SUBJECT_LOCATION)
                        .by(changing(
                                SHOWN,
                                answer -> answer.withBody(Octets.of(answer.body()
                                        .text()
                                        .replace("c", "\\u0063")
                                        .replace("/", "\\/"))))),
                variant("list-in-another-order", "The list of subjects comes in another order.")
                        .allowedBy("SOL023 clause 5.6.3.3.3.2 gives no order")
                        .concerns(SUBJECT_QUERY_ALL, SUBJECT_REGISTER_POSTCONDITION, SUBJECT_DEREGISTER_GONE)
                        .by(changing(LISTED, array(RestVariants::rotate))),
                variant("list-with-further-subjects", "The list holds subjects that the suite has not registered.")
                        .allowedBy("SOL023 clause 5.3.5: all subjects")
                        .concerns(SUBJECT_QUERY_ALL, SUBJECT_REGISTER_POSTCONDITION, SUBJECT_DEREGISTER_GONE)
                        .by(changing(LISTED, array(RestVariants::addForeign))),
                variant("content-type-with-charset", "The media type of JSON bears a charset.")
                        .allowedBy("RFC 9110 §8.3; RFC 8259 §11: without effect on recipients")
                        .concerns(SUBJECT_REPRESENTATION, SUBJECT_QUERY_ALL, PROBLEM_DETAILS)
                        .by(changing(
                                WITH_JSON,
                                answer -> answer.withHeader(
                                        "Content-Type",
                                        answer.header("Content-Type").orElse("").replaceAll(";.*", "")
                                                + "; charset=UTF-8"))));
    }

    private static List<Variant> locations() {
        return List.of(
                variant("location-relative", "Location is a path without scheme and host.")
                        .allowedBy("RFC 9110 §10.2.2")
                        .concerns(SUBJECT_LOCATION, SUBJECT_REGISTER_RESOURCE)
                        .by(location(location -> URI.create(location).getRawPath())),
                variant("location-without-scheme", "Location begins with the host.")
                        .allowedBy("RFC 9110 §10.2.2; RFC 3986 §4.2")
                        .concerns(SUBJECT_LOCATION, SUBJECT_REGISTER_RESOURCE)
                        .by(location(location -> location.substring("https:".length()))),
                variant("location-in-capitals", "Scheme and host of Location and links are in capitals.")
                        .allowedBy("RFC 3986 §6.2.2.1")
                        .concerns(SUBJECT_LOCATION, SUBJECT_REGISTER_RESOURCE)
                        .by(location(location -> "HTTPS" + location.substring("https".length()))),
                variant("location-with-fragment", "Location has a fragment.")
                        .allowedBy("RFC 9110 §10.2.2")
                        .concerns(SUBJECT_LOCATION, SUBJECT_REGISTER_RESOURCE)
                        .by(location(location -> location + "#created")),
                variant("links-relative", "The links in a subject are paths without scheme and host.")
                        .allowedBy("RFC 3986 §4.2; SOL013 clause 4.4.1")
                        .concerns(REPRESENTATION_LINK, SUBJECT_GET)
                        .by(changing(SHOWN, object(subject -> {
                            ObjectNode self =
                                    (ObjectNode) subject.path("_links").path("self");
                            self.put(
                                    "href",
                                    URI.create(self.path("href").asText()).getRawPath());
                        }))));
    }

    private static List<Variant> problems() {
        return List.of(
                variant("problem-with-extensions", "Problem details have members of their own.")
                        .allowedBy("RFC 9457 §3.2")
                        .concerns(PROBLEM_DETAILS, SUBJECT_CONFLICT_DETAIL, SUBJECT_QUERY_ERROR)
                        .by(changing(PROBLEM, object(problem -> {
                            problem.put("type", "https://cmf.example/problems/1")
                                    .put("title", "Something is wrong");
                            problem.put("instance", "/problems/4711");
                            problem.putObject("vendorDetail").put("retry", false);
                        }))),
                variant("problem-with-status-and-detail-only", "Problem details have no more than they must.")
                        .allowedBy("SOL013 clause 6.3; RFC 9457 §3.1")
                        .concerns(PROBLEM_DETAILS, SUBJECT_CONFLICT_DETAIL, SUBJECT_QUERY_ERROR)
                        .by(changing(PROBLEM, object(problem -> problem.retain("status", "detail")))),
                variant("refusals-without-content", "An answer 404 or 405 has no content.")
                        .allowedBy("SOL013 clause 6.4: problem details may be left out")
                        .concerns(SUBJECT_UNKNOWN_NOT_FOUND, SUBJECTS_PUT_NOT_ALLOWED, SUBJECT_POST_NOT_ALLOWED)
                        .by(changing(EMPTY_ALLOWED, answer -> answer.withBody(Octets.NONE)
                                .withoutHeader("Content-Type"))),
                variant("invalid-registration-answered-400", "A registration that is invalid is answered with 400.")
                        .allowedBy("SOL013 clause 6.4: 400 or 422")
                        .concerns(REGISTRATION_CERT_TYPE, REGISTRATION_SUBJECT_ID, REGISTRATION_HANDLING)
                        .by(changing(INVALID, withStatus(400))),
                variant("malformed-registration-answered-422", "A registration that is no JSON is answered with 422.")
                        .allowedBy("SOL013 clause 6.4: 400 or 422")
                        .concerns(MALFORMED_REQUEST)
                        .by(changing(INVALID, withStatus(422))),
                variant("conflict-answered-201-with-warning", "A VNFCI is registered again, with a warning.")
                        .allowedBy("SOL023 clause 5.6.3.3.3.1 is silent on it (I-12)")
                        .concerns(SUBJECT_REGISTER_CONFLICT)
                        .mayAdvise(SUBJECT_REGISTER_CONFLICT, Interpretation.I_12)
                        .byNew(RestVariants::registeringAgain));
    }

    private static Defect registeringAgain() {
        Memory<Answer> created = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (REGISTERED.matches(request, answer)) {
                created.note(answer);
            } else if (CONFLICT.matches(request, answer)) {
                bench.hit();
                return created.last().orElse(answer).withHeader("Warning", "199 - \"registered already\"");
            }
            return answer;
        };
    }

    private static void link(ObjectNode subject) {
        ObjectNode links = (ObjectNode) subject.path("_links");
        links.putObject("vendorStatus").put("href", "https://cmf.example/status");
    }

    private static Defect location(UnaryOperator<String> change) {
        return changing(
                WITH_LOCATION,
                answer -> answer.withHeader(
                        "Location", change.apply(answer.header("Location").orElse(""))));
    }

    private static AnswerChange withStatus(int status) {
        return answer -> object(problem -> problem.put("status", status)).apply(answer.withStatus(status));
    }

    private static AnswerChange json(UnaryOperator<JsonNode> change) {
        return answer -> answer.withBody(RestDefects.write(change.apply(RestDefects.read(answer.body()))));
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.reverse(members);
            ObjectNode turned = JSON.createObjectNode();
            members.forEach(member -> turned.set(member.getKey(), reversed(member.getValue())));
            return turned;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode same = JSON.createArrayNode();
            array.forEach(element -> same.add(reversed(element)));
            return same;
        }
        return node;
    }

    /** The last item comes first, so that a list of two or more is never as it was. */
    private static void rotate(ArrayNode list) {
        if (list.size() > 1) {
            list.insert(0, list.remove(list.size() - 1));
        }
    }

    private static void addForeign(ArrayNode list) {
        if (!list.isEmpty()) {
            ObjectNode foreign = list.get(0).deepCopy();
            foreign.put("id", "registered-by-somebody-else");
            list.insert(0, foreign);
            list.add(foreign.deepCopy().put("id", "registered-by-yet-another"));
        }
    }
}
