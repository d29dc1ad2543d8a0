package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.CERTNOTIFY_API_VERSIONS;
import static sol023.conformance.requirement.Requirement.CERTNOTIFY_VERSION;
import static sol023.conformance.requirement.Requirement.METHOD_ALLOW_HEADER;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_DELETE;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_FILTER;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_FILTER_ATTRIBUTES;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_FILTER_INVALID;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_FILTER_INVALID_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_OWN_ONLY;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_PATCH;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_PUT;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTIONS_QUERY;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_PATCH;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_POST;
import static sol023.conformance.requirement.Requirement.SUBSCRIPTION_PUT;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.QueryStrings;
import sol023.conformance.client.rest.SubscriptionsClient;
import sol023.conformance.requirement.Requirement;

/** Clauses 7.2, 7.5.2 to 7.5.4: lists of subscriptions, methods that the resources do not have, and versions. */
public final class SubscriptionQuerySteps {

    private final Checks checks;
    private final Parties parties;
    private final Subscriptions subscriptions;
    private final Answers answers;
    private @Nullable Requirement method;

    public SubscriptionQuerySteps(Checks checks, Parties parties, Subscriptions subscriptions, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.subscriptions = subscriptions;
        this.answers = answers;
    }

    @When("the VNFM queries its subscriptions")
    public void queries() {
        answers.note(client().list(""));
    }

    @When("another VNFM queries its subscriptions")
    public void anotherQueries() {
        answers.note(parties.other().subscriptions().list(""));
    }

    @When("the VNFM queries its subscriptions with the filter {string}")
    public void queriesWith(String filter) {
        String own = filter.replace("<id>", subscriptions.current().id().orElseThrow())
                .replace("<callback>", subscriptions.current().callback().uri().toString());
        answers.note(client().list("filter=" + QueryStrings.value(own)));
    }

    @Then("the list contains the subscription")
    public void contains() {
        HttpAnswer answer = needList(SUBSCRIPTIONS_QUERY);
        List<String> found = SubscriptionLists.identifiers(client(), answer);
        checks.on(answer.exchange())
                .check(SUBSCRIPTIONS_QUERY, "the list contains the subscription", () -> assertThat(found)
                        .as("identifiers in the list")
                        .contains(subscriptions.current().id().orElseThrow()));
    }

    @Then("the list does not contain the subscription of the VNFM")
    public void doesNotContain() {
        HttpAnswer answer = needList(SUBSCRIPTIONS_OWN_ONLY);
        List<String> found = SubscriptionLists.identifiers(parties.other().subscriptions(), answer);
        checks.on(answer.exchange())
                .check(SUBSCRIPTIONS_OWN_ONLY, "another consumer's subscription is not listed", () -> assertThat(found)
                        .as("identifiers in the list")
                        .doesNotContain(subscriptions.current().id().orElseThrow()));
    }

    @When("another VNFM reads and ends the subscription")
    public void anotherReads() {
        String id = subscriptions.current().id().orElseThrow();
        HttpAnswer read = parties.other().subscriptions().read(id);
        checks.on(read.exchange())
                .check(
                        SUBSCRIPTIONS_OWN_ONLY,
                        "another consumer cannot read the subscription",
                        () -> assertThat(read.status()).as("HTTP status").isIn(403, 404));
        HttpAnswer end = parties.other().subscriptions().terminate(id);
        checks.on(end.exchange())
                .check(
                        SUBSCRIPTIONS_OWN_ONLY,
                        "another consumer cannot end the subscription",
                        () -> assertThat(end.status()).as("HTTP status").isIn(403, 404));
        answers.note(client().read(id));
    }

    @Then("the list contains that subscription alone")
    public void containsAlone() {
        HttpAnswer answer = needList(SUBSCRIPTIONS_FILTER);
        List<String> found = SubscriptionLists.identifiers(client(), answer);
        checks.on(answer.exchange())
                .check(SUBSCRIPTIONS_FILTER, "the filter finds what it names and nothing else", () -> assertThat(found)
                        .as("identifiers in the list")
                        .containsExactly(subscriptions.current().id().orElseThrow()));
    }

    @Then("the attribute {string} is filtered: the subscription is {word}")
    public void filtered(String attribute, String which) {
        HttpAnswer answer = needList(SUBSCRIPTIONS_FILTER_ATTRIBUTES);
        String id = subscriptions.current().id().orElseThrow();
        List<String> found = SubscriptionLists.identifiers(client(), answer);
        boolean wanted = which.equals("found");
        checks.on(answer.exchange())
                .check(
                        SUBSCRIPTIONS_FILTER_ATTRIBUTES,
                        wanted
                                ? "a subscription whose value fits is found"
                                : "a subscription whose value does not fit is not found",
                        () -> assertThat(found.contains(id))
                                .as("found by " + attribute)
                                .isEqualTo(wanted));
    }

    private HttpAnswer needList(Requirement requirement) {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange()).need(requirement, "the query is answered with 200 and an array", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(SubscriptionLists.content(answer).isArray())
                    .as("content is an array")
                    .isTrue();
        });
        return answer;
    }

    @Then("the filter of subscriptions is refused as invalid")
    public void filterRefused() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.check(SUBSCRIPTIONS_FILTER_INVALID, "the query is answered with 400", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(400));
        if (answer.status() != 400) {
            on.notApplicable(SUBSCRIPTIONS_FILTER_INVALID_DETAIL, "The answer is not 400.");
            return;
        }
        on.check(SUBSCRIPTIONS_FILTER_INVALID_DETAIL, "the answer 400 is described and says more", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json");
            assertThat(SubscriptionLists.content(answer).path("detail").asText(""))
                    .as("detail")
                    .isNotBlank();
        });
    }

    @When("the VNFM sends a {word} request to the subscriptions")
    public void toTheSubscriptions(String name) {
        method = switch (name) {
            case "PUT" -> SUBSCRIPTIONS_PUT;
            case "PATCH" -> SUBSCRIPTIONS_PATCH;
            case "DELETE" -> SUBSCRIPTIONS_DELETE;
            default -> throw new IllegalArgumentException(name + " is supported");
        };
        answers.note(client().any(name, client().collection()));
    }

    @When("the VNFM sends a {word} request to the individual subscription")
    public void toTheSubscription(String name) {
        method = switch (name) {
            case "POST" -> SUBSCRIPTION_POST;
            case "PUT" -> SUBSCRIPTION_PUT;
            case "PATCH" -> SUBSCRIPTION_PATCH;
            default -> throw new IllegalArgumentException(name + " is supported");
        };
        URI individual = client().individual(subscriptions.current().id().orElseThrow());
        answers.note(client().any(name, individual));
    }

    @Then("the method on subscriptions is not allowed")
    public void notAllowed() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.check(Objects.requireNonNull(method), "the method is answered with 405", () -> assertThat(answer.status())
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

    @When("the VNFM asks for the versions of the Certificate Notification interface")
    public void asksForVersions() {
        answers.note(client().apiVersions());
    }

    @When("the VNFM asks for the versions of the major version of the Certificate Notification interface")
    public void asksForVersionsOfMajor() {
        answers.note(client().apiVersionsOfMajorVersion());
    }

    @Then("version 1.0.0 of the Certificate Notification interface is among them")
    public void hasVersion() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.need(CERTNOTIFY_API_VERSIONS, "the API versions are returned with 200", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(200));
        List<String> versions = StreamSupport.stream(
                        SubscriptionLists.content(answer).path("apiVersions").spliterator(), false)
                .map(version -> version.path("version").asText(""))
                .toList();
        on.check(CERTNOTIFY_VERSION, "the version of this edition is served", () -> assertThat(versions)
                .as("apiVersions")
                .contains("1.0.0"));
    }

    private SubscriptionsClient client() {
        return parties.vnfm().subscriptions();
    }
}
