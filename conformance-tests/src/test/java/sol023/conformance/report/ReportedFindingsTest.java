package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Verdict;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.RunResult;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.Waiver;

class ReportedFindingsTest {

    private static final String FAILS =
            """
            Feature: 9.1 A flow

              @req:FIRST
              Scenario Outline: fails <n>
                When "ping" is sent and "pong" comes back
                Then FIRST finds "<actual>" where "due" is due

                Examples:
                  | n | actual |
                  | 1 | same   |
                  | 2 | same   |
                  | 3 | other  |

              @req:SECOND
              Scenario: passes
                Then SECOND finds "a" where "a" is due
            """;

    @TempDir
    Path folder;

    private FixtureRun fixture(String feature) {
        return new FixtureRun(folder).feature("a.feature", feature);
    }

    private static String page(FixtureRun fixture, RunResult result) {
        return HtmlReport.text(fixture.report(result));
    }

    private static String card(String page, String id) {
        int from = page.indexOf("id=\"f-" + id + "\"");
        assertThat(from).as(id).isPositive();
        return page.substring(from, page.indexOf("</article>", from));
    }

    @Test
    void failures_with_the_same_cause_are_one_card_that_lists_the_scenarios() {
        FixtureRun fixture = fixture(FAILS);
        String page = page(fixture, fixture.run());
        assertThat(page).contains("<small>3, by cause 2</small>");
        assertThat(card(page, "S1-c1")).contains("in 2 places", "href=\"#S1-c1\"", "href=\"#S2-c1\"", "same");
        assertThat(page).doesNotContain("id=\"f-S2-c1\"");
        assertThat(card(page, "S3-c1")).doesNotContain("places").contains("other");
    }

    @Test
    void expected_and_actual_stand_once_in_a_card() {
        FixtureRun fixture = fixture(FAILS);
        String card = card(page(fixture, fixture.run()), "S3-c1");
        String shown = card.substring(0, card.indexOf("class=\"draft\""));
        assertThat(shown.split("expected", -1)).hasSize(2);
        assertThat(shown).contains("<dt>expected</dt>").doesNotContain("class=\"message\"");
    }

    @Test
    void what_a_message_says_beside_the_values_stays() {
        assertThat(Repetition.removed("[status] \nexpected: 204\n but was: 500", "204", "500"))
                .isEqualTo("[status]");
        assertThat(Repetition.removed("expected: 204\n but was: 500\nwhen asked twice", "204", "500"))
                .contains("asked twice");
        assertThat(Repetition.removed("expected: 204 but was: 501", "204", "500"))
                .contains("501");
        assertThat(Repetition.removed("", "204", "500")).isEmpty();
    }

    @Test
    void a_card_has_time_line_likely_cause_commands_and_a_waiver_to_copy() {
        FixtureRun fixture = fixture(FAILS);
        String id = FixtureRun.binding(0).name();
        assertThat(card(page(fixture, fixture.run()), "S3-c1"))
                .contains("Time line", "<li class=\"judged\">", "Likely cause: implementation")
                .contains("java -jar cmf-conformance.jar explain " + id)
                .contains("java -jar cmf-conformance.jar replay results.json S3-x1 --target target.yaml")
                .contains("a.feature:12")
                .contains("requirement: " + id, "owner: who answers for it");
    }

    @Test
    void a_card_of_several_scenarios_has_a_waiver_for_each() {
        FixtureRun fixture = fixture(FAILS);
        String page = page(fixture, fixture.run());
        assertThat(waivers(card(page, "S1-c1"))).isEqualTo(2);
        assertThat(waivers(card(page, "S3-c1"))).isEqualTo(1);
    }

    private static int waivers(String card) {
        return card.substring(card.indexOf("class=\"draft\"")).split("scenario: ", -1).length - 1;
    }

    @Test
    void a_waived_failure_is_marked_and_a_stale_waiver_comes_first() throws IOException {
        FixtureRun fixture = fixture(FAILS);
        RunResult plain = fixture.run();
        RunResult waived = plain.waived(
                List.of(waiver(plain, "S3", "2026-01-02"), waiver(plain, "S1", "2026-01-01")),
                "fixture",
                LocalDate.parse("2026-01-02"));
        String page = page(fixture, waived);
        assertThat(card(page, "S3-c1"))
                .contains(">fail, waived<", "known", "Until 2026-01-02")
                .doesNotContain("draft");
        assertThat(card(page, "S1-c1")).doesNotContain("fail, waived");
        assertThat(page.indexOf("Stale waivers")).isPositive().isLessThan(page.indexOf("Requirements not met"));
        assertThat(page).contains("waivers.yaml:7: is past its date");
        String junit = new String(JUnitReport.bytes(fixture.report(waived)), StandardCharsets.UTF_8);
        assertThat(junit).contains("message=\"waived until 2026-01-02 (me): known\"", "type=\"stale waiver\"");
    }

    private static Waiver waiver(RunResult result, String scenario, String until) {
        CheckResult check = result.scenarios().stream()
                .filter(one -> one.scenario().id().equals(scenario))
                .findFirst()
                .orElseThrow()
                .checks()
                .get(0);
        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        return new Waiver(
                "waivers.yaml:7",
                FixtureRun.binding(0),
                "the value",
                scenario,
                FailureText.pinned(check.message()),
                "known",
                "me",
                LocalDate.parse(until));
    }

    @Test
    void a_reading_that_is_not_ours_is_shown_with_what_we_accept() {
        FixtureRun fixture = fixture(
                        """
                        Feature: 9.1 A flow
                          @req:SECOND
                          Scenario: is advised
                            Then SECOND is advised to find "a" where "b" is due
                        """)
                .reading(Interpretation.I_02, Reading.OPEN);
        String page = page(fixture, fixture.run());
        assertThat(page)
                .contains("<tr id=\"I-02\" class=\"special\">", "open: any reading passes")
                .contains("standard; I-02 open")
                .contains("What the suite accepts:", "dialect");
    }

    @Test
    void a_run_of_a_part_does_not_say_conforming_without_saying_so() {
        FixtureRun fixture = fixture(
                """
                Feature: 9.1 A flow
                  @req:FIRST
                  Scenario: passes
                    Then FIRST finds "a" where "a" is due
                """);
        assertThat(page(fixture, fixture.run()))
                .contains(": conforming, in part</h1>", "a part of the requirements only");
    }

    @Test
    void a_row_that_says_what_others_say_does_not_hold_before_all_of_them_were_judged() {
        Row row = Register.standard().rows().stream()
                .filter(one -> one.isChecked() && one.same().size() > 1)
                .findFirst()
                .orElseThrow();
        String first = row.same().get(0).name();
        assertThat(standing(row, "Then %s finds \"a\" where \"a\" is due".formatted(first)))
                .isEqualTo("not in this run");
        assertThat(standing(row, "Then %s finds \"a\" where \"b\" is due".formatted(first)))
                .isNotEqualTo("not in this run")
                .isNotEqualTo("pass");
        StringBuilder all = new StringBuilder();
        row.same()
                .forEach(other ->
                        all.append("Then ").append(other.name()).append(" finds \"a\" where \"a\" is due\n    "));
        assertThat(standing(row, all.toString())).isEqualTo("pass");
    }

    private String standing(Row row, String steps) {
        FixtureRun fixture = fixture("Feature: 9.1 A flow\n  @req:%s\n  Scenario: is\n    %s\n"
                .formatted(row.same().get(0).name(), steps));
        return Standing.of(row, new Coverage(fixture.run())).word();
    }

    @Test
    void the_run_says_in_which_order_and_with_which_seed() {
        FixtureRun fixture = fixture(FAILS);
        String page = page(fixture, fixture.run());
        assertThat(page.substring(page.indexOf("<section id=\"run\">")))
                .contains("<th scope=\"row\">Order</th><td>random, seed 42</td>");
    }

    @Test
    void the_badge_never_says_conforming_when_something_is_missing() throws IOException {
        FixtureRun one = fixture(
                """
                Feature: 9.1 A flow
                  @req:SECOND
                  Scenario: passes
                    Then SECOND finds "a" where "a" is due
                """);
        Badge badge = Badge.of(one.report(one.run()));
        assertThat(badge.message()).startsWith("in part: 1 of ").doesNotContain("conforming");
        assertThat(badge.svg())
                .contains("aria-label=\"SOL023 5.4.1: in part", "(order random:42)</title>")
                .doesNotContain("{{");
        FixtureRun failing = fixture(FAILS);
        assertThat(Badge.of(failing.report(failing.run())).message())
                .isEqualTo("not conforming: 1 of 2 requirements fail");
    }

    @Test
    void the_table_for_spreadsheets_has_a_row_for_each_requirement() {
        FixtureRun fixture = fixture(FAILS);
        String csv = CsvReport.text(fixture.report(fixture.run()));
        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo("requirement,revision,source,clause,at,level,actor,test,awaits,verdict,waived,checks,"
                        + "scenarios");
        assertThat(csv.lines().skip(1)).hasSize(sol023.conformance.requirement.Requirement.values().length);
        assertThat(csv.lines()
                        .filter(line -> line.startsWith(FixtureRun.binding(0).name() + ",")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(",fail,,3,S1 S2 S3"));
        assertThat(new Csv("a").row(List.of("=1+1", "x,\"y\"")).toString()).isEqualTo("a\r\n'=1+1,\"x,\"\"y\"\"\"\r\n");
    }

    @Test
    void every_diagram_is_drawn_and_its_steps_link_to_their_requirements() throws IOException {
        FixtureRun fixture = fixture(FAILS);
        String page = page(fixture, fixture.run());
        assertThat(Pattern.compile("<svg ").matcher(page).results().count()).isEqualTo(14);
        int from = page.indexOf("id=\"d-5.3.1\"");
        String drawing = page.substring(from, page.indexOf("</article>", from));
        assertThat(drawing)
                .contains("<title id=\"d-5.3.1-t\">", "<desc id=\"d-5.3.1-d\">", "<ol class=\"steps\">")
                .contains("href=\"#r-SUBJECT_REGISTER_CREATED\"", "by the suite", "not in this run");
        assertThat(page.substring(page.indexOf("id=\"d-5.3.1a\""))).contains("planned");
        Files.writeString(folder.resolve("page.html"), page);
    }

    @Test
    void every_step_shows_the_gravest_verdict_of_its_requirements() {
        FixtureRun fixture = fixture(
                """
                Feature: 9.1 A flow
                  @req:SUBJECT_REGISTER_CREATED @req:SUBJECT_REGISTER_RESOURCE
                  Scenario: fails
                    Then SUBJECT_REGISTER_CREATED finds "a" where "b" is due
                    Then SUBJECT_REGISTER_RESOURCE finds "a" where "a" is due
                  @req:SUBJECT_REGISTER_CREATED
                  Scenario: passes
                    Then SUBJECT_REGISTER_CREATED finds "a" where "a" is due
                """);
        String page = page(fixture, fixture.run());
        assertThat(page)
                .contains("aria-label=\"step 3, CMF to VNFM: 201 Created (SubjectInstance, Location): fail\"")
                .contains("aria-label=\"step 2, CMF: make the individual subject: pass\"")
                .contains("aria-label=\"postcondition, Postcondition: not in this run\"")
                .contains("Steps and notes: 1 by the suite, 1 pass, 1 fail, 1 not in this run.");
    }
}
