package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.API_VERSION;
import static sol023.conformance.requirement.Requirement.API_VERSIONS_RESOURCES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.StreamSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;

/** Clauses 5.6.2 and 5.6.3.2: the version of the interface, and the resources that tell it (SOL013 clause 9.3.3). */
public final class VersionSteps {

    private static final String VERSION = "1.0.0";

    private final Checks checks;
    private final Parties parties;
    private final Answers answers;

    public VersionSteps(Checks checks, Parties parties, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.answers = answers;
    }

    @When("the VNFM asks for the API versions")
    public void asks() {
        answers.note(parties.vnfm().subjects().apiVersions());
    }

    @When("the VNFM asks for the API versions of the major version")
    public void asksForMajorVersion() {
        answers.note(parties.vnfm().subjects().apiVersionsOfMajorVersion());
    }

    @Then("the CMF returns the API versions")
    public void returnsVersions() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.need(API_VERSIONS_RESOURCES, "the API versions are returned with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        JsonNode information = content(answer);
        on.check(API_VERSIONS_RESOURCES, "the content is one ApiVersionInformation", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/json");
            assertThat(information.path("uriPrefix").isTextual())
                    .as("uriPrefix is a string")
                    .isTrue();
            assertThat(versions(information)).as("apiVersions").isNotEmpty().doesNotContain("");
        });
        // products write very different things there
        on.advise(API_VERSIONS_RESOURCES, "uriPrefix names the API", () -> assertThat(
                        information.path("uriPrefix").asText())
                .as("uriPrefix")
                .contains("/nfv-cert"));
    }

    @Then("version 1.0.0 is among them")
    public void hasVersion() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(API_VERSION, "the version of this edition is served", () -> assertThat(versions(content(answer)))
                        .as("apiVersions")
                        .contains(VERSION));
    }

    private static List<String> versions(JsonNode information) {
        return StreamSupport.stream(information.path("apiVersions").spliterator(), false)
                .map(version -> version.path("version").asText(""))
                .toList();
    }

    private static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
