package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** What can go wrong where a VNFM serves the VNF Lifecycle Management interface to a CMF (clause 6). */
final class VnfmLcmFaults {

    private static final String V2 = "/vnflcm/v2/";
    private static final Pattern API = Pattern.compile(V2 + ".*");
    private static final Pattern LISTS = Pattern.compile(V2 + "(vnf_instances|vnf_lcm_op_occs|subscriptions)");
    private static final Pattern SUBSCRIPTIONS = Pattern.compile(V2 + "subscriptions");
    private static final Pattern SUBSCRIPTION = Pattern.compile(V2 + "subscriptions/[^/]+");
    private static final Pattern VERSIONS = Pattern.compile(V2 + "api_versions");

    static final When LISTED = RestDefects.on(LISTS, "GET").and(When.status(200));
    static final When SUBSCRIBED = RestDefects.on(SUBSCRIPTIONS, "POST").and(When.status(201));
    static final When READ_SUBSCRIPTION = RestDefects.on(SUBSCRIPTION, "GET").and(When.status(200));
    private static final When REFUSED =
            (request, answer) -> API.matcher(request.path()).matches() && answer.status() >= 400;

    private VnfmLcmFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("lcm-lists-answered-203", "Lists are answered with 203.")
                        .kills(VNF_LCM_QUERY_VNF, "the answer is 200")
                        .kills(VNF_LCM_OPERATION_STATUS, "the answer is 200")
                        .kills(VNF_LCM_SUBSCRIPTION_QUERY, "the answer is 200")
                        .by(changing(LISTED, answer -> answer.withStatus(203))),
                fault("lcm-list-in-an-object", "A list is an object with a member.")
                        .kills(VNF_LCM_QUERY_VNF, "the content is an array")
                        .kills(VNF_LCM_OPERATION_STATUS, "the content is an array")
                        .kills(VNF_LCM_SUBSCRIPTION_QUERY, "the content is an array")
                        .by(changing(
                                LISTED,
                                answer -> answer.withBody(
                                        Octets.of("{\"list\":" + answer.body().text() + "}")))),
                fault("lcm-one-in-a-list", "A resource is shown as a list of one.")
                        .kills(VNF_LCM_QUERY_VNF, "the content is an object")
                        .kills(VNF_LCM_OPERATION_STATUS, "the content is an object")
                        .kills(VNF_LCM_SUBSCRIPTION_QUERY, "the content is an object")
                        .by(changing(
                                one("[a-z_]+"),
                                answer -> answer.withBody(
                                        Octets.of("[" + answer.body().text() + "]")))),
                fault("lcm-one-with-other-id", "A resource is shown with another identifier.")
                        .kills(VNF_LCM_QUERY_VNF, "it has the identifier of its URI")
                        .kills(VNF_LCM_OPERATION_STATUS, "it has the identifier of its URI")
                        .kills(VNF_LCM_SUBSCRIPTION_QUERY, "the subscription has the identifier of its URI")
                        .by(changing(one("[a-z_]+"), object(content -> content.put("id", "another")))),
                fault("lcm-without-links", "Resources are shown without their links.")
                        .kills(VNFM_LCM_TYPED)
                        .by(changing(LISTED, each(content -> content.remove("_links")))),
                fault("lcm-unknown-is-empty", "What does not exist is answered with 200 and nothing.")
                        .kills(VNFM_LCM_UNKNOWN)
                        .by(changing(
                                on("GET").and(When.status(404)),
                                answer -> Answer.of(200, "application/json", Octets.of("{}")))),
                fault("lcm-problem-as-json", "An error is described in application/json.")
                        .kills(VNFM_LCM_PROBLEM, "the error is application/problem+json")
                        .by(changing(REFUSED, answer -> answer.withHeader("Content-Type", "application/json"))),
                fault("lcm-problem-with-other-status", "The status in the description of an error is another one.")
                        .kills(VNFM_LCM_PROBLEM, "status is that of the answer")
                        .by(changing(REFUSED, object(problem -> problem.put("status", 499)))),
                fault("lcm-problem-without-detail", "The description of an error has no detail.")
                        .kills(VNFM_LCM_PROBLEM, "detail says what was wrong")
                        .by(changing(REFUSED, object(problem -> problem.remove("detail")))),
                fault("lcm-subscribed-200", "A subscription is answered with 200.")
                        .kills(VNF_LCM_SUBSCRIBE, "the subscription is answered with 201")
                        .by(changing(SUBSCRIBED, answer -> answer.withStatus(200))),
                fault("lcm-subscription-without-verbosity", "A subscription does not show its verbosity.")
                        .kills(VNFM_LCM_SUBSCRIPTION_SHOWN, "what is shown has the attributes and types of its table")
                        .by(changing(SUBSCRIBED, object(content -> content.remove("verbosity")))),
                fault("lcm-subscription-with-other-callback", "A subscription shows another callback URI.")
                        .kills(VNFM_LCM_SUBSCRIPTION_SHOWN, "the callback URI is the one that was given")
                        .by(changing(SUBSCRIBED, object(content -> content.put("callbackUri", "https://x.example/")))),
                fault("lcm-subscription-with-authentication", "A subscription shows its authentication.")
                        .kills(VNFM_LCM_SUBSCRIPTION_SECRET)
                        .by(changing(SUBSCRIBED, object(content -> content.putObject("authentication")))),
                fault("lcm-subscription-without-location", "A new subscription has no Location.")
                        .kills(VNFM_LCM_SUBSCRIPTION_SHOWN, "Location is given")
                        .by(changing(SUBSCRIBED, answer -> answer.withoutHeader("Location"))),
                fault("lcm-subscription-elsewhere", "The Location of a new subscription leads nowhere.")
                        .kills(VNFM_LCM_SUBSCRIPTION_SHOWN, "Location leads to the subscription")
                        .by(changing(
                                SUBSCRIBED,
                                answer -> answer.withHeader(
                                        "Location", answer.header("Location").orElse("") + "-x"))),
                fault("lcm-subscription-not-listed", "The list of subscriptions is empty.")
                        .kills(VNF_LCM_SUBSCRIPTION_QUERY, "the list shows the subscription")
                        .by(changing(
                                RestDefects.on(SUBSCRIPTIONS, "GET").and(When.status(200)),
                                array(ArrayNode::removeAll))),
                fault("lcm-unsubscribed-200", "The end of a subscription is answered with 200.")
                        .kills(VNF_LCM_TERMINATE_SUBSCRIPTION, "the end is answered with 204")
                        .by(changing(
                                RestDefects.on(SUBSCRIPTION, "DELETE").and(When.status(204)),
                                answer -> answer.withStatus(200))),
                fault("lcm-subscription-survives", "A subscription that was ended is still there.")
                        .kills(VNF_LCM_TERMINATE_SUBSCRIPTION, "the subscription does not exist any longer")
                        .by(VnfmLcmFaults::endless),
                fault("lcm-tells-after-the-end", "Notifications come for a subscription that was ended.")
                        .kills(VNFM_LCM_SILENT)
                        .by(VnfmLcmFaults::endless),
                fault("lcm-duplicate-409", "A second equal subscription is a conflict.")
                        .kills(VNFM_LCM_DUPLICATE, "the answer is 201 or 303")
                        .by(changing(
                                RestDefects.on(SUBSCRIPTIONS, "POST").and(When.status(303)), answer -> Answer.of(409))),
                fault("lcm-duplicate-elsewhere", "The answer 303 leads to another subscription.")
                        .kills(VNFM_LCM_DUPLICATE, "Location of the answer 303 names the subscription")
                        .by(changing(
                                RestDefects.on(SUBSCRIPTIONS, "POST").and(When.status(303)),
                                answer -> answer.withHeader("Location", V2 + "subscriptions/another"))),
                fault("lcm-dead-endpoint-400", "A callback URI that did not stand its trial is answered with 400.")
                        .kills(VNFM_LCM_ENDPOINT_DEAD)
                        .by(changing(
                                RestDefects.on(SUBSCRIPTIONS, "POST")
                                        .and(When.status(422))
                                        .and((request, answer) ->
                                                answer.body().text().contains("test")),
                                answer -> answer.withStatus(400)
                                        .withBody(Octets.of(
                                                answer.body().text().replace("\"status\":422", "\"status\":400"))))),
                fault("lcm-subscribes-whatever", "A request that is no subscription is accepted.")
                        .kills(VNFM_LCM_SUBSCRIPTION_INVALID)
                        .by(changing(
                                RestDefects.on(SUBSCRIPTIONS, "POST").and((request, answer) -> answer.status() >= 400),
                                answer -> Answer.of(201))),
                fault("lcm-serves-other-methods", "Methods that a CMF may not use are served.")
                        .kills(VNF_LCM_OTHER_METHODS, "the method is refused")
                        .by(changing(REFUSED.and(When.status(405)), answer -> Answer.of(202))),
                fault("lcm-other-methods-forbidden", "Methods that a CMF may not use are answered with 403.")
                        .advises(VNF_LCM_OTHER_METHODS, "the method is answered with 405")
                        .by(changing(REFUSED.and(When.status(405)), answer -> answer.withStatus(403))),
                fault("lcm-versions-answered-203", "The versions are answered with 203.")
                        .kills(VNFM_LCM_API_VERSIONS, "the answer is 200")
                        .by(changing(RestDefects.on(VERSIONS, "GET"), answer -> answer.withStatus(203))),
                fault("lcm-versions-incomplete", "The version that is served is not among the versions.")
                        .kills(VNFM_LCM_API_VERSIONS, "the version of the target file is one of them")
                        .by(changing(RestDefects.on(VERSIONS, "GET"), object(content -> content.putArray("apiVersions")
                                .addObject()
                                .put("version", "2.0.0")))),
                fault("lcm-answer-without-version", "Answers do not say their version.")
                        .kills(VNFM_LCM_ANSWER_VERSION)
                        .by(changing(LISTED, answer -> answer.withoutHeader("Version"))),
                fault("lcm-serves-any-version", "A version that does not exist is served.")
                        .kills(VNFM_LCM_VERSION_UNKNOWN)
                        .by(changing(on("GET").and(When.status(406)), answer -> Answer.of(200))),
                fault("lcm-needs-no-version", "A request without a version is served.")
                        .kills(VNFM_LCM_VERSION_MISSING)
                        .by(changing(on("GET").and(When.status(400)), answer -> Answer.of(200))),
                fault("lcm-knows-everybody", "Whoever has no good token is served.")
                        .kills(VNFM_LCM_UNAUTHORIZED)
                        .by(changing(on("GET").and(When.status(401)), answer -> Answer.of(200))),
                fault("lcm-401-without-challenge", "An answer 401 has no WWW-Authenticate.")
                        .kills(VNFM_LCM_CHALLENGE)
                        .by(changing(
                                on("GET").and(When.status(401)), answer -> answer.withoutHeader("WWW-Authenticate"))));
    }

    /** Says that a subscription has ended, and lets it go on. */
    private static Answer endless(Request request, Origin origin, Bench bench) throws IOException {
        if (RestDefects.isOn(request, SUBSCRIPTION, "DELETE")) {
            bench.hit();
            return Answer.of(204);
        }
        return origin.send(request);
    }

    private static When on(String method) {
        return RestDefects.on(API, method);
    }

    private static When one(String collection) {
        return RestDefects.on(Pattern.compile(V2 + collection + "/[^/]+"), "GET")
                .and(When.status(200));
    }

    static AnswerChange each(Consumer<ObjectNode> change) {
        return array(list -> list.forEach(one -> change.accept((ObjectNode) one)));
    }
}
