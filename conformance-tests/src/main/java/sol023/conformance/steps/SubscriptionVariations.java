package sol023.conformance.steps;

import static sol023.conformance.requirement.Requirement.NOTIFICATION_FILTER_TYPE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_INVALID;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_REQUEST_CALLBACK;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_UNPROCESSABLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import sol023.conformance.requirement.Requirement;

/** What a subscription request can be changed in so that it is to be refused (clause 7.3.1, error handling). */
final class SubscriptionVariations {

    /** The change and what it is about. */
    record Variation(Requirement requirement, Consumer<SubscriptionDraft> change) {}

    private static final Map<String, Variation> ALL = Map.ofEntries(
            Map.entry("content that is no JSON", invalid(draft -> draft.text("{\"callbackUri\": "))),
            Map.entry("an array as content", invalid(draft -> draft.text("[]"))),
            Map.entry("no callbackUri", of(SUBSCRIPTION_REQUEST_CALLBACK, draft -> draft.root()
                    .remove("callbackUri"))),
            Map.entry("a callbackUri that is a number", of(SUBSCRIPTION_REQUEST_CALLBACK, draft -> draft.root()
                    .put("callbackUri", 7))),
            Map.entry("a callbackUri without scheme and host", of(SUBSCRIPTION_REQUEST_CALLBACK, draft -> draft.root()
                    .put("callbackUri", "/notifications"))),
            Map.entry("a callbackUri for mail", of(SUBSCRIPTION_REQUEST_CALLBACK, draft -> draft.root()
                    .put("callbackUri", "mailto:vnfm@sol023.example"))),
            Map.entry("a filter that is a text", filter(draft -> draft.root().put("filter", "accepted"))),
            Map.entry("states that are a text", filter(draft -> draft.filter().put("certificateState", "accepted"))),
            Map.entry(
                    "a state that there is not",
                    filter(draft -> draft.filter().putArray("certificateState").add("lost"))),
            Map.entry(
                    "a certificate type that there is not",
                    filter(draft -> draft.filter().putArray("certificationType").add("CMF_certificate"))),
            Map.entry("a verbosity that there is not", unprocessable(draft -> draft.root()
                    .put("verbosity", "LOUD"))),
            Map.entry(
                    "an authType that there is not",
                    of(
                            SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED,
                            draft -> authentication(draft).putArray("authType").add("HANDSHAKE"))),
            Map.entry("an empty authType", unprocessable(draft -> authentication(draft)
                    .putArray("authType"))),
            Map.entry("a tokenEndpoint that is a number", unprocessable(draft -> ((ObjectNode)
                            authentication(draft).get("paramsOauth2ClientCredentials"))
                    .put("tokenEndpoint", 7))));

    private SubscriptionVariations() {}

    static Variation named(String name) {
        Variation variation = ALL.get(name);
        if (variation == null) {
            throw new IllegalArgumentException("no subscription with \"" + name + "\" is known");
        }
        return variation;
    }

    private static ObjectNode authentication(SubscriptionDraft draft) {
        return draft.root().withObject("/authentication");
    }

    private static Variation invalid(Consumer<SubscriptionDraft> change) {
        return of(SUBSCRIPTION_INVALID, change);
    }

    private static Variation filter(Consumer<SubscriptionDraft> change) {
        return of(NOTIFICATION_FILTER_TYPE, change);
    }

    private static Variation unprocessable(Consumer<SubscriptionDraft> change) {
        return of(SUBSCRIPTION_UNPROCESSABLE, change);
    }

    private static Variation of(Requirement requirement, Consumer<SubscriptionDraft> change) {
        return new Variation(requirement, change);
    }
}
