package sol023.conformance.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Verdict;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverUse;

/**
 * A whole run: what was planned, what came of it, and the verdict, which nobody but {@link #exitCode} decides.
 *
 * @param plan fixed before the run
 * @param scenarios results of what was executed, in the order of the plan
 * @param readings how unclear passages were taken
 * @param waivers what became of the known failures
 */
public record RunResult(
        Plan plan,
        Instant started,
        Instant ended,
        List<ScenarioResult> scenarios,
        Readings readings,
        WaiverUse waivers) {

    public RunResult {
        scenarios = List.copyOf(scenarios);
    }

    /** A run by our readings, without waivers. */
    public RunResult(Plan plan, Instant started, Instant ended, List<ScenarioResult> scenarios) {
        this(plan, started, ended, scenarios, Readings.OURS, WaiverUse.NONE);
    }

    /** All checks that were emitted. */
    public Stream<CheckResult> checks() {
        return scenarios.stream().flatMap(scenario -> scenario.checks().stream());
    }

    /** How many checks have each verdict; every verdict is a key. A scenario that the ICS rules out counts as one n/a. */
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    checks().filter(check -> check.verdict() == verdict).count());
        }
        counts.merge(Verdict.NOT_APPLICABLE, (long) plan.excluded().size(), Long::sum);
        return counts;
    }

    /** Whether exactly the planned scenarios were executed. */
    public boolean isComplete() {
        return scenarios.stream().map(ScenarioResult::scenario).toList().equals(plan.execute());
    }

    /**
     * The same run with its waivers applied.
     *
     * @param runId of this run; it is masked before texts are compared
     * @param today decides which waivers are past their date
     */
    public RunResult waived(List<Waiver> given, String runId, LocalDate today) {
        return new WaiverMatch(given, runId, today).apply(this);
    }

    /**
     * The first that applies: nothing to run; error of the suite, or not what was planned; a failure that no valid waiver covers; a
     * stale waiver; something inconclusive; a failure that is waived; conforming, unless nothing was judged.
     */
    public ExitCode exitCode() {
        if (plan.execute().isEmpty()) {
            return ExitCode.UNUSABLE;
        }
        Map<Verdict, Long> counts = counts();
        if (!isComplete() || has(counts, Verdict.ERROR) || scenarios.stream().anyMatch(RunResult::isEmpty)) {
            return ExitCode.SUITE_ERROR;
        }
        if (checks().anyMatch(check -> check.verdict() == Verdict.FAIL && !check.isWaived())) {
            return ExitCode.NOT_CONFORMING;
        }
        if (!waivers.stale().isEmpty()) {
            return ExitCode.STALE_WAIVER;
        }
        if (has(counts, Verdict.INCONC)) {
            return ExitCode.INCOMPLETE;
        }
        if (!waivers.used().isEmpty()) {
            return ExitCode.WITH_WAIVERS;
        }
        boolean judged = has(counts, Verdict.PASS) || has(counts, Verdict.ADVISORY);
        return judged ? ExitCode.CONFORMING : ExitCode.UNUSABLE;
    }

    private static boolean isEmpty(ScenarioResult scenario) {
        return scenario.checks().isEmpty();
    }

    private static boolean has(Map<Verdict, Long> counts, Verdict verdict) {
        return counts.getOrDefault(verdict, 0L) > 0;
    }
}
