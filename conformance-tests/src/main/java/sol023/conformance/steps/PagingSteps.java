package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.LARGE_ANSWER_ALTERNATIVE;
import static sol023.conformance.requirement.Requirement.LARGE_ANSWER_REFUSED;
import static sol023.conformance.requirement.Requirement.PAGE_COMPLETE;
import static sol023.conformance.requirement.Requirement.PAGE_LINK;
import static sol023.conformance.requirement.Requirement.PAGE_MARKER;
import static sol023.conformance.requirement.Requirement.SUBJECTS_TOO_BIG;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.steps.LongList.Sight;

/** SOL013 clause 5.4: lists that are too long for one answer are paged, or refused. */
public final class PagingSteps {

    private static final String ALL_FIELDS = "all_fields";
    private static final int COME_AND_GO = 2;

    private final Checks checks;
    private final Parties parties;
    private final LongList list;
    private final Answers answers;
    private @Nullable PageWalk walk;
    private List<String> allTheTime = List.of();

    public PagingSteps(Checks checks, Parties parties, LongList list, Answers answers) {
        this.checks = checks;
        this.parties = parties;
        this.list = list;
        this.answers = answers;
    }

    @When("the VNFM registers more and more VNFCIs until their list is too long for one answer")
    public void registersMoreAndMore() {
        Sight last = list.growTooLong();
        needRegistered(LARGE_ANSWER_ALTERNATIVE);
        answers.note(last.answer());
    }

    @Then("each list was complete, paged or refused")
    public void nothingWasCut() {
        Exchange[] seen =
                list.sights().stream().map(sight -> sight.answer().exchange()).toArray(Exchange[]::new);
        checks.on(seen)
                .check(LARGE_ANSWER_ALTERNATIVE, "a list is complete, paged or refused with 400", () -> assertThat(
                                list.sights())
                        .as("answers as the list grows")
                        .allSatisfy(sight -> assertThat(sight.isComplete() || sight.isPaged() || sight.isRefused())
                                .as(sight.words())
                                .isTrue()));
    }

    @Given("the VNFM has registered so many VNFCIs that their list has {int} pages")
    public void hasRegisteredPages(int pages) {
        Sight sight = list.growTo(pages);
        needRegistered(PAGE_LINK);
        HttpAnswer first = sight.answer();
        if (sight.isRefused() || (sight.isComplete() && !sight.isPaged())) {
            checks.on(first.exchange())
                    .unobservable(
                            PAGE_LINK,
                            "a list that is not complete links the next page",
                            "The list never came in pages: " + sight.words()
                                    + ". rest.manySubjects bounds how many the suite registers.");
        }
        checks.on(first.exchange()).need(PAGE_LINK, "a list that is not complete links the next page", () -> {
            assertThat(first.status()).as("HTTP status").isEqualTo(200);
            assertThat(sight.isPaged())
                    .as("a Link with the relation next: " + sight.words())
                    .isTrue();
        });
        answers.note(first);
    }

    @When("the VNFM follows the links from the first page to the last one")
    public void follows() {
        allTheTime = list.identifiers();
        walk(answers.last(), pages -> {});
    }

    @When("the VNFM reads the pages while VNFCIs come and go")
    public void readsWhileTheyComeAndGo() {
        HttpAnswer first = answers.last();
        List<String> before = list.identifiers();
        List<String> shown = QueryChecks.identifiers(first);
        walk(first, pages -> {
            if (pages % 2 == 1) {
                list.remove(shown.subList(0, Math.min(shown.size(), COME_AND_GO)));
            } else {
                for (int n = 0; n < COME_AND_GO; n++) {
                    list.add();
                }
            }
        });
        List<String> after = list.identifiers();
        allTheTime = before.stream().filter(after::contains).toList();
    }

    @When("the VNFM reads the pages with all fields")
    public void readsAllFields() {
        allTheTime = list.identifiers();
        walk(list.look(ALL_FIELDS).answer(), pages -> {});
    }

    @Then("each page but the last one links the next one")
    public void pagesAreLinked() {
        PageWalk seen = seen();
        Checks on = checks.on(seen.exchanges());
        on.check(PAGE_LINK, "the pages come to an end", () -> assertThat(seen.endless())
                .as("whether a link leads back")
                .isFalse());
        on.advise(PAGE_LINK, Interpretation.I_38, "the links are absolute", () -> assertThat(seen.references())
                .as("references")
                .allMatch(reference -> URI.create(reference).isAbsolute()));
        on.check(PAGE_MARKER, "the links hold the marker of the next page", () -> assertThat(seen.references())
                .as("references")
                .allMatch(reference -> PageMarker.of(reference).isPresent()));
        on.check(PAGE_MARKER, "the links lead to the next pages", () -> assertThat(seen.linked())
                .as("what the links lead to")
                .isNotEmpty()
                .allSatisfy(page -> {
                    assertThat(page.status()).as("HTTP status").isEqualTo(200);
                    assertThat(QueryChecks.content(page).isArray())
                            .as("content is an array")
                            .isTrue();
                }));
        on.advise(PAGE_LINK, Interpretation.I_38, "each page but the last one holds subjects", () -> assertThat(
                        seen.linking())
                .as("pages that link another one")
                .allSatisfy(page -> assertThat(QueryChecks.identifiers(page))
                        .as("identifiers on the page")
                        .isNotEmpty()));
    }

    @Then("all pages together hold each subject once")
    public void pagesAreComplete() {
        PageWalk seen = seen();
        Checks on = checks.on(seen.exchanges());
        on.check(PAGE_COMPLETE, "all pages together hold each subject", () -> assertThat(seen.identifiers())
                .as("identifiers on all pages")
                .containsAll(allTheTime));
        on.check(PAGE_COMPLETE, "no subject is on two pages", () -> assertThat(seen.identifiers())
                .as("identifiers on all pages")
                .doesNotHaveDuplicates());
    }

    @Then("each subject that was there all the time is on one page")
    public void nothingIsLostMeanwhile() {
        PageWalk seen = seen();
        checks.on(seen.exchanges())
                .advise(
                        PAGE_COMPLETE,
                        Interpretation.I_38,
                        "what comes and goes between two pages moves nothing else",
                        () -> assertThat(seen.identifiers().stream()
                                        .filter(allTheTime::contains)
                                        .toList())
                                .as("identifiers of what was there all the time")
                                .containsExactlyInAnyOrderElementsOf(allTheTime));
    }

    @Then("the query stays in force on each page")
    public void queryStays() {
        PageWalk seen = seen();
        Checks on = checks.on(seen.exchanges());
        on.check(PAGE_MARKER, "later pages hold what the filter chooses", () -> assertThat(seen.identifiers())
                .as("identifiers on all pages")
                .isSubsetOf(allTheTime));
        on.check(PAGE_MARKER, "later pages show what the selectors ask for", () -> assertThat(seen.entries())
                .as("subjects on all pages")
                .isNotEmpty()
                .allMatch((JsonNode subject) -> subject.path("subjectId").isArray(), "shows subjectId"));
    }

    @Given("the VNFM has registered so many VNFCIs that their list is too long for one answer")
    public void hasRegisteredTooMany() {
        Sight sight = list.growTooLong();
        needRegistered(SUBJECTS_TOO_BIG);
        if (sight.isPaged() || sight.isComplete()) {
            checks.on(sight.answer().exchange())
                    .unobservable(
                            SUBJECTS_TOO_BIG,
                            "a list that is too long is answered with 400",
                            "The list was never refused: " + sight.words()
                                    + ". rest.manySubjects bounds how many the suite registers.");
        }
    }

    @When("the VNFM queries them all")
    public void queriesThemAll() {
        answers.note(list.look("").answer());
    }

    @Then("the list is refused as too big")
    public void isRefused() {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.need(SUBJECTS_TOO_BIG, "a list that is too long is answered with 400", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(400));
        JsonNode problem = QueryChecks.content(answer);
        on.check(LARGE_ANSWER_REFUSED, "the answer 400 holds problem details", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json");
            assertThat(problem.path("status").asInt(-1)).as("status").isEqualTo(400);
        });
        on.check(
                LARGE_ANSWER_REFUSED,
                "detail says more",
                () -> assertThat(problem.path("detail").asText("")).as("detail").isNotBlank());
        on.advise(LARGE_ANSWER_REFUSED, "the title says that the response is too big", () -> assertThat(
                        problem.path("title").asText(""))
                .as("title")
                .isEqualToIgnoringCase("Response too big"));
    }

    @Then("a narrower query is answered")
    public void narrowerIsAnswered() {
        String one = list.identifiers().get(0);
        HttpAnswer answer = list.lookAt(one);
        checks.on(answer.exchange()).check(SUBJECTS_TOO_BIG, "a narrower query is answered", () -> {
            assertThat(answer.status()).as("HTTP status").isEqualTo(200);
            assertThat(QueryChecks.identifiers(answer))
                    .as("identifiers in the list")
                    .containsExactly(one);
        });
    }

    private void needRegistered(Requirement requirement) {
        list.refusedRegistration().ifPresent(answer -> checks.on(answer.exchange())
                .unobservable(
                        requirement,
                        "as many subjects as it takes are registered",
                        "One of them was answered with HTTP " + answer.status()
                                + ". rest.manySubjects bounds how many the suite registers."));
    }

    private void walk(HttpAnswer first, java.util.function.IntConsumer between) {
        walk = PageWalk.from(first, parties.vnfm().subjects(), between);
    }

    private PageWalk seen() {
        return Objects.requireNonNull(walk, "no page was read yet");
    }
}
