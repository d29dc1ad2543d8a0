package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.NOTIFICATION_UNKNOWN_ATTRIBUTES;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_ANSWERED;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_AUTHENTICATION_SECRET;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_CALLBACK;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_CREATED_BODY;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_DUPLICATE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_FILTER;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_GONE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_LINK_SELF;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_LOCATION;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_MADE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_READ;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_REQUEST_AUTHENTICATION;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_SEE_OTHER;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_SEE_OTHER_EMPTY;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_SEE_OTHER_LOCATION;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_TERMINATED;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_UNPROCESSABLE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_URI_ID_KNOWN;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_VERBOSITY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.ics.Declared;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Subscriptions.Subscription;
import sol023.conformance.target.Target;

/** Clause 7.3.1: making, reading and ending a subscription. */
public final class SubscriptionSteps {

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final Subscriptions subscriptions;
    private final SubjectChecks subjectChecks;
    private final Answers answers;
    private @Nullable Requirement judged;

    public SubscriptionSteps(
            Checks checks,
            Target target,
            Parties parties,
            Subscriptions subscriptions,
            SubjectChecks subjectChecks,
            Answers answers) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.subscriptions = subscriptions;
        this.subjectChecks = subjectChecks;
        this.answers = answers;
    }

    @When("the VNFM subscribes")
    public void subscribes() {
        subscriptions.subscribe(draft -> {});
    }

    @Given("the VNFM has subscribed")
    public void hasSubscribed() {
        subscribes();
        needMade();
    }

    @When("the VNFM subscribes to the state {word} of {word}")
    public void subscribesTo(String state, String type) {
        subscriptions.subscribe(draft -> {
            draft.filter().putArray("certificateState").add(state);
            draft.filter().putArray("certificationType").add(type);
        });
    }

    @When("the VNFM subscribes with {string}")
    public void subscribesWith(String name) {
        SubscriptionVariations.Variation variation = SubscriptionVariations.named(name);
        judged = variation.requirement();
        subscriptions.subscribe(variation.change());
    }

    @When("the VNFM subscribes without authentication")
    public void subscribesWithoutAuthentication() {
        subscriptions.subscribe(draft -> draft.root().remove("authentication"));
    }

    @When("the VNFM subscribes with an attribute that nobody defined")
    public void subscribesWithUnknown() {
        subscriptions.subscribe(draft -> draft.root().putObject("ofOurOwn").put("attribute", true));
    }

    @When("the VNFM subscribes in the same way again")
    public void subscribesAgain() {
        subscriptions.again();
    }

    @Then("the subscription is made")
    public void isMade() {
        Subscription made = needMade();
        HttpAnswer answer = made.answer();
        Checks on = checks.on(answer.exchange());
        on.check(
                SUBSCRIPTION_LOCATION,
                "the Location header names the new subscription",
                () -> assertThat(answer.header("Location")).as("Location").isPresent());
        on.check(SUBSCRIPTION_CREATED_BODY, "the answer holds the new subscription", () -> assertThat(made.id())
                .as("id in the content")
                .isPresent());
        on.check(SUBSCRIPTION_URI_ID_KNOWN, "Location ends with the identifier in the content", () -> assertThat(
                        made.location().map(SubscriptionLists::lastSegment).orElse("no Location"))
                .as("last segment of Location")
                .isEqualTo(made.id().orElse("no id")));
        representation(on, made, made.shown());
        HttpAnswer read = parties.vnfm().subscriptions().get(made.location().orElseGet(() -> parties.vnfm()
                .subscriptions()
                .individual(made.id().orElse("unknown"))));
        checks.check(
                SUBSCRIPTION_MADE,
                "the new subscription can be read where Location says",
                () -> assertThat(read.status()).as("HTTP status").isEqualTo(200));
    }

    /** What a subscription shows of the request, and that it shows no credentials. */
    private void representation(Checks on, Subscription made, JsonNode shown) {
        on.check(SUBSCRIPTION_CALLBACK, "the subscription shows the callback URI of the request", () -> assertThat(
                        shown.path("callbackUri").asText())
                .as("callbackUri")
                .isEqualTo(made.request().path("callbackUri").asText()));
        on.check(SUBSCRIPTION_FILTER, "the subscription shows the filter of the request", () -> assertThat(
                        SubscriptionLists.filter(shown.path("filter")))
                .as("filter")
                .isEqualTo(SubscriptionLists.filter(made.request().path("filter"))));
        String wanted = made.request().path("verbosity").asText("FULL");
        on.check(SUBSCRIPTION_VERBOSITY, "the subscription has the verbosity of the request", () -> assertThat(
                        shown.path("verbosity").asText("FULL"))
                .as("verbosity")
                .isEqualTo(wanted));
        on.check(SUBSCRIPTION_AUTHENTICATION_SECRET, "the subscription shows no credentials", () -> {
            assertThat(shown.has("authentication"))
                    .as("attribute authentication is shown")
                    .isFalse();
            assertThat(shown.toString()).as("content").doesNotContain("clientPassword");
        });
        on.check(SUBSCRIPTION_LINK_SELF, "the subscription links to itself", () -> assertThat(
                        SubscriptionLists.lastSegment(URI.create(
                                shown.path("_links").path("self").path("href").asText(""))))
                .as("last segment of _links/self/href")
                .isEqualTo(made.id().orElse("no id")));
    }

    @When("the VNFM reads the subscription")
    public void reads() {
        answers.note(
                parties.vnfm().subscriptions().read(subscriptions.current().id().orElseThrow()));
    }

    @Then("the CMF returns the subscription as it was made")
    public void returnsSubscription() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.need(SUBSCRIPTION_READ, "the subscription is returned with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        JsonNode shown = content(answer);
        on.check(SUBSCRIPTION_READ, "it is that subscription", () -> assertThat(
                        shown.path("id").asText(""))
                .as("id")
                .isEqualTo(subscriptions.current().id().orElse("no id")));
        representation(on, subscriptions.current(), shown);
    }

    @When("the VNFM ends the subscription")
    public void ends() {
        subscriptions.terminate(subscriptions.current());
    }

    @Given("the VNFM has ended the subscription")
    public void hasEnded() {
        ends();
        isEnded();
    }

    @Then("the subscription is ended")
    public void isEnded() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .need(SUBSCRIPTION_TERMINATED, "the end is acknowledged with 204", () -> assertThat(answer.status())
                        .as("HTTP status")
                        .isEqualTo(204));
    }

    @Then("the subscription does not exist")
    public void doesNotExist() {
        String id = subscriptions.current().id().orElseThrow();
        HttpAnswer read = parties.vnfm().subscriptions().read(id);
        checks.on(read.exchange())
                .check(SUBSCRIPTION_GONE, "reading it is answered with 404", () -> assertThat(read.status())
                        .as("HTTP status")
                        .isEqualTo(404));
        HttpAnswer list = parties.vnfm().subscriptions().list("");
        checks.on(list.exchange()).check(SUBSCRIPTION_GONE, "the list does not contain it", () -> assertThat(
                        SubscriptionLists.identifiers(parties.vnfm().subscriptions(), list))
                .as("identifiers in the list")
                .doesNotContain(id));
    }

    @Then("the subscription cannot be ended again")
    public void cannotBeEndedAgain() {
        HttpAnswer answer = parties.vnfm()
                .subscriptions()
                .terminate(subscriptions.current().id().orElseThrow());
        checks.on(answer.exchange())
                .check(SUBSCRIPTION_GONE, "ending it again is answered with 404", () -> assertThat(answer.status())
                        .as("HTTP status")
                        .isEqualTo(404));
    }

    @Then("the subscription is refused")
    public void isRefused() {
        HttpAnswer answer = subscriptions.current().answer();
        Requirement requirement = Objects.requireNonNull(judged);
        Checks on = checks.on(answer.exchange());
        on.check(requirement, "the CMF refuses the subscription", () -> assertThat(answer.status())
                .as("HTTP status")
                .isBetween(400, 499));
        if ((requirement == SUBSCRIPTION_UNPROCESSABLE || requirement == SUBSCRIPTION_AUTHENTICATION_UNSUPPORTED)
                && answer.status() >= 400) {
            on.advise(requirement, "what makes no sense is answered with 422", () -> assertThat(answer.status())
                    .as("HTTP status")
                    .isEqualTo(422));
        }
        subjectChecks.problemDetails(answer);
    }

    @Then("a subscription without authentication is refused")
    public void withoutAuthentication() {
        HttpAnswer answer = subscriptions.current().answer();
        checks.on(answer.exchange())
                .advise(
                        SUBSCRIPTION_REQUEST_AUTHENTICATION,
                        Interpretation.I_17,
                        "a request without authentication is refused",
                        () -> assertThat(answer.status()).as("HTTP status").isBetween(400, 499));
    }

    @Then("the unknown attribute does no harm")
    public void unknownAttribute() {
        HttpAnswer answer = subscriptions.current().answer();
        checks.on(answer.exchange())
                .check(
                        NOTIFICATION_UNKNOWN_ATTRIBUTES,
                        "a request with an unknown attribute is served",
                        () -> assertThat(answer.status()).as("HTTP status").isEqualTo(201));
    }

    @Then("the CMF makes a second subscription or names the first one")
    public void duplicate() {
        Subscription second = subscriptions.current();
        Subscription first = subscriptions.previous();
        HttpAnswer answer = second.answer();
        Checks on = checks.on(first.answer().exchange(), answer.exchange());
        Optional<String> declared = Declared.of(target, "notify.duplicate");
        on.need(
                SUBSCRIPTION_DUPLICATE,
                "the second request is answered with 201 or 303",
                () -> assertThat(answer.status()).as("HTTP status").isIn(201, 303));
        if (answer.status() == 201) {
            on.check(SUBSCRIPTION_DUPLICATE, "the second subscription has an identifier of its own", () -> assertThat(
                            second.id())
                    .as("identifier of the second subscription")
                    .isPresent()
                    .isNotEqualTo(first.id()));
        }
        boolean keepsNone = declared.equals(Optional.of("303")) || answer.status() == 303;
        if (!keepsNone) {
            String why = "The CMF keeps duplicates.";
            on.notApplicable(SUBSCRIPTION_SEE_OTHER, why);
            on.notApplicable(SUBSCRIPTION_SEE_OTHER_LOCATION, why);
            on.notApplicable(SUBSCRIPTION_SEE_OTHER_EMPTY, why);
            return;
        }
        on.need(SUBSCRIPTION_SEE_OTHER, "a CMF without duplicates answers 303", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(303));
        on.check(SUBSCRIPTION_SEE_OTHER_LOCATION, "Location names the first subscription", () -> assertThat(
                        second.location().map(SubscriptionLists::lastSegment).orElse("no Location"))
                .as("last segment of Location")
                .isEqualTo(first.id().orElse("no id")));
        on.check(
                SUBSCRIPTION_SEE_OTHER_EMPTY,
                "the answer 303 has no content",
                () -> assertThat(answer.body().length()).as("octets of content").isZero());
    }

    /** That the current subscription was made; ends the scenario otherwise. */
    Subscription needMade() {
        Subscription made = subscriptions.current();
        checks.on(made.answer().exchange())
                .need(SUBSCRIPTION_ANSWERED, "the subscription is answered with 201", () -> assertThat(
                                made.answer().status())
                        .as("HTTP status")
                        .isEqualTo(201));
        return made;
    }

    private static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
