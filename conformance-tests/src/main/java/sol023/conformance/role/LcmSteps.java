package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_ANSWER_VERSION;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_API_VERSIONS;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_CHALLENGE;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_PROBLEM;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_UNAUTHORIZED;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_UNKNOWN;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_VERSION_MISSING;
import static sol023.conformance.requirement.Requirement.VNFM_LCM_VERSION_UNKNOWN;
import static sol023.conformance.requirement.Requirement.VNF_LCM_OPERATION_STATUS;
import static sol023.conformance.requirement.Requirement.VNF_LCM_OTHER_METHODS;
import static sol023.conformance.requirement.Requirement.VNF_LCM_QUERY_VNF;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.VnfmTarget;

/** Clause 6: what a CMF reads at its VNFM, what it may not do there, versions and tokens. */
public final class LcmSteps {

    private static final Header ACCEPT = new Header("Accept", "application/json, application/problem+json");

    private final CmfSide cmf;
    private final LcmResources resources;
    private final Checks checks;
    private final VnfmTarget target;
    private @Nullable HttpAnswer answer;
    private String path = "";

    public LcmSteps(CmfSide cmf, LcmResources resources, Checks checks, VnfmTarget target) {
        this.cmf = cmf;
        this.resources = resources;
        this.checks = checks;
        this.target = target;
    }

    private HttpAnswer answer() {
        HttpAnswer got = answer;
        if (got == null) {
            throw new IllegalStateException("nothing was asked");
        }
        return got;
    }

    private static Requirement reading(String collection) {
        return collection.equals("vnf_instances") ? VNF_LCM_QUERY_VNF : VNF_LCM_OPERATION_STATUS;
    }

    @When("the CMF lists the {string}")
    public void lists(String collection) {
        answer = cmf.toLcm("GET", "/" + collection, Body.EMPTY);
    }

    @Then("the list of {string} is shown")
    public void listShown(String collection) {
        resources.judge(reading(collection), answer(), LcmResources.type(collection), true);
    }

    @Given("the VNFM has one of the {string}")
    public void hasOne(String collection) {
        lists(collection);
        JsonNode first = LcmResources.content(answer()).path(0).path("id");
        if (!first.isTextual()) {
            checks.on(answer().exchange())
                    .unobservable(
                            reading(collection),
                            "one is read",
                            "The list shows none; let the VNFM have a VNF that was instantiated.");
        }
        path = "/" + collection + "/" + first.asText();
    }

    @When("the CMF reads it")
    public void reads() {
        answer = cmf.toLcm("GET", path, Body.EMPTY);
    }

    @Then("it is shown as one of the {string}")
    public void shown(String collection) {
        resources.judge(reading(collection), answer(), LcmResources.type(collection), false);
        checks.check(reading(collection), "it has the identifier of its URI", () -> assertThat(
                        LcmResources.content(answer()).path("id").asText())
                .as("id")
                .isEqualTo(path.substring(path.lastIndexOf('/') + 1)));
    }

    @When("the CMF reads one of the {string} that does not exist")
    public void readsNothing(String collection) {
        answer = cmf.toLcm("GET", "/" + collection + "/" + UUID.randomUUID(), Body.EMPTY);
    }

    @Then("the VNFM answers that there is none")
    public void none() {
        checks.check(VNFM_LCM_UNKNOWN, "the answer is 404", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(404));
        Problems.judge(checks, VNFM_LCM_PROBLEM, answer());
    }

    @When("the CMF sends a {word} to {string}")
    public void sends(String method, String resource) {
        Body body = method.equals("GET") || method.equals("DELETE") ? Body.EMPTY : json("{}");
        answer = cmf.toLcm(method, resource.replace("none", "none-" + UUID.randomUUID()), body);
    }

    @Then("the VNFM does not serve it")
    public void notServed() {
        int status = answer().status();
        checks.check(VNF_LCM_OTHER_METHODS, "the method is refused", () -> assertThat(status)
                .as("HTTP status")
                .isBetween(400, 499));
        if (status >= 400 && status <= 499) {
            checks.advise(VNF_LCM_OTHER_METHODS, "the method is answered with 405", () -> assertThat(status)
                    .as("HTTP status")
                    .isEqualTo(405));
        }
    }

    @When("the CMF asks for the versions of vnflcm")
    public void versions() {
        answer = cmf.toLcm("GET", "/api_versions", Body.EMPTY, List.of(ACCEPT));
    }

    @Then("the version that the CMF speaks is among them")
    public void versionKnown() {
        checks.check(VNFM_LCM_API_VERSIONS, "the answer is 200", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(200));
        List<String> known = new ArrayList<>();
        LcmResources.content(answer())
                .path("apiVersions")
                .forEach(one -> known.add(one.path("version").asText().replaceFirst("-.*", "")));
        checks.check(VNFM_LCM_API_VERSIONS, "the version of the target file is one of them", () -> assertThat(known)
                .as("versions")
                .contains(target.version().replaceFirst("-.*", "")));
    }

    @Then("the answer says in which version it is")
    public void versionSaid() {
        checks.check(VNFM_LCM_ANSWER_VERSION, "Version is the version that was asked for", () -> assertThat(
                        answer().header("Version").map(value -> value.replaceFirst("-.*", "")))
                .as("Version")
                .contains(target.version().replaceFirst("-.*", "")));
    }

    @When("the CMF lists the VNF instances in version {string}")
    public void listsIn(String version) {
        answer = cmf.toLcm("GET", "/vnf_instances", Body.EMPTY, List.of(ACCEPT, new Header("Version", version)));
    }

    @When("the CMF lists the VNF instances without a version")
    public void listsWithoutVersion() {
        answer = cmf.toLcm("GET", "/vnf_instances", Body.EMPTY, List.of(ACCEPT));
    }

    @Then("the version is refused")
    public void versionRefused() {
        checks.check(VNFM_LCM_VERSION_UNKNOWN, "the answer is 406", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(406));
        Problems.judge(checks, VNFM_LCM_PROBLEM, answer());
    }

    @Then("the lack of a version is refused")
    public void versionWanted() {
        checks.check(VNFM_LCM_VERSION_MISSING, "the answer is 400", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(400));
    }

    @When("somebody lists the VNF instances {string}")
    public void somebodyLists(String how) {
        answer = cmf.toLcm(
                "GET",
                "/vnf_instances",
                Body.EMPTY,
                how.equals("without a token") ? Optional.empty() : Optional.of("never-given-" + UUID.randomUUID()));
    }

    @Then("the caller is not known to the VNFM")
    public void notKnown() {
        checks.check(VNFM_LCM_UNAUTHORIZED, "the request is answered with 401", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(401));
        if (answer().status() == 401) {
            checks.check(VNFM_LCM_CHALLENGE, "WWW-Authenticate asks for a bearer token", () -> assertThat(
                            answer().header("WWW-Authenticate"))
                    .as("WWW-Authenticate")
                    .hasValueSatisfying(value -> assertThat(value).containsIgnoringCase("Bearer")));
        } else {
            checks.notApplicable(VNFM_LCM_CHALLENGE, "The answer is not 401.");
        }
    }

    static Body json(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }
}
