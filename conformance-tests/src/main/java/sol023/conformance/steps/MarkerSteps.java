package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.PAGE_MARKER_FOREIGN;
import static sol023.conformance.requirement.Requirement.PAGE_MARKER_UNKNOWN;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Statement;
import sol023.conformance.target.Target;

/** SOL013 clause 5.4.2.3: markers of pages that nobody gave, or gave to somebody else. */
public final class MarkerSteps {

    private static final String SHOWS_NOTHING = "the page shows no subject of the consumer that got the link";

    private final Checks checks;
    private final Target target;
    private final Parties parties;
    private final LongList list;
    private final Answers answers;

    public MarkerSteps(Checks checks, Target target, Parties parties, LongList list, Answers answers) {
        this.checks = checks;
        this.target = target;
        this.parties = parties;
        this.list = list;
        this.answers = answers;
    }

    @When("the VNFM asks for the next page with a marker that is {string}")
    public void asksWith(String how) {
        String link = link(PAGE_MARKER_UNKNOWN);
        String marker = PageMarker.of(link).orElse("");
        if (marker.length() < 2) {
            checks.unobservable(
                    PAGE_MARKER_UNKNOWN,
                    "a marker that nobody gave is answered with 400",
                    "The link holds no nextpage_opaque_marker.");
        }
        URI spoilt = URI.create(PageMarker.replace(link, PageMarker.spoilt(marker, how)));
        answers.note(parties.vnfm().subjects().get(spoilt));
    }

    @Then("the marker is refused")
    public void isRefused() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.check(
                PAGE_MARKER_UNKNOWN,
                "a marker that nobody gave is answered with 400",
                () -> assertThat(answer.status()).as("HTTP status").isEqualTo(400));
        if (answer.status() < 400) {
            return;
        }
        on.check(PAGE_MARKER_UNKNOWN, "detail says more", () -> assertThat(
                        QueryChecks.content(answer).path("detail").asText(""))
                .as("detail")
                .isNotBlank());
    }

    @When("another VNFM follows the link to the next page")
    public void anotherFollows() {
        URI link = URI.create(link(PAGE_MARKER_FOREIGN));
        answers.note(parties.other().subjects().get(link));
    }

    @Then("it sees no subject of the first VNFM")
    public void seesNothing() {
        if ("shown".equals(target.statements().get(Statement.OTHERS_SUBJECTS))) {
            checks.notApplicable(
                    PAGE_MARKER_FOREIGN, "ics.rest.othersSubjects says that subjects are shown to others.");
            return;
        }
        HttpAnswer answer = answers.last();
        checks.on(answer.exchange())
                .check(PAGE_MARKER_FOREIGN, SHOWS_NOTHING, () -> assertThat(QueryChecks.identifiers(answer))
                        .as("identifiers on the page")
                        .doesNotContainAnyElementsOf(list.identifiers()));
    }

    /** The URI of the second page. */
    private String link(Requirement requirement) {
        HttpAnswer first = answers.last();
        if (QueryChecks.next(first).isEmpty()) {
            checks.on(first.exchange()).unobservable(requirement, SHOWS_NOTHING, "There is no next page.");
        }
        return QueryChecks.next(first).orElseThrow().toString();
    }
}
