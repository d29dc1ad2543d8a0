package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.ANSWER_CONTENT_TYPE;
import static sol023.conformance.requirement.Requirement.NOT_ACCEPTABLE;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubjectsClient;

/** SOL013 clauses 4.2 and 6.4: the media types that a request accepts and an answer has. */
public final class ContentTypeSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final Answers answers;

    public ContentTypeSteps(Checks checks, Parties parties, Registrations registrations, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.answers = answers;
    }

    @When("the VNFM queries the subjects and accepts {string} only")
    public void queriesAccepting(String mediaType) {
        SubjectsClient subjects = parties.vnfm().subjects();
        answers.note(subjects.getAccepting(subjects.collection(), mediaType));
    }

    @When("the VNFM queries a subject that does not exist and accepts {string} only")
    public void queriesUnknownAccepting(String mediaType) {
        SubjectsClient subjects = parties.vnfm().subjects();
        answers.note(subjects.getAccepting(subjects.individual(registrations.freshName()), mediaType));
    }

    @Then("the answer says the type of its content")
    public void saysType() {
        HttpAnswer answer = answers.last();
        boolean empty = answer.body().length() == 0;
        checks.on(answer.exchange())
                .check(
                        ANSWER_CONTENT_TYPE,
                        empty ? "an answer without content says no type" : "an answer with content says its type",
                        () -> assertThat(answer.mediaType().isEmpty())
                                .as("whether Content-Type is missing")
                                .isEqualTo(empty));
    }

    @Then("no type that is accepted can be sent")
    public void isNotAcceptable() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(NOT_ACCEPTABLE, "what is accepted cannot be sent: 406", () -> assertThat(answer.status())
                        .as("HTTP status")
                        .isEqualTo(406));
    }
}
