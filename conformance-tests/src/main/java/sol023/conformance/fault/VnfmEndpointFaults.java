package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** What can go wrong at the notification endpoint of a VNFM (clause 7.5.5). */
final class VnfmEndpointFaults {

    static final Pattern ENDPOINT = Pattern.compile("/notifications");

    private static final When REFUSED = on("POST").and((request, answer) -> answer.status() >= 400);
    private static final When UNPARSEABLE = REFUSED.and(When.status(400));

    private VnfmEndpointFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("endpoint-tried-200", "The trial of the endpoint is answered with 200.")
                        .kills(ENDPOINT_TESTED)
                        .by(changing(on("GET").and(When.status(204)), answer -> answer.withStatus(200))),
                fault("endpoint-trial-not-served", "The endpoint cannot be tried.")
                        .kills(ENDPOINT_TESTED)
                        .by(changing(on("GET").and(When.status(204)), answer -> Answer.of(405))),
                fault("endpoint-tried-with-content", "The answer to the trial has content.")
                        .kills(ENDPOINT_TESTED_EMPTY, ENDPOINT_TESTED)
                        .by(changing(on("GET").and(When.status(204)), answer -> answer.withStatus(200)
                                .withHeader("Content-Type", "text/plain")
                                .withBody(Octets.of("ok")))),
                fault("endpoint-delivered-200", "A notification is answered with 200.")
                        .kills(ENDPOINT_DELIVERED, ENDPOINT_UNKNOWN_ATTRIBUTES)
                        .by(changing(on("POST").and(When.status(204)), answer -> answer.withStatus(200))),
                fault("endpoint-knows-full-only", "A notification in short is refused.")
                        .kills(ENDPOINT_DELIVERED)
                        .by(refusing("\"SHORT\"")),
                fault("endpoint-refuses-unknown-attributes", "An attribute that is not known is an error.")
                        .kills(ENDPOINT_UNKNOWN_ATTRIBUTES)
                        .by(refusing("\"colour\"")),
                fault("endpoint-refuses-repetition", "A notification that comes again is refused.")
                        .kills(ENDPOINT_REPEATED)
                        .byNew(VnfmEndpointFaults::onlyOnce),
                serving("put", ENDPOINT_PUT),
                serving("patch", ENDPOINT_PATCH),
                serving("delete", ENDPOINT_DELETE),
                fault("endpoint-405-without-allow", "An answer 405 does not say which methods are supported.")
                        .kills(ENDPOINT_METHOD_ALLOW)
                        .by(changing(
                                (request, answer) -> isTo(request) && answer.status() == 405,
                                answer -> answer.withoutHeader("Allow"))),
                fault("endpoint-takes-malformed", "Content that cannot be parsed is acknowledged.")
                        .kills(ENDPOINT_MALFORMED)
                        .by(changing(UNPARSEABLE, answer -> Answer.of(204))),
                fault("endpoint-fails-at-malformed", "Content that cannot be parsed makes the endpoint fail.")
                        .kills(ENDPOINT_MALFORMED)
                        .by(changing(UNPARSEABLE, answer -> answer.withStatus(500))),
                fault("endpoint-takes-invalid", "JSON that is no notification is acknowledged.")
                        .kills(ENDPOINT_INVALID)
                        .by(changing(REFUSED.and(When.status(422)), answer -> Answer.of(204))),
                fault("endpoint-takes-text", "A notification as text is acknowledged.")
                        .kills(ENDPOINT_MEDIA_TYPE)
                        .by(changing(REFUSED.and(When.status(415)), answer -> Answer.of(204))),
                fault("endpoint-problem-as-json", "A refusal is described in application/json.")
                        .kills(ENDPOINT_PROBLEM, "the error is application/problem+json")
                        .by(changing(REFUSED, answer -> answer.withHeader("Content-Type", "application/json"))),
                fault(
                                "endpoint-problem-with-other-status",
                                "The status in the description of a refusal is another one.")
                        .kills(ENDPOINT_PROBLEM, "status is that of the answer")
                        .by(changing(REFUSED, object(problem -> problem.put("status", 499)))),
                fault("endpoint-problem-without-detail", "The description of a refusal has no detail.")
                        .kills(ENDPOINT_PROBLEM, "detail says what was wrong")
                        .by(changing(REFUSED, object(problem -> problem.remove("detail")))),
                fault("endpoint-knows-everybody", "Whoever has no good token is served.")
                        .kills(ENDPOINT_UNAUTHORIZED)
                        .by(changing(
                                (request, answer) -> isTo(request) && answer.status() == 401,
                                answer -> Answer.of(204))),
                fault("endpoint-401-without-challenge", "An answer 401 has no WWW-Authenticate.")
                        .kills(ENDPOINT_CHALLENGE)
                        .by(changing(
                                (request, answer) -> isTo(request) && answer.status() == 401,
                                answer -> answer.withoutHeader("WWW-Authenticate"))));
    }

    static boolean isTo(Request request) {
        return ENDPOINT.matcher(request.path()).matches();
    }

    static When on(String method) {
        return RestDefects.on(ENDPOINT, method);
    }

    private static Fault serving(String method, sol023.conformance.requirement.Requirement requirement) {
        return fault(
                        "endpoint-serves-" + method,
                        method.toUpperCase(java.util.Locale.ROOT) + " is served at the endpoint.")
                .kills(requirement)
                .by(changing(
                        on(method.toUpperCase(java.util.Locale.ROOT)).and(When.status(405)), answer -> Answer.of(204)));
    }

    private static Defect refusing(String text) {
        return changing(
                on("POST").and((request, answer) -> request.body().text().contains(text)), answer -> Answer.of(422));
    }

    /** Identifiers are remembered, and a second notification with the same is a conflict. */
    private static Defect onlyOnce() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (isTo(request)
                    && answer.status() == 204
                    && request.method().equals("POST")
                    && !seen.add(request.body().text())) {
                bench.hit();
                return Answer.of(409);
            }
            return answer;
        };
    }
}
