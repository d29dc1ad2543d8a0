package sol023.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.requirement.Level;
import sol023.conformance.requirement.Requirement;

class ChecksTest {

    private final Redactor redactor = new Redactor(List.of());
    private final Recorder recorder = new Recorder(Clock.systemUTC(), redactor, new Decoders(List.of()));
    private final Checks checks = new Checks(Readings.OURS, recorder, redactor);
    private final Checks strict = new Checks(Readings.of(Strictness.STRICT), recorder, redactor);

    private static Optional<Requirement> any(Level level) {
        return Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.row().level() == level)
                .findFirst();
    }

    private static Requirement binding() {
        return any(Level.SHALL).orElseThrow();
    }

    private static Verdict deviate(Checks checks, Requirement requirement) {
        checks.check(requirement, "w", () -> assertThat(1).isEqualTo(2));
        return checks.results().get(checks.results().size() - 1).verdict();
    }

    @Test
    void a_deviation_weighs_as_much_as_the_requirement_binds() {
        assertThat(deviate(checks, binding())).isEqualTo(Verdict.FAIL);
        for (Level level : List.of(Level.SHOULD, Level.MAY)) {
            any(level).ifPresent(requirement -> {
                assertThat(deviate(checks, requirement)).isEqualTo(Verdict.ADVISORY);
                assertThat(deviate(strict, requirement)).isEqualTo(Verdict.ADVISORY);
            });
        }
        any(Level.STEP).ifPresent(requirement -> {
            assertThat(deviate(checks, requirement)).isEqualTo(Verdict.ADVISORY);
            assertThat(deviate(strict, requirement)).isEqualTo(Verdict.FAIL);
        });
    }

    @Test
    void need_throws_after_it_has_noted_the_failure() {
        assertThatThrownBy(() ->
                        checks.need(binding(), "the base", () -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(DependencyException.class);
        assertThat(checks.results()).extracting(CheckResult::verdict).containsExactly(Verdict.FAIL);
    }

    @Test
    void an_assertion_without_values_keeps_its_message() {
        checks.check(binding(), "w", () -> assertThat(List.of("a")).contains("b"));
        CheckResult result = checks.results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.message()).contains("\"a\"").contains("\"b\"");
    }

    @Test
    void trouble_with_the_connection_is_inconclusive_and_other_trouble_is_ours() {
        checks.check(binding(), "w", () -> {
            throw new IllegalStateException(new SocketTimeoutException("slow"));
        });
        checks.check(binding(), "w", () -> {
            throw new IOException("cannot parse");
        });
        assertThat(checks.results()).extracting(CheckResult::verdict).containsExactly(Verdict.INCONC, Verdict.ERROR);
    }

    @Test
    void an_interpretation_is_noted_whether_or_not_the_check_holds() {
        checks.advise(binding(), Interpretation.I_04, "w", () -> assertThat(recorder.last())
                .isEmpty());
        checks.touched(Interpretation.I_01);
        assertThat(checks.interpretations()).containsExactly(Interpretation.I_01, Interpretation.I_04);
        assertThat(checks.results().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void the_worst_verdict_counts_and_none_at_all_is_an_error() {
        assertThat(Verdict.worst(List.of(Verdict.PASS, Verdict.NOT_APPLICABLE))).isEqualTo(Verdict.PASS);
        assertThat(Verdict.worst(List.of(Verdict.FAIL, Verdict.INCONC))).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.worst(List.of(Verdict.FAIL, Verdict.ERROR))).isEqualTo(Verdict.ERROR);
        assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.ERROR);
    }
}
