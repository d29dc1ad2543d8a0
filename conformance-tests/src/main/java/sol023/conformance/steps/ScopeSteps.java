package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.FORBIDDEN;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBJECT_ALL;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBJECT_COLLECTION;
import static sol023.conformance.requirement.Requirement.SCOPE_SUBJECT_INDIVIDUAL;
import static sol023.conformance.requirement.Requirement.TOKEN_SCOPE_TOO_SMALL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.OAuth;

/** Annex C: what the scopes of a token permit. */
public final class ScopeSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Answers answers;
    private final List<Outcome> outcomes = new ArrayList<>();
    private boolean everything;

    /** What came of one request, and what it should have been answered with. */
    private record Outcome(Requirement requirement, String what, int wanted, HttpAnswer answer) {}

    public ScopeSteps(Checks checks, Parties parties, Registrations registrations, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.answers = answers;
    }

    @When("the VNFM registers, lists, reads and deregisters a subject with the scope of subjects")
    public void withScopeOfSubjects() {
        use(settings().scopes().subject());
    }

    @When("the VNFM registers, lists, reads and deregisters a subject with the scope of everything")
    public void withScopeOfEverything() {
        everything = true;
        use(settings().scopes().all());
    }

    private void use(String scope) {
        SubjectsClient subjects = parties.vnfm(scope);
        Registration registration = registrations.register(CertificateType.VNFCI, subjects);
        Requirement collection = everything ? SCOPE_SUBJECT_ALL : SCOPE_SUBJECT_COLLECTION;
        Requirement individual = everything ? SCOPE_SUBJECT_ALL : SCOPE_SUBJECT_INDIVIDUAL;
        outcomes.add(new Outcome(collection, "POST on the subjects is permitted", 201, registration.answer()));
        outcomes.add(new Outcome(collection, "GET on the subjects is permitted", 200, subjects.list()));
        if (registration.id().isEmpty()) {
            return;
        }
        String id = registration.id().orElseThrow();
        outcomes.add(new Outcome(individual, "GET on an individual subject is permitted", 200, subjects.read(id)));
        HttpAnswer gone = subjects.deregister(id);
        if (gone.status() == 204) {
            registration.gone();
        }
        outcomes.add(new Outcome(individual, "DELETE on an individual subject is permitted", 204, gone));
    }

    @Then("all of it is permitted")
    public void permitted() {
        checks.touched(Interpretation.I_20);
        for (Outcome outcome : outcomes) {
            checks.on(outcome.answer().exchange()).check(outcome.requirement(), outcome.what(), () -> assertThat(
                            outcome.answer().status())
                    .as("HTTP status")
                    .isEqualTo(outcome.wanted()));
        }
        if (outcomes.size() < 4 && !everything) {
            checks.inconclusive(
                    SCOPE_SUBJECT_INDIVIDUAL,
                    "the individual subject is served",
                    "The VNFCI was not registered with this scope.");
        }
    }

    @When("the VNFM sends a {word} to the subjects with a scope of the other interface")
    public void toTheSubjects(String method) {
        SubjectsClient subjects = parties.vnfm(settings().scopes().notification());
        answers.note(
                method.equals("POST")
                        ? registrations
                                .register(CertificateType.VNFCI, subjects)
                                .answer()
                        : subjects.list());
    }

    @When("the VNFM sends a {word} to the subject with a scope of the other interface")
    public void toTheSubject(String method) {
        SubjectsClient subjects = parties.vnfm(settings().scopes().notification());
        String id = registrations.current().id().orElseThrow();
        answers.note(method.equals("DELETE") ? subjects.deregister(id) : subjects.read(id));
    }

    @Then("the token is not sufficient")
    public void notSufficient() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.touched(Interpretation.I_20);
        on.check(TOKEN_SCOPE_TOO_SMALL, "the request is answered with 403", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(403));
        if (answer.status() != 403) {
            on.inconclusive(FORBIDDEN, "the refusal is described in ProblemDetails", "The answer is not 403.");
            return;
        }
        JsonNode problem = answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        on.check(FORBIDDEN, "the refusal is described in ProblemDetails", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json");
            assertThat(problem.path("status").asInt(-1)).as("status").isEqualTo(403);
        });
        on.advise(TOKEN_SCOPE_TOO_SMALL, "WWW-Authenticate says insufficient_scope (RFC 6750 §3.1)", () -> assertThat(
                        answer.header("WWW-Authenticate").orElse(""))
                .as("WWW-Authenticate")
                .contains("insufficient_scope"));
    }

    private OAuth settings() {
        return parties.vnfm().tokens().orElseThrow().settings();
    }
}
