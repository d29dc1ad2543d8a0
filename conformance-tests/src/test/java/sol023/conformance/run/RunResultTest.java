package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;

class RunResultTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static PlannedScenario scenario(int number) {
        return new PlannedScenario(
                new ScenarioKey(URI.create("classpath:features/a.feature"), number),
                number,
                "9 A",
                Optional.empty(),
                "s" + number,
                List.of(),
                List.of(),
                List.of());
    }

    private static RunResult result(int planned, List<List<Verdict>> executed) {
        List<PlannedScenario> plan = new ArrayList<>();
        for (int i = 1; i <= planned; i++) {
            plan.add(scenario(i));
        }
        List<ScenarioResult> results = new ArrayList<>();
        for (int i = 0; i < executed.size(); i++) {
            List<CheckResult> checks = executed.get(i).stream()
                    .map(verdict -> CheckResult.about(Optional.empty(), "w", verdict, "m"))
                    .toList();
            results.add(new ScenarioResult(plan.get(i), checks, List.of(), List.of()));
        }
        return new RunResult(new Plan(plan, List.of()), NOW, NOW, results);
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, CONFORMING",
        "PASS ADVISORY, CONFORMING",
        "ADVISORY, CONFORMING",
        "PASS NOT_APPLICABLE, CONFORMING",
        "PASS INCONC, INCOMPLETE",
        "INCONC, INCOMPLETE",
        "PASS FAIL, NOT_CONFORMING",
        "FAIL INCONC ADVISORY, NOT_CONFORMING",
        "PASS ERROR, SUITE_ERROR",
        "FAIL ERROR INCONC, SUITE_ERROR",
        "NOT_APPLICABLE, UNUSABLE",
    })
    void the_verdict_of_a_run_follows_from_its_checks(String verdicts, ExitCode expected) {
        List<Verdict> checks =
                Arrays.stream(verdicts.split(" ", -1)).map(Verdict::valueOf).toList();
        assertThat(result(1, List.of(checks)).exitCode()).isEqualTo(expected);
    }

    @Test
    void a_run_without_a_scenario_is_unusable() {
        assertThat(result(0, List.of()).exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void a_run_that_executed_less_than_planned_is_an_error_of_the_suite() {
        RunResult result = result(2, List.of(List.of(Verdict.PASS)));
        assertThat(result.isComplete()).isFalse();
        assertThat(result.exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @Test
    void a_scenario_without_a_check_is_an_error_of_the_suite() {
        RunResult result = result(2, List.of(List.of(Verdict.PASS), List.of()));
        assertThat(result.exitCode()).isEqualTo(ExitCode.SUITE_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFORMING, 0",
        "NOT_CONFORMING, 1",
        "UNUSABLE, 2",
        "INCOMPLETE, 3",
        "REGRESSION, 4",
        "STALE_WAIVER, 5",
        "WITH_WAIVERS, 6",
        "SUITE_ERROR, 70"
    })
    void exit_codes_are_a_closed_list(ExitCode verdict, int code) {
        assertThat(verdict.code()).isEqualTo(code);
        assertThat(ExitCode.values()).hasSize(8);
    }
}
