package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_DUPLICATE;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_ENDPOINT_DEAD;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_PROBLEM;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_SUBSCRIPTION_INVALID;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_SUBSCRIPTION_SECRET;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_SUBSCRIPTION_SHOWN;
import static sol023.conformance.requirement.Requirement.VNF_LCM_SUBSCRIBE;
import static sol023.conformance.requirement.Requirement.VNF_LCM_SUBSCRIPTION_QUERY;
import static sol023.conformance.requirement.Requirement.VNF_LCM_TERMINATE_SUBSCRIPTION;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.Reply;

/** Clause 6: the CMF subscribes to lifecycle changes, finds its subscription and ends it. */
public final class LcmSubscriptionSteps {

    private final CmfSide cmf;
    private final CmfCallbacks callbacks;
    private final LcmResources resources;
    private final Checks checks;
    private @Nullable HttpAnswer answer;
    private @Nullable HttpAnswer list;
    private String first = "";

    public LcmSubscriptionSteps(CmfSide cmf, CmfCallbacks callbacks, LcmResources resources, Checks checks) {
        this.cmf = cmf;
        this.callbacks = callbacks;
        this.resources = resources;
        this.checks = checks;
    }

    private HttpAnswer answer() {
        return Objects.requireNonNull(answer, "nothing was asked");
    }

    @When("the CMF subscribes")
    public void subscribes() {
        answer = callbacks.subscribe(callbacks.callback());
    }

    @Given("the CMF has subscribed")
    public void hasSubscribed() {
        subscribes();
        made();
    }

    private void made() {
        checks.on(answer().exchange())
                .need(VNF_LCM_SUBSCRIBE, "the subscription is answered with 201", () -> assertThat(answer().status())
                        .as("HTTP status")
                        .isEqualTo(201));
    }

    @Then("the subscription is made")
    public void isMade() {
        made();
        JsonNode content = LcmResources.content(answer());
        resources.typed(VNFM_LCM_SUBSCRIPTION_SHOWN, answer(), "LccnSubscription", false);
        checks.check(VNFM_LCM_SUBSCRIPTION_SHOWN, "the callback URI is the one that was given", () -> assertThat(
                        content.path("callbackUri").asText())
                .as("callbackUri")
                .isEqualTo(callbacks.callback().uri().toString()));
        checks.check(VNFM_LCM_SUBSCRIPTION_SECRET, "there is no authentication in it", () -> assertThat(
                        content.has("authentication"))
                .as("authentication")
                .isFalse());
        checks.check(VNFM_LCM_SUBSCRIPTION_SHOWN, "Location is given", () -> assertThat(answer().header("Location"))
                .as("Location")
                .isPresent());
        answer().header("Location").ifPresent(location -> {
            HttpAnswer read = cmf.toLcm(cmf.lcm("/subscriptions").resolve(location));
            checks.on(read.exchange())
                    .check(VNFM_LCM_SUBSCRIPTION_SHOWN, "Location leads to the subscription", () -> assertThat(
                                    LcmResources.content(read).path("id").asText())
                            .as("id at Location")
                            .isEqualTo(content.path("id").asText("there is no id")));
        });
    }

    @When("the CMF lists and reads its subscription")
    public void looks() {
        list = cmf.toLcm("GET", "/subscriptions", Body.EMPTY);
        answer = cmf.toLcm("GET", "/subscriptions/" + callbacks.subscriptionId(), Body.EMPTY);
    }

    @Then("the subscription is found")
    public void found() {
        HttpAnswer all = Objects.requireNonNull(list);
        resources.judge(VNF_LCM_SUBSCRIPTION_QUERY, all, "LccnSubscription", true);
        if (all.header("Link").isEmpty()) {
            checks.on(all.exchange())
                    .check(VNF_LCM_SUBSCRIPTION_QUERY, "the list shows the subscription", () -> assertThat(
                                    LcmResources.content(all).findValuesAsText("id"))
                            .as("identifiers")
                            .contains(callbacks.subscriptionId()));
        }
        resources.judge(VNF_LCM_SUBSCRIPTION_QUERY, answer(), "LccnSubscription", false);
        checks.on(answer().exchange())
                .check(VNF_LCM_SUBSCRIPTION_QUERY, "the subscription has the identifier of its URI", () -> assertThat(
                                LcmResources.content(answer()).path("id").asText())
                        .as("id")
                        .isEqualTo(callbacks.subscriptionId()));
    }

    @When("the CMF ends the subscription")
    public void ends() {
        answer = cmf.toLcm("DELETE", "/subscriptions/" + callbacks.subscriptionId(), Body.EMPTY);
    }

    @Then("the subscription is gone")
    public void gone() {
        checks.on(answer().exchange())
                .check(
                        VNF_LCM_TERMINATE_SUBSCRIPTION,
                        "the end is answered with 204",
                        () -> assertThat(answer().status()).as("HTTP status").isEqualTo(204));
        HttpAnswer read = cmf.toLcm("GET", "/subscriptions/" + callbacks.subscriptionId(), Body.EMPTY);
        checks.on(read.exchange())
                .check(
                        VNF_LCM_TERMINATE_SUBSCRIPTION,
                        "the subscription does not exist any longer",
                        () -> assertThat(read.status()).as("HTTP status").isEqualTo(404));
    }

    @When("the CMF subscribes with the same content")
    public void subscribesAgain() {
        first = callbacks.subscriptionId();
        answer = callbacks.subscribe(callbacks.callback());
    }

    @Then("there is a second subscription, or the first one is named")
    public void duplicate() {
        checks.on(answer().exchange())
                .check(VNFM_LCM_DUPLICATE, "the answer is 201 or 303", () -> assertThat(answer().status())
                        .as("HTTP status")
                        .isIn(201, 303));
        if (answer().status() == 303) {
            checks.on(answer().exchange())
                    .check(VNFM_LCM_DUPLICATE, "Location of the answer 303 names the subscription", () -> assertThat(
                                    answer().header("Location").orElse(""))
                            .as("Location")
                            .endsWith("/" + first));
        }
    }

    @When("the CMF subscribes with a callback URI that answers 500")
    public void subscribesInVain() {
        Callback callback = callbacks.callback();
        callback.onTest(Reply.problem(500, "The endpoint is broken."));
        answer = callbacks.subscribe(callback);
    }

    @Then("the subscription is refused if the VNFM has tried the callback URI")
    public void refusedIfTried() {
        Checks on = checks.on(answer().exchange());
        if (callbacks.callback().inbox().size() == 0) {
            on.notApplicable(VNFM_LCM_ENDPOINT_DEAD, "The VNFM has not tried the callback URI, as it may.");
            on.notApplicable(VNFM_LCM_PROBLEM, "The VNFM has not tried the callback URI, as it may.");
            return;
        }
        on.check(VNFM_LCM_ENDPOINT_DEAD, "the subscription is answered with 422", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(422));
        Problems.judge(checks, VNFM_LCM_PROBLEM, answer());
    }

    @When("the CMF asks for a subscription {string}")
    public void asksWrong(String fault) {
        String body =
                switch (fault) {
                    case "that is no JSON" -> "{\"callbackUri\":";
                    case "without callbackUri" -> "{\"verbosity\":\"FULL\"}";
                    case "with a callbackUri that is none" -> "{\"callbackUri\":\"no address\"}";
                    default -> throw new IllegalArgumentException("no fault: " + fault);
                };
        answer = cmf.toLcm("POST", "/subscriptions", LcmSteps.json(body));
    }

    @Then("the VNFM refuses it")
    public void refused() {
        Checks on = checks.on(answer().exchange());
        on.check(VNFM_LCM_SUBSCRIPTION_INVALID, "the request is refused with 4xx", () -> assertThat(answer().status())
                .as("HTTP status")
                .isBetween(400, 499));
        Problems.judge(checks, VNFM_LCM_PROBLEM, answer());
    }
}
