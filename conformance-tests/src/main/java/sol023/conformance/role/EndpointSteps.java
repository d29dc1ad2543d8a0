package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.ENDPOINT_CHALLENGE;
import static sol023.conformance.requirement.Requirement.ENDPOINT_DELETE;
import static sol023.conformance.requirement.Requirement.ENDPOINT_DELIVERED;
import static sol023.conformance.requirement.Requirement.ENDPOINT_INVALID;
import static sol023.conformance.requirement.Requirement.ENDPOINT_MALFORMED;
import static sol023.conformance.requirement.Requirement.ENDPOINT_MEDIA_TYPE;
import static sol023.conformance.requirement.Requirement.ENDPOINT_METHOD_ALLOW;
import static sol023.conformance.requirement.Requirement.ENDPOINT_PATCH;
import static sol023.conformance.requirement.Requirement.ENDPOINT_PROBLEM;
import static sol023.conformance.requirement.Requirement.ENDPOINT_PUT;
import static sol023.conformance.requirement.Requirement.ENDPOINT_REPEATED;
import static sol023.conformance.requirement.Requirement.ENDPOINT_TESTED;
import static sol023.conformance.requirement.Requirement.ENDPOINT_TESTED_EMPTY;
import static sol023.conformance.requirement.Requirement.ENDPOINT_UNAUTHORIZED;
import static sol023.conformance.requirement.Requirement.ENDPOINT_UNKNOWN_ATTRIBUTES;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.requirement.Requirement;

/** Clause 7.5.5: the notification endpoint that the VNFM names when it subscribes. */
public final class EndpointSteps {

    private final CmfSide cmf;
    private final Checks checks;
    private final Clock clock;
    private @Nullable HttpAnswer answer;
    private @Nullable HttpAnswer repeated;

    public EndpointSteps(CmfSide cmf, Checks checks, Clock clock) {
        this.cmf = cmf;
        this.checks = checks;
        this.clock = clock;
    }

    private String subscription() {
        return cmf.endpoint().subscriptionId().orElseGet(() -> "subscription-" + UUID.randomUUID());
    }

    private NotificationDraft issued() {
        return NotificationDraft.ofCertificate(subscription(), clock.instant(), "was issued");
    }

    private void deliver(Body body) {
        answer = cmf.toEndpoint("POST", body, CmfSide.JSON);
    }

    private HttpAnswer answer() {
        HttpAnswer got = answer;
        if (got == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return got;
    }

    @When("the CMF tries the notification endpoint")
    public void tries() {
        answer = cmf.toEndpoint("GET", Body.EMPTY, "");
    }

    @Then("the trial is answered")
    public void tried() {
        checks.check(ENDPOINT_TESTED, "the trial is answered with 204", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(204));
        checks.check(ENDPOINT_TESTED_EMPTY, "the answer has no content", () -> assertThat(
                        answer().body().length())
                .as("octets of content")
                .isZero());
    }

    @When("the CMF delivers a notification of a certificate that {string}")
    public void delivers(String event) {
        deliver(NotificationDraft.ofCertificate(subscription(), clock.instant(), event)
                .body());
    }

    @When("the CMF delivers a notification of a subject that was added")
    public void deliversSubject() {
        deliver(NotificationDraft.ofSubject(subscription(), clock.instant()).body());
    }

    @When("the CMF delivers a short notification")
    public void deliversShort() {
        deliver(NotificationDraft.inShort(subscription(), clock.instant()).body());
    }

    @Then("the notification is acknowledged")
    public void acknowledged() {
        taken(ENDPOINT_DELIVERED, answer());
    }

    private void taken(Requirement requirement, HttpAnswer got) {
        checks.on(got.exchange())
                .check(requirement, "the notification is answered with 204", () -> assertThat(got.status())
                        .as("HTTP status")
                        .isEqualTo(204));
    }

    @When("the CMF delivers a notification with an attribute of its own")
    public void deliversMore() {
        NotificationDraft draft = issued();
        draft.root().put("colour", "blue").putObject("vendor").put("hint", 1);
        deliver(draft.body());
    }

    @Then("the notification is taken all the same")
    public void takenAllTheSame() {
        taken(ENDPOINT_UNKNOWN_ATTRIBUTES, answer());
    }

    @When("the CMF delivers the same notification twice")
    public void repeats() {
        Body same = issued().body();
        deliver(same);
        repeated = cmf.toEndpoint("POST", same, CmfSide.JSON);
    }

    @Then("the repetition is acknowledged like the first")
    public void repetitionTaken() {
        HttpAnswer second = repeated;
        if (second == null) {
            throw new IllegalStateException("nothing was repeated");
        }
        if (answer().status() != 204) {
            checks.on(answer().exchange())
                    .inconclusive(
                            ENDPOINT_REPEATED, "the notification is answered with 204", "The first one was refused.");
            return;
        }
        taken(ENDPOINT_REPEATED, second);
    }

    @When("the CMF sends a {word} request to the notification endpoint")
    public void otherMethod(String method) {
        answer = cmf.toEndpoint(method, method.equals("DELETE") ? Body.EMPTY : issued().body(), CmfSide.JSON);
    }

    @Then("the endpoint refuses the {word}")
    public void notAllowed(String method) {
        Requirement requirement =
                switch (method) {
                    case "PUT" -> ENDPOINT_PUT;
                    case "PATCH" -> ENDPOINT_PATCH;
                    case "DELETE" -> ENDPOINT_DELETE;
                    default -> throw new IllegalArgumentException("no method: " + method);
                };
        checks.check(requirement, "the method is answered with 405", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(405));
        if (answer().status() == 405) {
            checks.check(
                    ENDPOINT_METHOD_ALLOW,
                    "Allow names the methods that are supported",
                    () -> assertThat(answer().header("Allow")).as("Allow").isPresent());
        } else {
            checks.notApplicable(ENDPOINT_METHOD_ALLOW, "The answer is not 405.");
        }
    }

    @When("the CMF delivers a notification {string}")
    public void deliversWrong(String fault) {
        deliver(issued().with(fault));
    }

    @Then("the notification is refused as malformed")
    public void malformed() {
        refused(ENDPOINT_MALFORMED);
    }

    @Then("the notification is refused as invalid")
    public void invalid() {
        refused(ENDPOINT_INVALID);
    }

    private void refused(Requirement requirement) {
        checks.check(requirement, "the content is refused with 4xx", () -> assertThat(answer().status())
                .as("HTTP status")
                .isBetween(400, 499));
    }

    @Then("the refusal is described")
    public void described() {
        Problems.judge(checks, ENDPOINT_PROBLEM, answer());
    }

    @When("the CMF delivers a notification as text")
    public void deliversText() {
        answer = cmf.toEndpoint("POST", issued().body(), "text/plain");
    }

    @Then("the media type is refused")
    public void mediaType() {
        refused(ENDPOINT_MEDIA_TYPE);
    }

    @When("somebody delivers a notification {string}")
    public void unknown(String how) {
        answer = cmf.toEndpoint(
                "POST",
                issued().body(),
                how.equals("without a token") ? Optional.empty() : Optional.of("never-given-" + UUID.randomUUID()));
    }

    @When("somebody tries the notification endpoint without a token")
    public void unknownTries() {
        answer = cmf.toEndpoint("GET", Body.EMPTY, Optional.empty());
    }

    @Then("the sender is not known to the endpoint")
    public void notKnown() {
        checks.check(ENDPOINT_UNAUTHORIZED, "the request is answered with 401", () -> assertThat(answer().status())
                .as("HTTP status")
                .isEqualTo(401));
        if (answer().status() == 401) {
            checks.check(ENDPOINT_CHALLENGE, "WWW-Authenticate asks for a bearer token", () -> assertThat(
                            answer().header("WWW-Authenticate"))
                    .as("WWW-Authenticate")
                    .hasValueSatisfying(value -> assertThat(value).containsIgnoringCase("Bearer")));
        } else {
            checks.notApplicable(ENDPOINT_CHALLENGE, "The answer is not 401.");
        }
    }
}
