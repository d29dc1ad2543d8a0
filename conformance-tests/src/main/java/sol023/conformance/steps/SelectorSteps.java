package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.SELECTOR_MANDATORY_KEPT;
import static sol023.conformance.requirement.Requirement.SELECTOR_UNKNOWN_ATTRIBUTE;
import static sol023.conformance.requirement.Requirement.SELECTOR_WITH_FILTER;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_SELECTOR;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_SELECTOR_DETAIL;
import static sol023.conformance.requirement.Requirement.SUBJECTS_BAD_SELECTOR_PROBLEM;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.QueryStrings;
import sol023.conformance.requirement.Requirement;

/** Clause 5.6.3.3.3.2 and SOL013 clause 5.3: attribute selectors, judged by what the list shows. */
public final class SelectorSteps {

    private final Checks checks;
    private final Parties parties;
    private final Answers answers;
    private final Pairs pairs;
    private final QueryChecks queryChecks;

    public SelectorSteps(Checks checks, Parties parties, Answers answers, Pairs pairs, QueryChecks queryChecks) {
        this.checks = checks;
        this.parties = parties;
        this.answers = answers;
        this.pairs = pairs;
        this.queryChecks = queryChecks;
    }

    @When("the VNFM queries the two subjects with the selectors {string}")
    public void queriesPair(String selectors) {
        query(selectors, pairs.current().scope());
    }

    @When("the VNFM queries the first subject by its subjectId with the selectors {string}")
    public void queriesFirst(String selectors) {
        query(selectors, pairs.current().fill("(eq,subjectId/subjectId,{first})", ""));
    }

    @When("the VNFM queries the subjects with the selectors {string}")
    public void queries(String selectors) {
        answers.note(parties.vnfm().subjects().list(selectors));
    }

    @Then("by {string} subjectId is shown")
    public void isShown(String requirement) {
        judge(Requirement.valueOf(requirement), "subjectId is shown, complete", true);
    }

    @Then("by {string} subjectId is missing")
    public void isMissing(String requirement) {
        judge(Requirement.valueOf(requirement), "subjectId is missing", false);
    }

    @Then("the subjects show their mandatory attributes")
    public void showMandatory() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(SELECTOR_MANDATORY_KEPT, "identifier, certificate type and link are shown", () -> {
                    assertThat(answer.status()).as("HTTP status").isEqualTo(200);
                    for (JsonNode subject : ours(answer)) {
                        assertThat(subject.isObject())
                                .as("the subject is listed")
                                .isTrue();
                        assertThat(subject.path("certType").asText(""))
                                .as("certType")
                                .isNotEmpty();
                        assertThat(subject.at("/_links/self/href").asText(""))
                                .as("_links/self/href")
                                .isNotEmpty();
                    }
                });
    }

    @Then("the first subject is found without its subjectId")
    public void isFound() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(SELECTOR_WITH_FILTER, "the filter finds by an attribute that is not shown", () -> {
                    assertThat(answer.status()).as("HTTP status").isEqualTo(200);
                    JsonNode first = ours(answer).get(0);
                    assertThat(first.isObject()).as("the subject is listed").isTrue();
                    assertThat(first.has("subjectId")).as("subjectId is shown").isFalse();
                });
    }

    @Then("the selectors are refused as invalid")
    public void areRefused() {
        queryChecks.refused(SUBJECTS_BAD_SELECTOR, SUBJECTS_BAD_SELECTOR_PROBLEM, SUBJECTS_BAD_SELECTOR_DETAIL);
    }

    @Then("the selector of an unknown attribute is refused")
    public void unknownIsRefused() {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(SELECTOR_UNKNOWN_ATTRIBUTE, "the query is answered with 400", () -> assertThat(answer.status())
                        .as("HTTP status")
                        .isEqualTo(400));
    }

    private void judge(Requirement requirement, String what, boolean shown) {
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange()).check(requirement, Interpretation.I_13, what, () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            for (JsonNode subject : ours(answer)) {
                assertThat(subject.isObject()).as("the subject is listed").isTrue();
                assertThat(subject.at("/subjectId/0/certificateData").size())
                        .as("certificates in subjectId")
                        .isEqualTo(shown ? 2 : 0);
                assertThat(subject.has("subjectId")).as("subjectId is shown").isEqualTo(shown);
            }
        });
    }

    private List<JsonNode> ours(HttpAnswer answer) {
        Pair pair = pairs.current();
        return List.of(
                QueryChecks.find(answer, pair.first().id().orElseThrow()),
                QueryChecks.find(answer, pair.second().id().orElseThrow()));
    }

    private void query(String selectors, String filter) {
        String and = selectors.isEmpty() ? "" : selectors + "&";
        answers.note(parties.vnfm().subjects().list(and + "filter=" + QueryStrings.value(filter)));
    }
}
