package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Verdict;
import sol023.conformance.fixture.FixtureRun;

class RunnerTest {

    @TempDir
    Path folder;

    private FixtureRun fixture;

    @BeforeEach
    void start() {
        fixture = new FixtureRun(folder);
    }

    private RunResult run(String... lines) {
        return fixture.feature(
                        "9.9.9.feature",
                        "Feature: 9.9.9 A flow\n\n  @req:FIRST @req:SECOND\n  Scenario: A conversation\n    "
                                + String.join("\n    ", lines) + "\n")
                .run();
    }

    private static List<Verdict> verdicts(RunResult result) {
        return result.checks().map(CheckResult::verdict).toList();
    }

    @Test
    void checks_that_hold_conform() {
        RunResult result =
                run("Then FIRST finds \"a\" where \"a\" is due", "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(result.exitCode()).isEqualTo(ExitCode.CONFORMING);
    }

    @Test
    void a_failed_check_is_noted_with_both_values_and_the_scenario_goes_on() {
        RunResult result =
                run("Then FIRST finds \"a\" where \"x\" is due", "Then SECOND finds \"b\" where \"b\" is due");
        CheckResult failed = result.checks().findFirst().orElseThrow();
        assertThat(failed.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(failed.expected()).contains("\"x\"");
        assertThat(failed.actual()).contains("\"a\"");
        assertThat(verdicts(result)).containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
    }

    @Test
    void a_check_judges_the_latest_exchange() {
        RunResult result = run(
                "When \"{}\" is sent and \"{}\" comes back",
                "When \"[]\" is sent and \"[]\" comes back",
                "Then FIRST finds \"a\" where \"a\" is due",
                "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(result.checks().map(CheckResult::exchanges)).containsOnly(List.of(2));
    }

    @Test
    void a_deviation_from_our_reading_is_an_advisory_and_by_strict_reading_a_failure() {
        String[] lines = {
            "Then FIRST is advised to find \"a\" where \"x\" is due", "Then SECOND finds \"b\" where \"b\" is due"
        };
        RunResult result = run(lines);
        assertThat(verdicts(result)).containsExactly(Verdict.ADVISORY, Verdict.PASS);
        assertThat(result.exitCode()).isEqualTo(ExitCode.CONFORMING);
        fixture.strict();
        assertThat(run(lines).exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
    }

    @Test
    void a_reading_can_be_chosen_for_one_passage() {
        String[] lines = {
            "Then FIRST is advised to find \"a\" where \"x\" is due", "Then SECOND finds \"b\" where \"b\" is due"
        };
        fixture.reading(Interpretation.I_02, Reading.STRICT);
        assertThat(verdicts(run(lines))).containsExactly(Verdict.FAIL, Verdict.PASS);
        fixture.strict().reading(Interpretation.I_02, Reading.OURS);
        assertThat(verdicts(run(lines))).containsExactly(Verdict.ADVISORY, Verdict.PASS);
    }

    @Test
    void by_an_open_reading_a_deviation_passes_with_a_message_and_a_binding_check_still_fails() {
        fixture.reading(Interpretation.I_02, Reading.OPEN);
        RunResult result = run(
                "Then FIRST is advised to find \"a\" where \"x\" is due", "Then SECOND finds \"b\" where \"c\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.PASS, Verdict.FAIL);
        assertThat(result.checks().findFirst().orElseThrow().message()).contains("any reading passes", "\"x\"");
        assertThat(result.scenarios().get(0).interpretations()).containsExactly(Interpretation.I_02);
        assertThat(result.readings().chosen()).containsEntry(Interpretation.I_02, Reading.OPEN);
    }

    @Test
    void what_depends_on_a_failed_check_is_inconclusive_and_names_it() {
        RunResult result = run("Given FIRST needs \"a\" to be \"x\"", "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.FAIL, Verdict.INCONC);
        assertThat(result.checks().toList().get(1).message()).contains("the needed value");
    }

    @Test
    void a_bug_inside_a_check_is_an_error_with_its_place() {
        RunResult result =
                run("When a check of FIRST meets a broken suite", "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.ERROR, Verdict.PASS);
        assertThat(result.checks().findFirst().orElseThrow().message())
                .contains("a bug of ours")
                .contains("FixtureSteps.java:");
        assertThat(result.exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @Test
    void a_silent_target_is_inconclusive() {
        RunResult result =
                run("When a check of FIRST meets a silent target", "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.INCONC, Verdict.PASS);
        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void a_step_without_an_answer_makes_the_rest_inconclusive() {
        RunResult result = run("When the step meets silence", "Then SECOND finds \"b\" where \"b\" is due");
        assertThat(verdicts(result)).containsOnly(Verdict.INCONC);
        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void a_step_that_breaks_is_an_error_of_the_suite() {
        assertThat(run("When the step meets bugs").exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @Test
    void a_step_that_nobody_wrote_is_an_error_of_the_suite() {
        RunResult result = run("When pigs fly");
        assertThat(verdicts(result)).contains(Verdict.ERROR).doesNotContain(Verdict.PASS);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @Test
    void a_scenario_that_checks_nothing_is_an_error_of_the_suite() {
        RunResult result = fixture.feature("a.feature", "Feature: 9 A\n  Scenario: B\n    When nothing is checked\n")
                .run();
        assertThat(verdicts(result)).containsExactly(Verdict.ERROR);
    }

    @Test
    void a_requirement_declared_and_not_checked_is_an_error_of_the_suite() {
        RunResult result = run("Then FIRST finds \"a\" where \"a\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.PASS, Verdict.ERROR);
        assertThat(result.exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @Test
    void a_requirement_that_a_wrong_answer_left_unjudged_is_inconclusive() {
        RunResult result = run("Then FIRST finds \"a\" where \"x\" is due");
        assertThat(verdicts(result)).containsExactly(Verdict.FAIL, Verdict.INCONC);
        assertThat(result.exitCode()).isEqualTo(ExitCode.NOT_CONFORMING);
    }

    @Test
    void a_run_in_which_nothing_applied_is_never_green() {
        RunResult result = run("Then FIRST does not apply", "Then SECOND does not apply");
        assertThat(result.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void every_row_of_examples_is_a_scenario_of_its_own_with_its_rule() {
        RunResult result = fixture.feature(
                        "a.feature",
                        """
                        Feature: 9.1 A flow

                          Rule: Values are right

                            @req:FIRST
                            Scenario Outline: The value <v>
                              Then FIRST finds "<v>" where "a" is due

                              Examples:
                                | v |
                                | a |
                                | b |
                        """)
                .run();
        assertThat(result.scenarios())
                .extracting(scenario -> scenario.scenario().title())
                .containsExactly(
                        "9.1 A flow - Values are right - The value a", "9.1 A flow - Values are right - The value b");
        assertThat(verdicts(result)).containsExactly(Verdict.PASS, Verdict.FAIL);
        assertThat(result.isComplete()).isTrue();
    }
}
