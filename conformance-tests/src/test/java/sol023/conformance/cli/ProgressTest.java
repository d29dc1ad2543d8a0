package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.ScenarioKey;
import sol023.conformance.run.ScenarioResult;

class ProgressTest {

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    /** A clock that is 31 seconds later each time it is asked. */
    private final Clock clock = new Clock() {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Instant asked = now;
            now = now.plus(Duration.ofSeconds(31));
            return asked;
        }
    };

    private static ScenarioResult result(Verdict... verdicts) {
        PlannedScenario scenario = new PlannedScenario(
                new ScenarioKey(URI.create("classpath:features/a.feature"), 1),
                1,
                "9 A",
                Optional.empty(),
                "s",
                List.of(),
                List.of(),
                List.of());
        List<CheckResult> checks = Arrays.stream(verdicts)
                .map(verdict -> CheckResult.about(Optional.empty(), "w", verdict, "m"))
                .toList();
        return new ScenarioResult(scenario, checks, List.of(), List.of());
    }

    @Test
    void on_a_terminal_one_line_is_drawn_again_with_counts_and_time() {
        Progress progress = new Progress(out, clock, true);
        progress.finished(result(Verdict.PASS, Verdict.FAIL), 1, 4);
        progress.finished(result(Verdict.PASS, Verdict.ERROR), 4, 4);
        assertThat(text.toString())
                .contains("\r[##........] 1/4  pass 1  advisory 0  inconc 0  fail 1  0:31")
                .contains("\r[##########] 4/4  pass 2  advisory 0  inconc 0  fail 1  error 1  1:02")
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void the_bar_makes_room_for_a_line_of_text() {
        Progress progress = new Progress(out, clock, true);
        progress.finished(result(Verdict.PASS), 1, 2);
        int before = text.toString().length();
        progress.clear();
        assertThat(text.toString().substring(before)).isEqualTo("\r" + " ".repeat(before - 1) + "\r");
        progress.clear();
        assertThat(text.toString()).hasSize(before + before + 1);
    }

    @Test
    void elsewhere_there_is_a_plain_line_at_each_quarter() {
        Progress progress = new Progress(out, clock, false);
        for (int done = 1; done <= 8; done++) {
            progress.finished(result(Verdict.PASS), done, 8);
        }
        assertThat(text.toString().lines().toList()).hasSize(4);
        assertThat(text.toString().lines()).first().isEqualTo("2/8  pass 2  advisory 0  inconc 0  fail 0  0:31");
        assertThat(text.toString()).doesNotContain("\r", "#", "\u001b");
    }
}
