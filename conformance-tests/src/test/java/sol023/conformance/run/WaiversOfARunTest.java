package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.StaleWaiver;
import sol023.conformance.waiver.StaleWaiver.Why;
import sol023.conformance.waiver.Waiver;

class WaiversOfARunTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-02");

    @TempDir
    Path folder;

    private RunResult run(String... lines) {
        String steps = String.join(
                "\n", Arrays.stream(lines).map(line -> "    " + line).toList());
        return new FixtureRun(folder)
                .feature("a.feature", "Feature: 9 A\n  @req:FIRST\n  Scenario: B\n" + steps + "\n")
                .run();
    }

    private static Waiver waiver(String what, String scenario, String failure, String until) {
        return new Waiver(
                "waivers.yaml:1",
                FixtureRun.binding(0),
                what,
                scenario,
                FailureText.pinned(failure),
                "known",
                "me",
                LocalDate.parse(until));
    }

    private static Waiver matching(RunResult result) {
        return waiver("the value", "a.feature:3", failure(result), "2026-01-02");
    }

    private static String failure(RunResult result) {
        return result.checks()
                .filter(check -> check.verdict() == Verdict.FAIL)
                .map(CheckResult::message)
                .findFirst()
                .orElseThrow();
    }

    private static RunResult apply(RunResult result, Waiver... waivers) {
        return result.waived(List.of(waivers), "fixture", TODAY);
    }

    private static Why why(RunResult result) {
        assertThat(result.waivers().used()).isEmpty();
        assertThat(result.waivers().stale()).hasSize(1);
        return result.waivers().stale().get(0).why();
    }

    @Test
    void a_waived_failure_stays_a_failure_and_the_run_conforms_with_waivers_only() {
        RunResult plain = run("Then FIRST finds \"a\" where \"b\" is due");
        assertThat(plain.exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
        RunResult waived = apply(plain, matching(plain));
        assertThat(waived.exitCode()).isEqualTo(ExitCode.WITH_WAIVERS);
        assertThat(waived.counts()).containsEntry(Verdict.FAIL, 1L);
        assertThat(waived.checks()).allMatch(CheckResult::isWaived);
        assertThat(waived.waivers().used()).containsExactly(matching(plain));
    }

    @Test
    void a_scenario_can_be_named_by_its_id() {
        RunResult plain = run("Then FIRST finds \"a\" where \"b\" is due");
        assertThat(apply(plain, waiver("the value", "S1", failure(plain), "2027-01-01"))
                        .exitCode())
                .isEqualTo(ExitCode.WITH_WAIVERS);
    }

    @Test
    void another_failure_is_not_covered() {
        RunResult plain = run("Then FIRST finds \"a\" where \"b\" is due", "Given FIRST needs \"a\" to be \"x\"");
        assertThat(apply(plain, matching(plain)).exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
    }

    @Test
    void what_could_not_be_observed_comes_before_a_waiver() {
        RunResult plain =
                run("Then FIRST finds \"a\" where \"b\" is due", "When a check of SECOND meets a silent target");
        assertThat(apply(plain, matching(plain)).exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void a_check_that_passes_makes_its_waiver_stale() {
        RunResult result =
                apply(run("Then FIRST finds \"a\" where \"a\" is due"), waiver("the value", "S1", "x", "2027-01-01"));
        assertThat(why(result)).isEqualTo(Why.PASSED);
        assertThat(result.exitCode()).isEqualTo(ExitCode.STALE_WAIVER);
    }

    @Test
    void a_check_that_fails_differently_is_not_covered_and_its_stale_waiver_shows_both() {
        RunResult result = apply(
                run("Then FIRST finds \"a\" where \"b\" is due"), waiver("the value", "S1", "other", "2027-01-01"));
        assertThat(why(result)).isEqualTo(Why.FAILED_DIFFERENTLY);
        assertThat(result.waivers().stale()).extracting(StaleWaiver::detail).allMatch(text -> text.contains("\"b\""));
        assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
        assertThat(result.checks()).noneMatch(CheckResult::isWaived);
    }

    @Test
    void a_waiver_covers_nothing_after_its_last_day() {
        RunResult plain = run("Then FIRST finds \"a\" where \"b\" is due");
        RunResult late = apply(plain, waiver("the value", "S1", failure(plain), "2026-01-01"));
        assertThat(why(late)).isEqualTo(Why.EXPIRED);
        assertThat(late.exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
        assertThat(late.checks()).noneMatch(CheckResult::isWaived);
        assertThat(apply(plain, matching(plain)).exitCode()).isEqualTo(ExitCode.WITH_WAIVERS);
    }

    @Test
    void a_waiver_past_its_date_is_stale_even_where_nothing_fails() {
        RunResult result =
                apply(run("Then FIRST finds \"a\" where \"a\" is due"), waiver("the value", "S1", "x", "2026-01-01"));
        assertThat(why(result)).isEqualTo(Why.EXPIRED);
        assertThat(result.exitCode()).isEqualTo(ExitCode.STALE_WAIVER);
    }

    @Test
    void a_stale_waiver_comes_before_what_could_not_be_observed() {
        RunResult result = apply(
                run("Then FIRST finds \"a\" where \"a\" is due", "When a check of SECOND meets a silent target"),
                waiver("the value", "S1", "x", "2027-01-01"));
        assertThat(result.exitCode()).isEqualTo(ExitCode.STALE_WAIVER);
    }

    @Test
    void a_waiver_that_matches_no_check_of_its_scenario_is_stale_and_names_those_there_are() {
        RunResult result =
                apply(run("Then FIRST finds \"a\" where \"a\" is due"), waiver("the vlaue", "S1", "x", "2027-01-01"));
        assertThat(why(result)).isEqualTo(Why.MATCHES_NOTHING);
        assertThat(result.waivers().stale().get(0).detail()).contains("the value");
        assertThat(result.exitCode()).isEqualTo(ExitCode.STALE_WAIVER);
    }

    @Test
    void a_waiver_of_a_scenario_that_did_not_run_is_neither_used_nor_stale() {
        RunResult result = apply(
                run("Then FIRST finds \"a\" where \"a\" is due"),
                waiver("the value", "b.feature:9", "x", "2020-01-01"));
        assertThat(result.exitCode()).isEqualTo(ExitCode.CONFORMING);
        assertThat(result.waivers().idle()).hasSize(1);
    }

    @Test
    void a_waiver_of_what_could_not_be_observed_is_neither_used_nor_stale() {
        RunResult result =
                apply(run("When a check of FIRST meets a silent target"), waiver("the value", "S1", "x", "2027-01-01"));
        assertThat(result.waivers().idle()).hasSize(1);
        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        RunResult early = apply(run("When the step meets silence"), waiver("the value", "S1", "x", "2027-01-01"));
        assertThat(early.waivers().idle()).hasSize(1);
    }
}
