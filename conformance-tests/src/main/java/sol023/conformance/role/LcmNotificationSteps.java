package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_NOTIFICATION_ORDER;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_NOTIFICATION_STATE;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_NOTIFICATION_SUBSCRIPTION;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_NOTIFICATION_TYPED;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_NOTIFICATION_VERSION;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_SILENT;
import static sol023.conformance.requirement.Requirement.VNF_LCM_NOTIFY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.hook.Hooks;
import sol023.conformance.hook.Outcome;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;
import sol023.conformance.target.RunScope;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.Delivery;

/** Clause 6, Notify: what a CMF is told when a VNF changes. The hook {@code vnf.changes} lets one change. */
public final class LcmNotificationSteps {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Set<String> FINAL = Set.of("COMPLETED", "FAILED", "ROLLED_BACK");

    private final CmfSide cmf;
    private final CmfCallbacks callbacks;
    private final LcmResources resources;
    private final Checks checks;
    private final Hooks hooks;
    private final ReentrantLock turn;
    private boolean hasTurn;
    private int mark;

    public LcmNotificationSteps(
            CmfSide cmf, CmfCallbacks callbacks, LcmResources resources, Checks checks, Hooks hooks, RunScope scope) {
        this.turn = scope.once("vnf.changes", ReentrantLock.class, ReentrantLock::new);
        this.cmf = cmf;
        this.callbacks = callbacks;
        this.resources = resources;
        this.checks = checks;
        this.hooks = hooks;
    }

    @Given("the CMF has ended the subscription")
    public void ended() {
        takeTurn();
        cmf.toLcm("DELETE", "/subscriptions/" + callbacks.subscriptionId(), Body.EMPTY);
    }

    /** One operation at a time: a CMF that has subscribed to everything hears of those of other scenarios, too. */
    private void takeTurn() {
        if (!hasTurn) {
            turn.lock();
            hasTurn = true;
        }
    }

    @After(order = 2)
    public void end() {
        if (hasTurn) {
            turn.unlock();
            hasTurn = false;
        }
    }

    @When("a VNF changes")
    public void changes() {
        takeTurn();
        mark = callbacks.callback().inbox().size();
        if (hooks.run(HookName.VNF_CHANGES, Map.of()) instanceof Outcome.NotDone notDone) {
            checks.unobservable(VNF_LCM_NOTIFY, "a VNF changes", notDone.why());
        }
    }

    private static JsonNode content(Delivery delivery) {
        return delivery.request().json().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    private static boolean isOperation(Delivery delivery) {
        return Callback.isPost(delivery)
                && content(delivery).path("notificationType").asText().equals("VnfLcmOperationOccurrenceNotification");
    }

    private static boolean isResult(Delivery delivery) {
        return isOperation(delivery)
                && content(delivery).path("notificationStatus").asText().equals("RESULT");
    }

    private Duration patience() {
        return hooks.settings(HookName.VNF_CHANGES).map(HookSettings::within).orElse(SILENCE);
    }

    /** The result of an operation; without one the scenario ends. */
    private Delivery result(Requirement requirement) {
        Optional<Delivery> result =
                callbacks.callback().inbox().awaitSince(mark, LcmNotificationSteps::isResult, patience());
        if (requirement == VNF_LCM_NOTIFY) {
            checks.need(VNF_LCM_NOTIFY, "the result of the operation is told", () -> assertThat(result)
                    .as("notification of the result within " + patience().toSeconds() + " s")
                    .isPresent());
        } else if (result.isEmpty()) {
            checks.unobservable(requirement, "the result is told", "No result of an operation was told.");
        }
        return result.orElseThrow();
    }

    @Then("the CMF is told of the operation")
    public void told() {
        result(VNF_LCM_NOTIFY);
        for (Delivery delivery : callbacks.callback().inbox().since(mark)) {
            if (Callback.isPost(delivery)) {
                judge(delivery);
            }
        }
    }

    private void judge(Delivery delivery) {
        Checks on = checks.on(delivery.exchange());
        on.check(VNFM_LCM_NOTIFICATION_TYPED, "the content is application/json", () -> assertThat(
                        delivery.request().mediaType())
                .as("Content-Type")
                .isEqualTo("application/json"));
        on.check(
                VNFM_LCM_NOTIFICATION_TYPED,
                "the notification has the attributes and types of its table",
                () -> assertThat(resources.violations(content(delivery)))
                        .as("what breaks the schema")
                        .isEmpty());
        on.check(VNFM_LCM_NOTIFICATION_SUBSCRIPTION, "subscriptionId is that of the subscription", () -> assertThat(
                        content(delivery).path("subscriptionId").asText())
                .as("subscriptionId")
                .isEqualTo(callbacks.subscriptionId()));
        on.check(VNFM_LCM_NOTIFICATION_VERSION, "Version names a version 2", () -> assertThat(
                        delivery.request().header("Version").orElse(""))
                .as("Version")
                .startsWith("2."));
    }

    @Then("the start of the operation was told before its result")
    public void inOrder() {
        String operation = occurrence(result(VNFM_LCM_NOTIFICATION_ORDER));
        List<String> told = callbacks.callback().inbox().since(mark).stream()
                .filter(delivery ->
                        isOperation(delivery) && occurrence(delivery).equals(operation))
                .map(delivery -> content(delivery).path("notificationStatus").asText())
                .distinct()
                .toList();
        checks.check(VNFM_LCM_NOTIFICATION_ORDER, "START comes before RESULT", () -> assertThat(told)
                .as("notificationStatus in order")
                .containsExactly("START", "RESULT"));
    }

    private static String occurrence(Delivery delivery) {
        return content(delivery).path("vnfLcmOpOccId").asText();
    }

    @Then("the operation has the state that was told")
    public void state() {
        Delivery result = result(VNFM_LCM_NOTIFICATION_STATE);
        HttpAnswer read = cmf.toLcm("GET", "/vnf_lcm_op_occs/" + occurrence(result), Body.EMPTY);
        String told = content(result).path("operationState").asText();
        Set<String> allowed = FINAL.contains(told)
                ? Set.of(told)
                : Set.of(told, "COMPLETED", "FAILED", "ROLLED_BACK", "PROCESSING", "ROLLING_BACK");
        checks.on(read.exchange(), result.exchange())
                .check(VNFM_LCM_NOTIFICATION_STATE, "the operation has that state or a later one", () -> assertThat(
                                LcmResources.content(read)
                                        .path("operationState")
                                        .asText())
                        .as("operationState")
                        .isIn(allowed));
    }

    @Then("the CMF is told nothing")
    public void silence() {
        callbacks.callback().inbox().awaitSince(mark, LcmNotificationSteps::isResult, SILENCE);
        long told = callbacks.callback().inbox().since(mark).stream()
                .filter(Callback::isPost)
                .count();
        checks.check(VNFM_LCM_SILENT, "no notification comes", () -> assertThat(told)
                .as("notifications")
                .isZero());
    }
}
