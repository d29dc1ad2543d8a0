package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.SCOPE_NOTIFICATION_ALL;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBSCRIPTION;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBSCRIPTIONS;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubscriptionsClient;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.target.OAuth;
import sol023.conformance.vnfm.ClientProof;

/** Annex C.3: what the scopes of a token permit on subscriptions. */
public final class SubscriptionScopeSteps {

    private final Checks checks;
    private final Parties parties;
    private final OwnVnfm vnfm;
    private final Subscriptions subscriptions;
    private final Answers answers;
    private final List<Outcome> outcomes = new ArrayList<>();

    /** What came of one request, and what it should have been answered with. */
    private record Outcome(Requirement requirement, String what, int wanted, HttpAnswer answer) {}

    public SubscriptionScopeSteps(
            Checks checks, Parties parties, OwnVnfm vnfm, Subscriptions subscriptions, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.vnfm = vnfm;
        this.subscriptions = subscriptions;
        this.answers = answers;
    }

    @When("the VNFM subscribes, lists, reads and ends the subscription with the scope of subscriptions")
    public void withScopeOfSubscriptions() {
        use(settings().scopes().subscription(), SCOPE_SUBSCRIPTIONS, SCOPE_SUBSCRIPTION);
    }

    @When("the VNFM subscribes, lists, reads and ends the subscription with the scope of everything")
    public void withScopeOfEverything() {
        use(settings().scopes().notification(), SCOPE_NOTIFICATION_ALL, SCOPE_NOTIFICATION_ALL);
    }

    private void use(String scope, Requirement collection, Requirement individual) {
        SubscriptionsClient client = parties.subscriptions(scope);
        Subscription made =
                subscriptions.subscribe(client, vnfm.callback(), ClientProof.BySecret.random(), draft -> {});
        outcomes.add(new Outcome(collection, "POST on the subscriptions is permitted", 201, made.answer()));
        outcomes.add(new Outcome(collection, "GET on the subscriptions is permitted", 200, client.list("")));
        if (made.id().isEmpty()) {
            checks.inconclusive(individual, "the individual subscription is served", "Nothing was subscribed.");
            return;
        }
        String id = made.id().orElseThrow();
        outcomes.add(new Outcome(individual, "GET on an individual subscription is permitted", 200, client.read(id)));
        outcomes.add(new Outcome(
                individual, "DELETE on an individual subscription is permitted", 204, subscriptions.terminate(made)));
    }

    @Then("all of it is permitted on subscriptions")
    public void permitted() {
        checks.touched(Interpretation.I_20);
        for (Outcome outcome : outcomes) {
            checks.on(outcome.answer().exchange()).check(outcome.requirement(), outcome.what(), () -> assertThat(
                            outcome.answer().status())
                    .as("HTTP status")
                    .isEqualTo(outcome.wanted()));
        }
    }

    @When("the VNFM queries its subscriptions with the scope of subjects")
    public void withScopeOfSubjects() {
        answers.note(parties.subscriptions(settings().scopes().subject()).list(""));
    }

    private OAuth settings() {
        return parties.vnfm().tokens().orElseThrow().settings();
    }
}
