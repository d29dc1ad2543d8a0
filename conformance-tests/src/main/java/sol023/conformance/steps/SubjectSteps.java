package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.REVOKE_POSTCONDITION;
import static sol023.conformance.requirement.Requirement.SUBJECTS_GET;
import static sol023.conformance.requirement.Requirement.SUBJECT_DELETE;
import static sol023.conformance.requirement.Requirement.SUBJECT_DELETED;
import static sol023.conformance.requirement.Requirement.SUBJECT_DEREGISTER_ANSWERED;
import static sol023.conformance.requirement.Requirement.SUBJECT_DEREGISTER_CONFLICT;
import static sol023.conformance.requirement.Requirement.SUBJECT_DEREGISTER_CONFLICT_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBJECT_DEREGISTER_GONE;
import static sol023.conformance.requirement.Requirement.SUBJECT_DEREGISTER_REMOVED;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ALL;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ALL_BODY;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ERROR;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ONE;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CREATED;
import static sol023.conformance.requirement.Requirement.SUBJECT_UNKNOWN_NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.stream.Collectors;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.QueryStrings;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;

/** Clauses 5.3.2 and 5.3.5: the VNFM deregisters and queries subjects. */
public final class SubjectSteps {

    private final Target target;
    private final Checks checks;
    private final SubjectChecks subjectChecks;
    private final Registrations registrations;
    private final Parties parties;
    private final Answers answers;

    public SubjectSteps(
            Target target,
            Checks checks,
            SubjectChecks subjectChecks,
            Registrations registrations,
            Parties parties,
            Answers answers) {
        this.target = target;
        this.checks = checks;
        this.subjectChecks = subjectChecks;
        this.registrations = registrations;
        this.parties = parties;
        this.answers = answers;
    }

    @When("the VNFM queries all subjects")
    public void queriesAll() {
        answers.note(list());
    }

    @When("the VNFM queries the subject")
    public void queriesOne() {
        answers.note(subjects().read(id()));
    }

    @When("the VNFM queries a subject that does not exist")
    public void queriesUnknown() {
        answers.note(subjects().read(registrations.freshName()));
    }

    @Given("the VNFM has deregistered the subject")
    public void hasDeregistered() {
        HttpAnswer answer = deregister();
        checks.need(SUBJECT_DEREGISTER_ANSWERED, "the subject is deregistered", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(204));
    }

    @When("the VNFM deregisters the subject")
    public void deregisters() {
        answers.note(deregister());
    }

    @When("the VNFM deregisters a subject that does not exist")
    public void deregistersUnknown() {
        answers.note(subjects().deregister(registrations.freshName()));
    }

    @Then("the CMF returns a list of subjects")
    public void returnsList() {
        HttpAnswer answer = answers.last();
        checks.check(SUBJECTS_GET, "the CMF serves GET on the subjects", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        checks.need(SUBJECT_QUERY_ALL, "the query is answered with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        JsonNode list = content(answer);
        checks.check(SUBJECT_QUERY_ALL_BODY, "the content is a JSON array of objects", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/json");
            assertThat(list.isArray()).as("content is an array").isTrue();
            assertThat(list).as("elements").allMatch(JsonNode::isObject);
        });
        checks.check(SUBJECT_QUERY_ALL_BODY, Interpretation.I_13, "each subject has its mandatory attributes", () -> {
            for (JsonNode subject : list) {
                assertThat(SubjectChecks.identifier(subject)).as("id").isNotEmpty();
                assertThat(subject.path("certType").asText("")).as("certType").isNotEmpty();
                assertThat(subject.path("_links").path("self").path("href").asText(""))
                        .as("_links/self/href")
                        .isNotEmpty();
            }
        });
    }

    @Then("the list of subjects contains the subject")
    public void listContains() {
        Iterable<String> listed = QueryChecks.allIdentifiers(subjects(), list());
        checks.check(SUBJECT_QUERY_ALL, "the list contains the subject", () -> assertThat(listed)
                .as("identifiers in the list")
                .contains(id()));
    }

    @Then("the list of subjects does not contain the subject")
    public void listLacks() {
        HttpAnswer answer = answers.last();
        Iterable<String> listed = QueryChecks.allIdentifiers(subjects(), answer);
        checks.check(SUBJECT_DEREGISTER_GONE, "the list does not contain the subject", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(listed).as("identifiers in the list").doesNotContain(id());
        });
    }

    @Then("the CMF returns the subject as it was registered")
    public void returnsSubject() {
        HttpAnswer answer = answers.last();
        checks.need(SUBJECT_QUERY_ONE, "the query is answered with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        checks.check(SUBJECT_QUERY_ONE, "the content is the subject that was asked for", () -> assertThat(
                        SubjectChecks.identifier(content(answer)))
                .as("id")
                .isEqualTo(id()));
        subjectChecks.representation(answer, registrations.current().request());
    }

    @Then("the CMF answers that there is no such subject")
    public void noSuchSubject() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(
                        SUBJECT_UNKNOWN_NOT_FOUND,
                        "a subject that does not exist is not found",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(404));
        if (answer.exchange().request().method().equals("GET")) {
            checks.on(answer.exchange())
                    .check(
                            SUBJECT_QUERY_ERROR,
                            "the failure is told by the HTTP status",
                            () -> assertThat(answer.status()).as("HTTP status").isBetween(400, 599));
        }
    }

    @Then("the subject is deregistered")
    public void isDeregistered() {
        HttpAnswer answer = answers.last();
        checks.check(
                SUBJECT_DEREGISTER_ANSWERED,
                "the deregistration is answered with 204",
                () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
        checks.check(
                SUBJECT_DEREGISTER_ANSWERED,
                "the answer has no content",
                () -> assertThat(answer.body().length()).as("octets of content").isZero());
        checks.check(SUBJECT_DELETE, "the CMF serves DELETE on an individual subject", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(204));
    }

    @Then("the subject does not exist")
    public void doesNotExist() {
        HttpAnswer read = subjects().read(id());
        checks.check(SUBJECT_DEREGISTER_REMOVED, "the individual subject is deleted", () -> assertThat(read.status())
                .as("HTTP status")
                .isEqualTo(404));
        checks.check(
                SUBJECT_DELETED,
                "the individual subject does not exist any longer",
                () -> assertThat(read.status()).as("HTTP status").isEqualTo(404));
    }

    @Then("the deregistration is refused as a conflict")
    public void refusedAsConflict() {
        HttpAnswer answer = answers.last();
        checks.need(
                SUBJECT_DEREGISTER_CONFLICT,
                "a subject with a valid certificate is not deregistered",
                () -> assertThat(answer.status()).as("HTTP status").isEqualTo(409));
        checks.check(SUBJECT_DEREGISTER_CONFLICT_DETAIL, "detail says more", () -> assertThat(
                        content(answer).path("detail").asText(""))
                .as("detail")
                .isNotBlank());
        subjectChecks.problemDetails(answer);
    }

    @Then("the subject can be deregistered")
    public void canBeDeregistered() {
        HttpAnswer answer = deregister();
        checks.check(
                REVOKE_POSTCONDITION,
                "the certificate does not hinder the deregistration any longer",
                () -> assertThat(answer.status()).as("HTTP status").isEqualTo(204));
    }

    /** All subjects; where a CMF that does not page refuses so long a list, those of the scenario, as SOL013 clause 5.4.2.2 wants it. */
    private HttpAnswer list() {
        HttpAnswer all = subjects().list();
        if (all.status() != 400 || !target.supports(Capability.REST_TOO_BIG)) {
            return all;
        }
        String identifiers = registrations.all().stream()
                .flatMap(registration -> registration.id().stream())
                .collect(Collectors.joining(","));
        return subjects().list("filter=" + QueryStrings.value("(in,id," + identifiers + ")"));
    }

    private HttpAnswer deregister() {
        id(); // a check says so when there is nothing to deregister
        return registrations.deregister(registrations.current());
    }

    private SubjectsClient subjects() {
        return parties.vnfm().subjects();
    }

    private String id() {
        Registration registration = registrations.current();
        if (registration.id().isEmpty()) {
            checks.on(registration.answer().exchange())
                    .need(SUBJECT_REGISTER_CREATED, "the VNFCI is registered", () -> assertThat(registration.id())
                            .as("identifier")
                            .isPresent());
        }
        return registration.id().orElseThrow();
    }

    private static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
