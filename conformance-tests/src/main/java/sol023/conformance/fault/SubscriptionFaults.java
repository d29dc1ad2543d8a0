package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIBED;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTIONS;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTIONS_LISTED;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION_REFUSED;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION_SHOWN;
import static sol023.conformance.fault.NotificationDefects.SUBSCRIPTION_TOLD;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.isOn;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.on;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.requirement.Requirement;

/** Clauses 7.3.1 and 7.5: what can go wrong when subscriptions are made, shown and ended. */
final class SubscriptionFaults {

    private static final When VERSIONS =
            on(Pattern.compile(".*/certnotify/(v1/)?api_versions"), "GET").and(When.status(200));
    private static final When SEE_OTHER = on(SUBSCRIPTIONS, "POST").and(When.status(303));
    private static final When USELESS = on(SUBSCRIPTIONS, "POST").and(When.status(422));
    private static final When NOT_ALLOWED = When.status(405);
    private static final String REFUSES = "the CMF refuses the subscription";
    private static final String UNPROCESSABLE = "what makes no sense is answered with 422";

    private SubscriptionFaults() {}

    static List<Fault> all() {
        return Stream.of(made(), duplicates(), shown(), refused(), lists(), ended(), methods())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> made() {
        return List.of(
                fault("subscription-answered-200", "A subscription is answered with 200.")
                        .kills(SUBSCRIPTION_ANSWERED)
                        .by(changing(SUBSCRIBED, status(200))),
                fault("subscription-without-location", "A new subscription has no Location.")
                        .kills(SUBSCRIPTION_LOCATION)
                        .by(changing(SUBSCRIBED, answer -> answer.withoutHeader("Location"))),
                fault("subscription-without-id", "A new subscription shows no identifier.")
                        .kills(SUBSCRIPTION_CREATED_BODY)
                        .by(changing(SUBSCRIBED, object(subscription -> subscription.remove("id")))),
                fault("subscription-with-another-id", "The identifier of a new subscription is not the one in its URI.")
                        .kills(SUBSCRIPTION_URI_ID_KNOWN)
                        .by(changing(
                                SUBSCRIBED,
                                answer -> answer.withHeader(
                                        "Location", answer.header("Location").orElse("") + "-1"))),
                fault("subscription-not-found", "A subscription that was made cannot be read.")
                        .kills(SUBSCRIPTION_MADE, SUBSCRIPTION_READ)
                        .by(changing(SUBSCRIPTION_SHOWN, answer -> RegistrationFaults.problem(404, "There is none."))),
                fault("unknown-attribute-refused", "A request with an attribute that nobody defined is refused.")
                        .kills(NOTIFICATION_UNKNOWN_ATTRIBUTES)
                        .by((request, origin, bench) -> {
                            if (!isOn(request, SUBSCRIPTIONS, "POST")
                                    || !request.body().text().contains("ofOurOwn")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return RegistrationFaults.problem(422, "There is an unknown attribute.");
                        }));
    }

    private static List<Fault> duplicates() {
        return List.of(
                fault("duplicate-subscription-answered-409", "A second equal subscription is refused as a conflict.")
                        .kills(SUBSCRIPTION_DUPLICATE, "the second request is answered with 201 or 303")
                        .by(changing(SEE_OTHER, answer -> RegistrationFaults.problem(409, "It exists."))),
                fault(
                                "duplicate-subscription-without-own-id",
                                "A second equal subscription is answered with 201 and nothing.")
                        .kills(SUBSCRIPTION_DUPLICATE, "the second subscription has an identifier of its own")
                        .kills(SUBSCRIPTION_SEE_OTHER)
                        .by(changing(SEE_OTHER, status(201))),
                fault("duplicate-subscription-elsewhere", "The answer 303 names another subscription.")
                        .kills(SUBSCRIPTION_SEE_OTHER_LOCATION)
                        .by(changing(
                                SEE_OTHER,
                                answer -> answer.withHeader(
                                        "Location", answer.header("Location").orElse("") + "-1"))),
                fault("duplicate-subscription-with-content", "The answer 303 has content.")
                        .kills(SUBSCRIPTION_SEE_OTHER_EMPTY)
                        .by(changing(SEE_OTHER, answer -> answer.withHeader("Content-Type", "application/json")
                                .withBody(Octets.of("{}")))));
    }

    private static List<Fault> shown() {
        return List.of(
                fault("subscription-with-another-callback", "A subscription shows another callback URI.")
                        .kills(SUBSCRIPTION_CALLBACK)
                        .by(told(subscription -> subscription.put("callbackUri", "https://192.0.2.1/other"))),
                fault("subscription-without-filter", "A subscription does not show its filter.")
                        .kills(SUBSCRIPTION_FILTER)
                        .by(told(subscription -> subscription.remove("filter"))),
                fault("subscription-with-another-verbosity", "A subscription without verbosity shows SHORT.")
                        .kills(SUBSCRIPTION_VERBOSITY)
                        .by(told(subscription -> subscription.put("verbosity", "SHORT"))),
                fault("subscription-shows-credentials", "A subscription shows the credentials of the request.")
                        .kills(SUBSCRIPTION_AUTHENTICATION_SECRET)
                        .by(told(subscription -> subscription
                                .putObject("authentication")
                                .putObject("paramsOauth2ClientCredentials")
                                .put("clientPassword", "shown"))),
                fault("subscription-links-to-the-list", "The link of a subscription leads to the list.")
                        .kills(SUBSCRIPTION_LINK_SELF)
                        .by(told(subscription -> subscription
                                .withObject("/_links/self")
                                .put("href", "https://192.0.2.1/certnotify/v1/subscriptions"))),
                fault("another-subscription-shown", "Another subscription is shown than was asked for.")
                        .kills(SUBSCRIPTION_READ, "it is that subscription")
                        .by(changing(SUBSCRIPTION_SHOWN, object(subscription -> subscription.put("id", "another")))),
                form("new-subscription-with-number-as-callback", "createSubscription", SUBSCRIBED),
                form("subscription-with-number-as-callback", "readSubscription", SUBSCRIPTION_SHOWN),
                fault("subscriptions-without-links", "Subscriptions in a list have no links.")
                        .kills(SUBSCRIPTION_TYPE, "what querySubscriptions answers has the form of the contract")
                        .by(changing(
                                SUBSCRIPTIONS_LISTED,
                                array(all -> all.forEach(one -> ((ObjectNode) one).remove("_links"))))));
    }

    private static Fault form(String id, String operation, When when) {
        return fault(id, "The callback URI in the answer of " + operation + " is a number.")
                .kills(SUBSCRIPTION_TYPE, "what " + operation + " answers has the form of the contract")
                .by(changing(when, object(subscription -> subscription.put("callbackUri", 7))));
    }

    private static Defect told(java.util.function.Consumer<ObjectNode> change) {
        return changing(SUBSCRIPTION_TOLD, object(change));
    }

    private static List<Fault> refused() {
        return List.of(
                fault("bad-subscription-accepted", "A subscription is accepted, whatever it says.")
                        .killsEach(
                                List.of(
                                        SUBSCRIPTION_INVALID,
                                        SUBSCRIPTION_REQUEST_CALLBACK,
                                        NOTIFICATION_FILTER_TYPE,
                                        SUBSCRIPTION_UNPROCESSABLE,
                                        SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED),
                                REFUSES)
                        .kills(SUBSCRIPTION_ENDPOINT_DEAD, "the subscription is answered with 422")
                        .advises(SUBSCRIPTION_REQUEST_AUTHENTICATION)
                        .by(changing(SUBSCRIPTION_REFUSED, status(201))),
                fault("bad-subscription-answered-400", "A subscription that makes no sense is answered with 400.")
                        .advises(SUBSCRIPTION_UNPROCESSABLE, UNPROCESSABLE)
                        .advises(SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED, UNPROCESSABLE)
                        .by(changing(SUBSCRIPTION_REFUSED, status(400))),
                fault("useless-callback-without-detail", "It is not said what was wrong with the callback URI.")
                        .kills(SUBSCRIPTION_ENDPOINT_DEAD_DETAIL)
                        .by(changing(USELESS, object(problem -> problem.remove("detail")))),
                fault("useless-callback-kept", "A subscription that was refused is in the list all the same.")
                        .kills(SUBSCRIPTION_ENDPOINT_DEAD, "no subscription was kept")
                        .byNew(SubscriptionFaults::keepsRefused));
    }

    private static Defect keepsRefused() {
        Memory<String> refused = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (USELESS.matches(request, answer)) {
                refused.note(
                        RestDefects.read(request.body()).path("callbackUri").asText());
            }
            if (!SUBSCRIPTIONS_LISTED.matches(request, answer)) {
                return answer;
            }
            bench.hit();
            return array(all -> refused.all()
                            .forEach(callback ->
                                    all.addObject().put("id", "kept").put("callbackUri", callback)))
                    .apply(answer);
        };
    }

    private static List<Fault> lists() {
        return List.of(
                fault("subscriptions-answered-206", "A list of subscriptions is answered with 206.")
                        .killsEach(
                                List.of(
                                        SUBSCRIPTIONS_QUERY,
                                        SUBSCRIPTIONS_OWN_ONLY,
                                        SUBSCRIPTIONS_FILTER,
                                        SUBSCRIPTIONS_FILTER_ATTRIBUTES),
                                "the query is answered with 200 and an array")
                        .by(changing(SUBSCRIPTIONS_LISTED, status(206))),
                fault("subscriptions-empty", "The list of subscriptions is empty.")
                        .kills(SUBSCRIPTIONS_QUERY, "the list contains the subscription")
                        .kills(SUBSCRIPTIONS_FILTER_ATTRIBUTES, "a subscription whose value fits is found")
                        .by(changing(SUBSCRIPTIONS_LISTED, array(ArrayNode::removeAll))),
                fault("subscriptions-not-filtered", "Filters of subscriptions are ignored.")
                        .kills(SUBSCRIPTIONS_FILTER, "the filter finds what it names and nothing else")
                        .kills(SUBSCRIPTIONS_FILTER_ATTRIBUTES, "a subscription whose value does not fit is not found")
                        .kills(SUBSCRIPTIONS_FILTER_INVALID)
                        .by((request, origin, bench) -> {
                            if (isOn(request, SUBSCRIPTIONS, "GET")
                                    && request.target().contains("filter=")) {
                                bench.hit();
                                return origin.send(request.to(request.path()));
                            }
                            return origin.send(request);
                        }),
                fault("bad-filter-of-subscriptions-without-detail", "It is not said what is wrong with a filter.")
                        .kills(SUBSCRIPTIONS_FILTER_INVALID_DETAIL)
                        .by(changing(
                                on(SUBSCRIPTIONS, "GET").and(When.status(400)),
                                object(problem -> problem.remove("detail")))),
                fault("subscriptions-of-others", "Everybody may list, read and end the subscriptions of others.")
                        .kills(SUBSCRIPTIONS_OWN_ONLY, "another consumer's subscription is not listed")
                        .kills(SUBSCRIPTIONS_OWN_ONLY, "another consumer cannot read the subscription")
                        .kills(SUBSCRIPTIONS_OWN_ONLY, "another consumer cannot end the subscription")
                        .byNew(SubscriptionFaults::ofOthers));
    }

    private static Defect ofOthers() {
        Memory<JsonNode> made = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (SUBSCRIBED.matches(request, answer)) {
                made.note(RestDefects.read(answer.body()));
            } else if (request.consumer().equals("vnfm-b") && isOn(request, SUBSCRIPTIONS, "GET")) {
                bench.hit();
                ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll(made.all());
                return Answer.of(200, "application/json", RestDefects.write(all));
            } else if (request.consumer().equals("vnfm-b") && isOn(request, SUBSCRIPTION, "GET")) {
                return Answer.of(
                        200, "application/json", RestDefects.write(made.all().get(0)));
            } else if (request.consumer().equals("vnfm-b") && isOn(request, SUBSCRIPTION, "DELETE")) {
                return Answer.of(204);
            }
            return answer;
        };
    }

    private static List<Fault> ended() {
        return List.of(
                fault("end-of-subscription-answered-200", "The end of a subscription is answered with 200.")
                        .kills(SUBSCRIPTION_TERMINATED)
                        .by(changing(on(SUBSCRIPTION, "DELETE").and(When.status(204)), status(200))),
                fault("subscription-not-ended", "The end of a subscription is acknowledged, and it goes on.")
                        .kills(SUBSCRIPTION_GONE, "reading it is answered with 404")
                        .kills(SUBSCRIPTION_GONE, "the list does not contain it")
                        .kills(SUBSCRIPTION_GONE, "ending it again is answered with 404")
                        .kills(SUBSCRIPTION_SILENT)
                        .by((request, origin, bench) -> {
                            if (!isOn(request, SUBSCRIPTION, "DELETE")) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return Answer.of(204);
                        }));
    }

    private static List<Fault> methods() {
        List<Fault> all = new ArrayList<>();
        all.add(served("put-on-subscriptions-served", SUBSCRIPTIONS, "PUT", SUBSCRIPTIONS_PUT));
        all.add(served("patch-on-subscriptions-served", SUBSCRIPTIONS, "PATCH", SUBSCRIPTIONS_PATCH));
        all.add(served("delete-on-subscriptions-served", SUBSCRIPTIONS, "DELETE", SUBSCRIPTIONS_DELETE));
        all.add(served("post-on-subscription-served", SUBSCRIPTION, "POST", SUBSCRIPTION_POST));
        all.add(served("put-on-subscription-served", SUBSCRIPTION, "PUT", SUBSCRIPTION_PUT));
        all.add(served("patch-on-subscription-served", SUBSCRIPTION, "PATCH", SUBSCRIPTION_PATCH));
        all.add(fault("notification-versions-not-found", "The API versions of certnotify are not found.")
                .kills(CERTNOTIFY_API_VERSIONS)
                .by(changing(VERSIONS, status(404))));
        all.add(fault("other-notification-version", "Only version 2.0.0 of certnotify is served.")
                .kills(CERTNOTIFY_VERSION)
                .by(changing(VERSIONS, object(versions -> versions.withArray("apiVersions")
                        .forEach(one -> ((ObjectNode) one).put("version", "2.0.0"))))));
        return all;
    }

    private static Fault served(String id, Pattern path, String method, Requirement requirement) {
        return fault(id, method + " is served there.")
                .kills(requirement)
                .by(changing(on(path, method).and(NOT_ALLOWED), answer -> Answer.of(204)));
    }
}
