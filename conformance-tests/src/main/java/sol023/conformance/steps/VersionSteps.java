package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.ANSWER_VERSION;
import static sol023.conformance.requirement.Requirement.VERSION_IDENTIFIER;
import static sol023.conformance.requirement.Requirement.VERSION_IMPLEMENTATION;
import static sol023.conformance.requirement.Requirement.VERSION_MALFORMED;
import static sol023.conformance.requirement.Requirement.VERSION_MISSING;
import static sol023.conformance.requirement.Requirement.VERSION_SERVED;
import static sol023.conformance.requirement.Requirement.VERSION_UNKNOWN;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Target;

/** SOL013 clauses 4.2 and 9.3: the Version header of requests and answers. */
public final class VersionSteps {

    private static final String HEADER = "Version";

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Answers answers;

    public VersionSteps(Checks checks, Target target, Parties parties, Answers answers) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.answers = answers;
    }

    @When("the VNFM queries the subjects in version {string}")
    public void queriesInVersion(String version) {
        answers.note(parties.vnfm().subjects().listInVersion(Optional.of(version)));
    }

    @When("the VNFM queries the subjects without saying a version")
    public void queriesWithoutVersion() {
        answers.note(parties.vnfm().subjects().listInVersion(Optional.empty()));
    }

    @Then("the answer says the version that was asked for")
    public void saysVersion() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        Optional<String> version = answer.header(HEADER);
        on.need(ANSWER_VERSION, "the answer has a Version header", () -> assertThat(version)
                .as(HEADER)
                .isPresent());
        on.check(VERSION_IDENTIFIER, "the Version header is a version identifier", () -> assertThat(
                        version.orElseThrow())
                .as(HEADER)
                .matches(VersionIdentifier::isWellFormed, "a version"));
        on.check(VERSION_SERVED, "the version is the one that was asked for", () -> assertThat(
                        VersionIdentifier.numbers(version.orElseThrow()))
                .as(HEADER)
                .isEqualTo(VersionIdentifier.numbers(target.rest().version())));
    }

    @Then("the version is refused as one that is not served")
    public void isNotServed() {
        refused(VERSION_UNKNOWN, "a version that is not served is answered with 406", 406);
        HttpAnswer answer = answers.last();
        if (answer.status() == 406) {
            checks.on(answer.exchange()).advise(VERSION_UNKNOWN, "the answer 406 is described", () -> {
                assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json");
                assertThat(QueryChecks.content(answer).path("detail").asText(""))
                        .as("detail")
                        .isNotBlank();
            });
        }
    }

    @Then("the version is refused as malformed")
    public void isMalformed() {
        refused(VERSION_MALFORMED, "what is no version is answered with 400", 400);
    }

    @Then("the lack of a version is refused")
    public void isMissing() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .advise(
                        VERSION_MISSING,
                        Interpretation.I_29,
                        "a request without Version is answered with 400",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(400));
    }

    @Then("the query is served as one in version 1.0.0")
    public void isServed() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(VERSION_IMPLEMENTATION, "parameters of a version do not matter", () -> assertThat(
                                answer.status())
                        .as("HTTP status")
                        .isNotIn(400, 406)
                        .isLessThan(500));
    }

    private void refused(Requirement requirement, String what, int status) {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange()).check(requirement, what, () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(status));
    }
}
