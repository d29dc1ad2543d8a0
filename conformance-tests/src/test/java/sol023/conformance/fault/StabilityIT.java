package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sol023.conformance.run.Order;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;

/** The order of the scenarios, and what runs at the same time, decide nothing: no scenario leaves anything behind for another one. */
@Tag(SelfTestOnce.TAG)
class StabilityIT {

    @Test
    void shuffled_and_parallel_runs_give_the_same_verdicts() throws IOException {
        Map<Order, RunResult> runs = SelfTestOnce.outcome().runs();
        RunResult first = runs.values().iterator().next();

        assertThat(runs).hasSizeGreaterThanOrEqualTo(3);
        assertThat(first.scenarios()).hasSizeGreaterThan(100);
        runs.forEach((order, run) -> {
            assertThat(run.isComplete()).as("all of %s was executed", order).isTrue();
            assertThat(verdicts(run)).as("verdicts in the order %s", order).isEqualTo(verdicts(first));
        });
    }

    private static Map<String, List<String>> verdicts(RunResult run) {
        Map<String, List<String>> verdicts = new TreeMap<>();
        for (ScenarioResult scenario : run.scenarios()) {
            verdicts.put(
                    scenario.scenario().key().place(),
                    scenario.checks().stream()
                            .map(check ->
                                    CheckName.of(check).map(CheckName::toString).orElse(check.what()) + ": "
                                            + check.verdict().word())
                            .sorted()
                            .toList());
        }
        return verdicts;
    }
}
