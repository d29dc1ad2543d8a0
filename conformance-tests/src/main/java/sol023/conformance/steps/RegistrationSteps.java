package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.API_MAJOR_VERSION;
import static sol023.conformance.requirement.Requirement.SUBJECTS_POST;
import static sol023.conformance.requirement.Requirement.SUBJECTS_URI;
import static sol023.conformance.requirement.Requirement.SUBJECT_CONFLICT_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBJECT_CREATED_BODY;
import static sol023.conformance.requirement.Requirement.SUBJECT_GET;
import static sol023.conformance.requirement.Requirement.SUBJECT_ID_UNIQUE;
import static sol023.conformance.requirement.Requirement.SUBJECT_LOCATION;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CONFLICT;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CREATED;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_POSTCONDITION;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_RESOURCE;
import static sol023.conformance.requirement.Requirement.SUBJECT_URI;
import static sol023.conformance.requirement.Requirement.URI_API_NAME;
import static sol023.conformance.requirement.Requirement.URI_SUBJECT;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.RegistrationVariations.Variation;
import sol023.conformance.steps.Registrations.Registration;

/** Clause 5.3.1: the VNFM registers subjects. */
public final class RegistrationSteps {

    private final Checks checks;
    private final SubjectChecks subjectChecks;
    private final Registrations registrations;
    private final Parties parties;
    private final Answers answers;
    private Requirement subjectOfVariation = SUBJECT_REGISTER_CREATED;

    public RegistrationSteps(
            Checks checks, SubjectChecks subjectChecks, Registrations registrations, Parties parties, Answers answers) {
        this.checks = checks;
        this.subjectChecks = subjectChecks;
        this.registrations = registrations;
        this.parties = parties;
        this.answers = answers;
    }

    @Given("the VNFM has registered a VNFCI")
    public void hasRegistered() {
        hasRegistered(CertificateType.VNFCI);
    }

    @Given("the VNFM has registered a VNFCI for {certificates}")
    public void hasRegistered(CertificateType type) {
        registrations.register(type, draft -> {});
        needRegistered();
    }

    @Given("the VNFM has registered a VNFCI with {string}")
    public void hasRegisteredWith(String variation) {
        registrations.register(
                CertificateType.VNFCI, RegistrationVariations.named(variation).change());
        needRegistered();
    }

    @When("the VNFM registers a VNFCI")
    public void registers() {
        registers(CertificateType.VNFCI);
    }

    @When("the VNFM registers another VNFCI")
    public void registersAnother() {
        registers(CertificateType.VNFCI);
    }

    @When("the VNFM registers a VNFCI for {certificates}")
    public void registers(CertificateType type) {
        registrations.register(type, draft -> {});
    }

    @When("the VNFM registers a VNFCI with {string}")
    public void registersWith(String name) {
        Variation variation = RegistrationVariations.named(name);
        subjectOfVariation = variation.requirement();
        registrations.register(CertificateType.VNFCI, variation.change());
    }

    @When("the VNFM registers another VNFCI with {string}")
    public void registersAnotherWith(String name) {
        registersWith(name);
    }

    @When("the VNFM registers the same VNFCI again")
    public void registersAgain() {
        registrations.registerAgain();
    }

    @Then("the VNFCI is registered")
    public void isRegistered() {
        Registration registration = registrations.current();
        HttpAnswer answer = registration.answer();
        Checks on = checks.on(answer.exchange());
        if (subjectOfVariation != SUBJECT_REGISTER_CREATED) {
            on.check(subjectOfVariation, "the CMF accepts the registration", () -> assertThat(answer.status())
                    .as("HTTP status")
                    .isEqualTo(201));
        }
        on.check(SUBJECTS_POST, "the CMF serves POST on the subjects", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(201));
        on.need(SUBJECT_REGISTER_CREATED, "the registration is answered with 201", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(201));
        on.check(
                SUBJECT_LOCATION,
                "the Location header names the new subject",
                () -> assertThat(answer.header("Location")).as("Location").isPresent());
        on.check(SUBJECT_CREATED_BODY, "the answer holds the new subject", () -> assertThat(registration.id())
                .as("id in the content")
                .isPresent());
        subjectChecks.representation(answer, registration.request());
        exists(registration);
    }

    private void exists(Registration registration) {
        URI location = registration.location().orElseGet(() -> parties.vnfm()
                .subjects()
                .individual(registration.id().orElse("unknown")));
        HttpAnswer read = parties.vnfm().subjects().get(location);
        checks.check(
                SUBJECT_REGISTER_RESOURCE,
                "the new subject can be read where Location says",
                () -> assertThat(read.status()).as("HTTP status").isEqualTo(200));
    }

    @Then("the two subjects have different identifiers")
    public void differentIdentifiers() {
        checks.check(SUBJECT_ID_UNIQUE, "the identifiers differ", () -> assertThat(
                        registrations.current().id())
                .as("identifier of the second subject")
                .isNotEqualTo(registrations.previous().id()));
    }

    @Then("the subject is what was registered")
    public void isWhatWasRegistered() {
        Registration registration = firstAccepted();
        String id = registration.id().orElseThrow();
        HttpAnswer read = parties.vnfm().subjects().read(id);
        checks.check(SUBJECT_REGISTER_POSTCONDITION, "the individual subject exists", () -> assertThat(read.status())
                .as("HTTP status")
                .isEqualTo(200));
        for (Requirement requirement :
                new Requirement[] {SUBJECT_URI, SUBJECT_GET, SUBJECTS_URI, URI_SUBJECT, URI_API_NAME, API_MAJOR_VERSION
                }) {
            checks.check(
                    requirement,
                    "GET on the URI of the individual subject is served",
                    () -> assertThat(read.status()).as("HTTP status").isEqualTo(200));
        }
        if (read.status() == 200) {
            subjectChecks.representation(read, registration.request());
        }
    }

    @Then("the registration is refused as a conflict")
    public void refusedAsConflict() {
        HttpAnswer answer = registrations.current().answer();
        checks.on(answer.exchange())
                .advise(
                        SUBJECT_REGISTER_CONFLICT,
                        Interpretation.I_12,
                        "the second registration is refused",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(409));
        if (answer.status() != 409) {
            checks.notApplicable(SUBJECT_CONFLICT_DETAIL, "The answer is not 409.");
            return;
        }
        checks.on(answer.exchange()).check(SUBJECT_CONFLICT_DETAIL, "detail says more", () -> assertThat(answer.json()
                        .map(problem -> problem.path("detail").asText(""))
                        .orElse(""))
                .as("detail")
                .isNotBlank());
        subjectChecks.problemDetails(answer);
    }

    @Then("the registration is refused")
    public void isRefused() {
        subjectChecks.refusal(subjectOfVariation, registrations.current().answer());
    }

    @Then("the error is described")
    public void errorIsDescribed() {
        subjectChecks.problemDetails(answers.last());
    }

    @Then("the value is refused for this version")
    public void valueIsRefused() {
        HttpAnswer answer = registrations.current().answer();
        checks.on(answer.exchange())
                .advise(subjectOfVariation, Interpretation.I_11, "the CMF refuses the value", () -> assertThat(
                                answer.status())
                        .as("HTTP status")
                        .isBetween(400, 499));
        subjectChecks.problemDetails(answer);
    }

    @Then("the VNFCI can still be registered")
    public void canStillBeRegistered() {
        Registration refused = registrations.current();
        if (refused.answer().isSuccess()) {
            return; // what must not be accepted was, and that has been noted
        }
        HttpAnswer answer = registrations.registerAsItShouldBe(refused).answer();
        checks.on(refused.answer().exchange(), answer.exchange())
                .check(subjectOfVariation, "the refused registration has left nothing behind", () -> assertThat(
                                answer.status())
                        .as("HTTP status of a right registration")
                        .isEqualTo(201));
    }

    /** The first registration of the current VNFCI that was accepted. */
    private Registration firstAccepted() {
        String vnfciId = registrations.current().vnfci().vnfciId();
        return registrations.all().stream()
                .filter(registration -> registration.vnfci().vnfciId().equals(vnfciId)
                        && registration.id().isPresent())
                .findFirst()
                .orElseGet(this::needAccepted);
    }

    /** Ends the scenario, since the VNFCI was not registered. */
    private Registration needAccepted() {
        needRegistered();
        return registrations.current();
    }

    private void needRegistered() {
        Registration registration = registrations.current();
        HttpAnswer answer = registration.answer();
        checks.on(answer.exchange()).need(SUBJECT_REGISTER_CREATED, "the VNFCI is registered", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(201);
            assertThat(answer.json().map(JsonNode::isObject))
                    .as("content is a JSON object")
                    .contains(true);
            assertThat(registration.id()).as("identifier").isPresent();
        });
    }
}
