package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_OTHER_METHODS;
import static sol023.conformance.requirement.Requirement.CMP_POST_ONLY;
import static sol023.conformance.requirement.Requirement.METHOD_ALLOW_HEADER;
import static sol023.conformance.requirement.Requirement.SUBJECTS_DELETE_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.SUBJECTS_PATCH_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.SUBJECTS_PUT_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.SUBJECT_PATCH_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.SUBJECT_POST_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.SUBJECT_PUT_NOT_ALLOWED;
import static sol023.conformance.requirement.Requirement.URI_ALL_METHODS;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;

/** Clauses 5.6.3 and 5.4: methods that a resource does not support. */
public final class MethodSteps {

    private final Checks checks;
    private final Parties parties;
    private final Registrations registrations;
    private final CmpPaths paths;
    private final Answers answers;
    private @Nullable Requirement judged;

    public MethodSteps(Checks checks, Parties parties, Registrations registrations, CmpPaths paths, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.registrations = registrations;
        this.paths = paths;
        this.answers = answers;
    }

    @When("the VNFM sends a {word} request to the subjects")
    public void toTheSubjects(String method) {
        judged = switch (method) {
            case "PUT" -> SUBJECTS_PUT_NOT_ALLOWED;
            case "PATCH" -> SUBJECTS_PATCH_NOT_ALLOWED;
            case "DELETE" -> SUBJECTS_DELETE_NOT_ALLOWED;
            default -> throw new IllegalArgumentException(method + " is supported");
        };
        send(method, parties.vnfm().subjects().collection());
    }

    @When("the VNFM sends a {word} request to the individual subject")
    public void toTheIndividualSubject(String method) {
        judged = switch (method) {
            case "POST" -> SUBJECT_POST_NOT_ALLOWED;
            case "PUT" -> SUBJECT_PUT_NOT_ALLOWED;
            case "PATCH" -> SUBJECT_PATCH_NOT_ALLOWED;
            default -> throw new IllegalArgumentException(method + " is supported");
        };
        String id = registrations.current().id().orElseThrow();
        send(method, parties.vnfm().subjects().individual(id));
    }

    @When("the VNFM sends a {word} request to the API versions")
    public void toTheApiVersions(String method) {
        judged = API_VERSIONS_OTHER_METHODS;
        send(method, parties.vnfm().subjects().apiVersions());
    }

    @When("the VNFM sends a {word} request to the API versions of the major version")
    public void toTheApiVersionsOfMajorVersion(String method) {
        judged = API_VERSIONS_OTHER_METHODS;
        send(method, parties.vnfm().subjects().apiVersionsOfMajorVersion());
    }

    @When("the VNFM sends a {word} request to the {word} URI")
    public void toCmp(String method, String operation) {
        send(method, paths.uri(CertificateType.VNFCI, operation));
    }

    @Then("the method is not allowed")
    public void isNotAllowed() {
        HttpAnswer answer = answers.last();
        Requirement requirement = judged;
        if (requirement == null) {
            throw new IllegalStateException("no method was sent");
        }
        Checks on = checks.on(answer.exchange());
        on.check(requirement, "the method is answered with 405", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(405));
        if (answer.status() != 405) {
            on.notApplicable(METHOD_ALLOW_HEADER, "The answer is not 405.");
            return;
        }
        on.check(
                METHOD_ALLOW_HEADER,
                "Allow names the methods that are supported",
                () -> assertThat(answer.header("Allow")).as("Allow").isPresent());
    }

    @Then("the method is answered and not served")
    public void isNotServed() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.check(URI_ALL_METHODS, "the CMF answers", () -> assertThat(answer.status())
                .as("HTTP status")
                .isBetween(200, 499));
        on.check(CMP_POST_ONLY, "the method is not served", () -> assertThat(answer.status())
                .as("HTTP status")
                .isBetween(400, 499));
        on.advise(URI_ALL_METHODS, "the method is answered with 405", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(405));
    }

    private void send(String method, URI url) {
        answers.note(parties.vnfm().subjects().any(method, url));
    }
}
