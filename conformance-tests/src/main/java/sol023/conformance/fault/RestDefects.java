package sol023.conformance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** The exchanges of the REST interface (clause 5.6.3), and what can go wrong with their answers. */
final class RestDefects {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SUBJECTS = Pattern.compile(".*/nfv-cert/v1/subjects/?");
    private static final Pattern SUBJECT = Pattern.compile(".*/nfv-cert/v1/subjects/[^/]+");

    /** A registration that was accepted. */
    static final When REGISTERED = on(SUBJECTS, "POST").and(When.status(201));

    /** A registration that was refused, for whatever reason. */
    static final When REGISTRATION_REFUSED = on(SUBJECTS, "POST").and((request, answer) -> answer.status() >= 400);

    /** A list of subjects. */
    static final When LISTED = on(SUBJECTS, "GET").and(When.status(200));

    /** A subject that was read. */
    static final When READ = on(SUBJECT, "GET").and(When.status(200));

    /** A subject that was shown, after its registration or when it was read. */
    static final When SHOWN = (request, answer) -> REGISTERED.matches(request, answer) || READ.matches(request, answer);

    /** A deregistration that was done. */
    static final When DEREGISTERED = on(SUBJECT, "DELETE").and(When.status(204));

    /** An answer of REST with problem details. */
    static final When PROBLEM =
            (request, answer) -> (SUBJECTS.matcher(request.path()).matches()
                            || SUBJECT.matcher(request.path()).matches())
                    && answer.status() >= 400;

    private RestDefects() {}

    static When on(Pattern path, String method) {
        return (request, answer) -> isOn(request, path, method);
    }

    /** A request to the subjects. */
    static When subjects(String method) {
        return on(SUBJECTS, method);
    }

    /** A request to an individual subject. */
    static When subject(String method) {
        return on(SUBJECT, method);
    }

    static boolean isOn(Request request, Pattern path, String method) {
        return request.method().equals(method) && path.matcher(request.path()).matches();
    }

    static boolean isToSubjects(Request request, String method) {
        return isOn(request, SUBJECTS, method);
    }

    static boolean isToSubject(Request request, String method) {
        return isOn(request, SUBJECT, method);
    }

    /** Lets the CMF answer and changes the answer when it is one of those meant. */
    static Defect changing(When when, AnswerChange change) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (!when.matches(request, answer)) {
                return answer;
            }
            Answer changed = change.apply(answer);
            if (!changed.equals(answer)) {
                bench.hit();
            }
            return changed;
        };
    }

    /** Changes the JSON object in the content. */
    static AnswerChange object(Consumer<ObjectNode> change) {
        return answer -> {
            JsonNode content = JSON.readTree(answer.body().bytes());
            if (!(content instanceof ObjectNode object)) {
                return answer;
            }
            change.accept(object);
            return answer.withBody(new Octets(JSON.writeValueAsBytes(object)));
        };
    }

    /** Changes the JSON array in the content. */
    static AnswerChange array(Consumer<ArrayNode> change) {
        return answer -> {
            JsonNode content = JSON.readTree(answer.body().bytes());
            if (!(content instanceof ArrayNode array)) {
                return answer;
            }
            change.accept(array);
            return answer.withBody(new Octets(JSON.writeValueAsBytes(array)));
        };
    }

    static AnswerChange status(int status) {
        return answer -> answer.withStatus(status);
    }

    static JsonNode read(Octets body) throws IOException {
        return JSON.readTree(body.bytes());
    }

    static Octets write(JsonNode content) throws IOException {
        return new Octets(JSON.writeValueAsBytes(content));
    }
}
