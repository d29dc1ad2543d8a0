package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.API_VERSION;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_ALL;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_MAJOR;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_RESOURCES;
import static sol023.conformance.requirement.Requirement.API_VERSION_DEPRECATED;
import static sol023.conformance.requirement.Requirement.API_VERSION_INFORMATION;
import static sol023.conformance.requirement.Requirement.VERSION_IDENTIFIER;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.StreamSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;

/** Clauses 5.6.2 and 5.6.3.2: the version of the interface, and the resources that tell it (SOL013 clause 9.3.3). */
public final class ApiVersionSteps {

    private static final String VERSION = "1.0.0";
    private static final String MAJOR = "1.";

    private final Checks checks;
    private final Parties parties;
    private final Answers answers;

    public ApiVersionSteps(Checks checks, Parties parties, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.answers = answers;
    }

    @When("the VNFM asks for the API versions")
    public void asks() {
        answers.note(parties.vnfm().subjects().get(parties.vnfm().subjects().apiVersions()));
    }

    @When("the VNFM asks for the API versions of the major version")
    public void asksForMajorVersion() {
        answers.note(parties.vnfm().subjects().get(parties.vnfm().subjects().apiVersionsOfMajorVersion()));
    }

    @Then("the CMF returns the API versions")
    public void returnsVersions() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.need(API_VERSIONS_RESOURCES, "the API versions are returned with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        JsonNode information = QueryChecks.content(answer);
        on.check(API_VERSION_INFORMATION, "the content is one ApiVersionInformation", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/json");
            assertThat(information.path("uriPrefix").isTextual())
                    .as("uriPrefix is a string")
                    .isTrue();
            assertThat(versions(answer)).as("apiVersions").isNotEmpty().doesNotContain("");
        });
        // products write very different things there
        on.advise(API_VERSION_INFORMATION, "uriPrefix names the API", () -> assertThat(
                        information.path("uriPrefix").asText())
                .as("uriPrefix")
                .contains("/nfv-cert"));
        on.check(VERSION_IDENTIFIER, "the versions are version identifiers", () -> assertThat(versions(answer))
                .as("apiVersions")
                .allMatch(VersionIdentifier::isWellFormed));
        on.check(API_VERSION_DEPRECATED, "only a deprecated version has a retirement date", () -> assertThat(
                        information.path("apiVersions"))
                .as("apiVersions")
                .allMatch(version -> !version.has("retirementDate")
                        || version.path("isDeprecated").asBoolean(false)));
    }

    @Then("version 1.0.0 is among them")
    public void hasVersion() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(API_VERSION, "the version of this edition is served", () -> assertThat(versions(answer))
                        .as("apiVersions")
                        .anyMatch(version -> VersionIdentifier.numbers(version).equals(VERSION)));
    }

    @Then("they are those of the major version")
    public void areOfMajorVersion() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(API_VERSIONS_MAJOR, "each version has the major version of the URI", () -> assertThat(
                                versions(answer))
                        .as("apiVersions")
                        .isNotEmpty()
                        .allMatch(version -> version.startsWith(MAJOR)));
    }

    @Then("they contain those of the major version")
    public void containMajorVersion() {
        HttpAnswer all = answers.last();
        asksForMajorVersion();
        HttpAnswer major = answers.last();
        checks.on(all.exchange(), major.exchange())
                .check(API_VERSIONS_ALL, "the versions of every major version are there", () -> assertThat(
                                versions(all))
                        .as("apiVersions")
                        .isNotEmpty()
                        .containsAll(versions(major)));
    }

    private static List<String> versions(HttpAnswer answer) {
        return StreamSupport.stream(
                        QueryChecks.content(answer).path("apiVersions").spliterator(), false)
                .map(version -> version.path("version").asText(""))
                .toList();
    }
}
