package sol023.conformance.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.StaleWaiver;
import sol023.conformance.waiver.StaleWaiver.Why;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverUse;

/**
 * Holds the waivers of a run against its checks. A failure stays uncovered when its waiver is past its date or pins another text: the
 * waiver is stale then, and the failure counts as one that nobody has accepted.
 */
final class WaiverMatch {

    private final List<Waiver> waivers;
    private final String runId;
    private final LocalDate today;

    WaiverMatch(List<Waiver> waivers, String runId, LocalDate today) {
        this.waivers = waivers;
        this.runId = runId;
        this.today = today;
    }

    /** Whether the waiver is about this check of this scenario, however it has ended. */
    private static boolean names(Waiver waiver, PlannedScenario scenario, CheckResult check) {
        return waiver.names(scenario.key().place(), scenario.id(), check.requirement(), check.what());
    }

    RunResult apply(RunResult result) {
        List<ScenarioResult> scenarios =
                result.scenarios().stream().map(this::marked).toList();
        List<Waiver> used = new ArrayList<>();
        List<StaleWaiver> stale = new ArrayList<>();
        List<Waiver> idle = new ArrayList<>();
        for (Waiver waiver : waivers) {
            Optional<StaleWaiver> problem = staleness(waiver, scenarios);
            if (problem.isPresent()) {
                stale.add(problem.get());
            } else if (covers(waiver, scenarios)) {
                used.add(waiver);
            } else {
                idle.add(waiver);
            }
        }
        return new RunResult(
                result.plan(),
                result.started(),
                result.ended(),
                scenarios,
                result.readings(),
                new WaiverUse(used, stale, idle));
    }

    private ScenarioResult marked(ScenarioResult result) {
        List<CheckResult> checks = result.checks().stream()
                .map(check -> waivers.stream()
                        .filter(waiver -> !waiver.isExpired(today))
                        .filter(waiver -> names(waiver, result.scenario(), check) && isPinned(waiver, check))
                        .findFirst()
                        .map(check::waivedBy)
                        .orElse(check))
                .toList();
        return new ScenarioResult(result.scenario(), checks, result.exchanges(), result.interpretations());
    }

    private boolean isPinned(Waiver waiver, CheckResult check) {
        return check.verdict() == Verdict.FAIL && waiver.failure().covers(FailureText.of(runId, check.message()));
    }

    private static boolean covers(Waiver waiver, List<ScenarioResult> scenarios) {
        return scenarios.stream().flatMap(result -> result.checks().stream()).anyMatch(check -> check.waiver()
                .equals(Optional.of(waiver)));
    }

    private Optional<StaleWaiver> staleness(Waiver waiver, List<ScenarioResult> scenarios) {
        List<ScenarioResult> executed = scenarios.stream()
                .filter(result -> waiver.scenario().equals(result.scenario().id())
                        || waiver.scenario().equals(result.scenario().key().place()))
                .toList();
        if (executed.isEmpty()) {
            return Optional.empty();
        }
        if (waiver.isExpired(today)) {
            return stale(waiver, Why.EXPIRED, "It was accepted until " + waiver.until() + ".");
        }
        List<CheckResult> named = executed.stream()
                .flatMap(result -> result.checks().stream().filter(check -> names(waiver, result.scenario(), check)))
                .toList();
        if (named.isEmpty()) {
            return unobserved(waiver, executed) ? Optional.empty() : nothing(waiver, executed);
        }
        if (named.stream().anyMatch(check -> isPinned(waiver, check))
                || verdicts(named).anyMatch(verdict -> verdict == Verdict.INCONC || verdict == Verdict.ERROR)) {
            return Optional.empty();
        }
        return named.stream()
                .filter(check -> check.verdict() == Verdict.FAIL)
                .findFirst()
                .map(check -> stale(
                        waiver,
                        Why.FAILED_DIFFERENTLY,
                        "It fails with: "
                                + FailureText.of(runId, check.message()).value()))
                .orElseGet(() -> stale(
                        waiver,
                        Why.PASSED,
                        "The check ended with "
                                + Verdict.worst(verdicts(named).toList()).word() + "."));
    }

    // the scenario ended before the check was made
    private static boolean unobserved(Waiver waiver, List<ScenarioResult> executed) {
        return executed.stream()
                .flatMap(result -> result.checks().stream())
                .anyMatch(check -> check.verdict() == Verdict.ERROR
                        || (check.verdict() == Verdict.INCONC
                                && (check.requirement().isEmpty()
                                        || check.requirement().get() == waiver.requirement())));
    }

    private static Optional<StaleWaiver> nothing(Waiver waiver, List<ScenarioResult> executed) {
        List<String> checks = executed.stream()
                .flatMap(result -> result.checks().stream())
                .filter(check -> check.requirement().equals(Optional.of(waiver.requirement())))
                .map(CheckResult::what)
                .distinct()
                .toList();
        return stale(
                waiver,
                Why.MATCHES_NOTHING,
                checks.isEmpty()
                        ? "The scenario makes no check of " + waiver.requirement() + "."
                        : "The scenario's checks of " + waiver.requirement() + " are: " + String.join("; ", checks)
                                + ".");
    }

    private static Optional<StaleWaiver> stale(Waiver waiver, Why why, String detail) {
        return Optional.of(new StaleWaiver(waiver, why, detail));
    }

    private static Stream<Verdict> verdicts(List<CheckResult> checks) {
        return checks.stream().map(CheckResult::verdict);
    }
}
