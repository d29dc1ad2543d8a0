package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fixture.FixtureRun;

class OrderTest {

    @TempDir
    Path folder;

    private List<String> executed(Order order) {
        FixtureRun fixture = new FixtureRun(folder);
        for (String file : List.of("a", "b")) {
            StringBuilder feature = new StringBuilder("Feature: 9.1 A flow\n");
            for (int i = 0; i < 6; i++) {
                feature.append("  @req:FIRST\n  Scenario: ").append(file).append(i);
                feature.append("\n    Then FIRST finds \"a\" where \"a\" is due\n");
            }
            fixture.feature(file + ".feature", feature.toString());
        }
        List<String> names = new ArrayList<>();
        RunResult result = fixture.run(
                order,
                1,
                (scenario, done, planned) -> names.add(scenario.scenario().name()));
        assertThat(result.isComplete()).isTrue();
        return names;
    }

    @Test
    void scenarios_run_as_written_or_shuffled_over_all_files_and_the_seed_repeats_it() {
        List<String> written = executed(Order.WRITTEN);
        List<String> shuffled = executed(Order.random(7));

        assertThat(written).isSorted().hasSize(12);
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(written).isNotEqualTo(written);
        assertThat(executed(Order.parse("random:7", () -> 0))).isEqualTo(shuffled);
        assertThat(executed(Order.random(8))).isNotEqualTo(shuffled);
    }

    @Test
    void a_missing_seed_is_drawn_and_shown() {
        assertThat(Order.parse("random", () -> -42)).hasToString("random:-42");
        assertThat(Order.parse("RANDOM:-42", () -> 0)).isEqualTo(Order.random(-42));
        assertThat(Order.parse("written", () -> 0)).isEqualTo(Order.WRITTEN).hasToString("written");
    }

    @Test
    void anything_else_is_no_order() {
        for (String text : List.of("", "shuffled", "random:", "random:x", "random:1.5", "random:9999999999999999999")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Order.parse(text, () -> 0));
        }
    }
}
