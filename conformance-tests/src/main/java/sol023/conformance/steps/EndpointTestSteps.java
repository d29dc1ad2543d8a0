package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.NOTIFICATION_VERSION_SENT;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_ENDPOINT_DEAD;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_ENDPOINT_DEAD_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_ENDPOINT_TESTED;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.Delivery;
import sol023.conformance.vnfm.Reply;

/** Clause 7.3.1, steps 2 and 3: the CMF tries the callback URI before it makes the subscription. */
public final class EndpointTestSteps {

    /** A port that nothing listens on: assigned to TCP Port Service Multiplexer, which nobody runs. */
    private static final String NOBODY = "https://127.0.0.1:1/";

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final OwnVnfm vnfm;
    private final Subscriptions subscriptions;
    private boolean tests;

    public EndpointTestSteps(Checks checks, Target target, Parties parties, OwnVnfm vnfm, Subscriptions subscriptions) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.vnfm = vnfm;
        this.subscriptions = subscriptions;
    }

    @Given("the CMF tries callback URIs")
    public void tries() {
        Subscription probe = subscriptions.subscribe(draft -> {});
        tests = isTested(probe.callback());
    }

    @Then("the CMF has tried the callback URI")
    public void hasTried() {
        Callback callback = subscriptions.current().callback();
        checks.on(subscriptions.current().answer().exchange())
                .check(
                        SUBSCRIPTION_ENDPOINT_TESTED,
                        "the callback URI was tried by GET",
                        () -> assertThat(isTested(callback)).as("a GET came").isTrue());
        if (!isTested(callback)) {
            checks.notApplicable(NOTIFICATION_VERSION_SENT, "There was no trial of the callback URI.");
            return;
        }
        Delivery trial = tests(callback).get(0);
        checks.on(trial.exchange())
                .check(NOTIFICATION_VERSION_SENT, "the trial has the Version header", () -> assertThat(
                                trial.request().header("Version"))
                        .as("Version")
                        .hasValueSatisfying(version -> assertThat(version).startsWith("1.")));
    }

    @When("the VNFM subscribes with a callback URI that {string}")
    public void subscribesWith(String does) {
        Callback callback = vnfm.callback();
        switch (does) {
            case "answers 200" -> callback.onTest(Reply.status(200));
            case "answers 404" -> callback.onTest(Reply.problem(404, "There is nothing here."));
            case "answers 500" -> callback.onTest(Reply.problem(500, "The endpoint is broken."));
            case "redirects" -> callback.onTest(Reply.redirect(vnfm.callback().uri()));
            case "closes the connection" -> callback.onTest(Reply.hangUp());
            case "answers too late" ->
                callback.onTest(Reply.late(
                        target.timeouts().answer().plus(target.timeouts().answer()), Reply.noContent()));
            case "nobody serves" -> {}
            default -> throw new IllegalArgumentException("no callback URI that " + does);
        }
        subscriptions.subscribe(parties.vnfm().subscriptions(), callback, ClientProof.BySecret.random(), draft -> {
            if (does.equals("nobody serves")) {
                draft.root().put("callbackUri", URI.create(NOBODY).toString());
            }
        });
    }

    @Then("the subscription is refused, as the callback URI is of no use")
    public void refused() {
        HttpAnswer answer = subscriptions.current().answer();
        Checks on = checks.on(answer.exchange());
        if (!tests) {
            String why = "The CMF does not try callback URIs.";
            on.notApplicable(SUBSCRIPTION_ENDPOINT_DEAD, why);
            on.notApplicable(SUBSCRIPTION_ENDPOINT_DEAD_DETAIL, why);
            return;
        }
        on.check(SUBSCRIPTION_ENDPOINT_DEAD, "the subscription is answered with 422", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(422));
        if (answer.status() != 422) {
            on.inconclusive(SUBSCRIPTION_ENDPOINT_DEAD_DETAIL, "detail says more", "The answer is not 422.");
            return;
        }
        on.check(SUBSCRIPTION_ENDPOINT_DEAD_DETAIL, "detail says more", () -> assertThat(
                        SubscriptionLists.content(answer).path("detail").asText(""))
                .as("detail")
                .isNotBlank());
    }

    @Then("nothing is kept of the refused subscription")
    public void nothingKept() {
        HttpAnswer list = parties.vnfm().subscriptions().list("");
        String callback = subscriptions.current().request().path("callbackUri").asText();
        if (!tests) {
            return;
        }
        checks.on(list.exchange())
                .check(SUBSCRIPTION_ENDPOINT_DEAD, "no subscription was kept", () -> assertThat(callbacks(list))
                        .as("callback URIs of the subscriptions")
                        .doesNotContain(callback));
    }

    private static List<String> callbacks(HttpAnswer list) {
        return SubscriptionLists.content(list).findValuesAsText("callbackUri");
    }

    private static boolean isTested(Callback callback) {
        return !tests(callback).isEmpty();
    }

    private static List<Delivery> tests(Callback callback) {
        return callback.inbox().all().stream()
                .filter(delivery -> delivery.request().method().equals("GET"))
                .toList();
    }
}
