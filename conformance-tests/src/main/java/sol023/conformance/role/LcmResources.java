package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.contract.Contract;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.RunScope;

/** What the resources of the VNF Lifecycle Management interface show (SOL002 clause 5.5.2). */
public final class LcmResources {

    private static final String DOCUMENT = "vnflcm/v2/vnflcm.yaml";
    private static final String NOTIFICATIONS = "vnflcm/v2/notification-endpoint.yaml";

    private static final Set<String> NOTIFICATION_TYPES = Set.of(
            "VnfLcmOperationOccurrenceNotification",
            "VnfIdentifierCreationNotification",
            "VnfIdentifierDeletionNotification");

    private final Checks checks;
    private final RunScope scope;

    public LcmResources(Checks checks, RunScope scope) {
        this.checks = checks;
        this.scope = scope;
    }

    /** The type of what a collection holds. */
    static String type(String collection) {
        return switch (collection) {
            case "vnf_instances" -> "VnfInstance";
            case "vnf_lcm_op_occs" -> "VnfLcmOpOcc";
            case "subscriptions" -> "LccnSubscription";
            default -> throw new IllegalArgumentException("no collection: " + collection);
        };
    }

    static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    /** Judges the answer to a GET: 200 with content of that type, or a list of it. */
    void judge(Requirement requirement, HttpAnswer answer, String type, boolean list) {
        Checks on = checks.on(answer.exchange());
        on.need(requirement, "the answer is 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        on.need(requirement, list ? "the content is an array" : "the content is an object", () -> assertThat(
                        list ? content(answer).isArray() : content(answer).isObject())
                .as("JSON of that kind")
                .isTrue());
        typed(Requirement.VNFM_LCM_TYPED, answer, type, list);
    }

    /** Judges attributes and types alone. */
    void typed(Requirement requirement, HttpAnswer answer, String type, boolean list) {
        List<String> violations = new ArrayList<>();
        if (list) {
            content(answer).forEach(one -> violations.addAll(violations(DOCUMENT, type, one)));
        } else {
            violations.addAll(violations(DOCUMENT, type, content(answer)));
        }
        checks.on(answer.exchange())
                .check(requirement, "what is shown has the attributes and types of its table", () -> assertThat(
                                violations.stream().distinct().limit(5).toList())
                        .as("what breaks the schema of " + type)
                        .isEmpty());
    }

    /** What breaks the schema of a notification. */
    List<String> violations(JsonNode notification) {
        String type = notification.path("notificationType").asText();
        return NOTIFICATION_TYPES.contains(type)
                ? violations(NOTIFICATIONS, type, notification)
                : List.of("notificationType is " + type);
    }

    private List<String> violations(String document, String type, JsonNode content) {
        return scope.once("contract", Contract.class, Contract::new)
                .structure(document, type)
                .violations(content);
    }
}
