package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.FILTER_GT;
import static sol023.conformance.requirement.Requirement.FILTER_GTE;
import static sol023.conformance.requirement.Requirement.FILTER_LT;
import static sol023.conformance.requirement.Requirement.FILTER_LTE;
import static sol023.conformance.requirement.Requirement.FILTER_NONE;
import static sol023.conformance.requirement.Requirement.FILTER_UNKNOWN_ATTRIBUTE;
import static sol023.conformance.requirement.Requirement.FILTER_WHOLE_OBJECTS;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_FILTER;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_FILTER_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_FILTER_PROBLEM;
import static sol023.conformance.requirement.Requirement.SUBJECT_REGISTER_CREATED;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sol023.conformance.check.Checks;
import sol023.conformance.check.ThrowingRunnable;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.QueryStrings;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.Registrations.Registration;

/** Clause 5.6.3.3.3.2 and SOL013 clause 5.2: filters, judged by what they find. */
public final class FilterSteps {

    /** That order applies to texts is no more than the usual reading. */
    private static final Set<Requirement> USUAL_READING = EnumSet.of(FILTER_GT, FILTER_GTE, FILTER_LT, FILTER_LTE);

    private final Checks checks;
    private final Registrations registrations;
    private final Parties parties;
    private final Answers answers;
    private final QueryChecks queryChecks;
    private final Pairs pairs;

    public FilterSteps(
            Checks checks,
            Registrations registrations,
            Parties parties,
            Answers answers,
            Pairs pairs,
            QueryChecks queryChecks) {
        this.checks = checks;
        this.registrations = registrations;
        this.parties = parties;
        this.answers = answers;
        this.pairs = pairs;
        this.queryChecks = queryChecks;
    }

    @Given("the VNFM has registered two VNFCIs that differ")
    public void hasRegisteredTwo() {
        Pair registered = Pair.register(registrations);
        for (Registration registration : new Registration[] {registered.first(), registered.second()}) {
            checks.on(registration.answer().exchange())
                    .need(SUBJECT_REGISTER_CREATED, "the VNFCI is registered", () -> {
                        assertThat(registration.answer().status())
                                .as("HTTP status")
                                .isEqualTo(201);
                        assertThat(registration.id()).as("identifier").isPresent();
                    });
        }
        pairs.note(registered);
    }

    @When("the VNFM queries the two subjects with the filter {string}")
    public void queriesPair(String filter) {
        query("filter=" + QueryStrings.value(scoped(filter)));
    }

    @When("the VNFM queries the two subjects with the filter {string}, its semicolons encoded")
    public void queriesPairEncoded(String filter) {
        query("filter=" + QueryStrings.value(scoped(filter)).replace(";", "%3B"));
    }

    @When("the VNFM queries all fields of the two subjects with the filter {string}")
    public void queriesAllFields(String filter) {
        query("all_fields&filter=" + QueryStrings.value(scoped(filter)));
    }

    @When("the VNFM queries the subjects with the filter {string}")
    public void queries(String filter) {
        query("filter=" + QueryStrings.value(filter));
    }

    @Then("by {string} the list contains the {word} subject and not the other one")
    public void containsOne(String requirement, String which) {
        Requirement judged = Requirement.valueOf(requirement);
        finds(judged, pair().named(which));
        HttpAnswer answer = answers.last();
        judge(judged, "the filter leaves out the subject that does not match", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(found(answer))
                    .as("identifiers in the list")
                    .doesNotContain(pair().other(which).id().orElseThrow());
        });
    }

    @Then("by {string} the list contains both subjects")
    public void containsBoth(String requirement) {
        finds(Requirement.valueOf(requirement), pair().first());
        finds(Requirement.valueOf(requirement), pair().second());
    }

    @Then("the first subject in the list is complete")
    public void isComplete() {
        HttpAnswer answer = answers.last();
        Registration first = pair().first();
        checks.on(answer.exchange())
                .check(FILTER_WHOLE_OBJECTS, "both certificates are shown, whichever matched", () -> {
                    assertThat(answer.status()).as("HTTP status").isEqualTo(200);
                    JsonNode subject = QueryChecks.find(answer, first.id().orElseThrow());
                    assertThat(subject.at("/subjectId/0/certificateData"))
                            .as("certificateData")
                            .hasSameSizeAs(first.request().at("/subjectId/0/certificateData"));
                });
    }

    @Then("the CMF returns an empty list")
    public void isEmpty() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange()).check(FILTER_NONE, "the answer is 200 with an empty array", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(QueryChecks.content(answer).isArray())
                    .as("content is an array")
                    .isTrue();
            assertThat(QueryChecks.content(answer)).as("content").isEmpty();
        });
    }

    @Then("the filter is refused as invalid")
    public void isRefused() {
        queryChecks.refused(SUBJECTS_BAD_FILTER, SUBJECTS_BAD_FILTER_PROBLEM, SUBJECTS_BAD_FILTER_DETAIL);
    }

    @Then("the filter by an unknown attribute is refused")
    public void unknownIsRefused() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(FILTER_UNKNOWN_ATTRIBUTE, "the query is answered with 400", () -> assertThat(answer.status())
                        .as("HTTP status")
                        .isEqualTo(400));
    }

    private void finds(Requirement requirement, Registration wanted) {
        HttpAnswer answer = answers.last();
        judge(requirement, "the filter finds the subject that matches", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(found(answer))
                    .as("identifiers in the list")
                    .contains(wanted.id().orElseThrow());
        });
    }

    private void judge(Requirement requirement, String what, ThrowingRunnable assertion) {
        Checks on = checks.on(answers.last().exchange());
        if (USUAL_READING.contains(requirement)) {
            on.advise(requirement, what, assertion);
        } else {
            on.check(requirement, what, assertion);
        }
    }

    /** On all pages, as a filter that chooses too much may have many. */
    private List<String> found(HttpAnswer answer) {
        return QueryChecks.allIdentifiers(parties.vnfm().subjects(), answer);
    }

    private String scoped(String filter) {
        return pair().scope() + ";" + pair().fill(filter, registrations.freshName());
    }

    private void query(String query) {
        answers.note(parties.vnfm().subjects().list(query));
    }

    private Pair pair() {
        return pairs.current();
    }
}
