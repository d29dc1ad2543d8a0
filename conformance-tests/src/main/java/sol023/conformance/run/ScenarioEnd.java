package sol023.conformance.run;

import io.cucumber.plugin.event.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.DependencyException;
import sol023.conformance.check.Trouble;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.requirement.Requirement;

/** How the steps of a scenario ended, and what that means for the checks it promised and did not make. */
final class ScenarioEnd {

    /** A step that did not end well. */
    record BadStep(String step, Status status, @Nullable Throwable error) {}

    private final Redactor redactor;
    private final List<BadStep> badSteps;

    ScenarioEnd(Redactor redactor, List<BadStep> badSteps) {
        this.redactor = redactor;
        this.badSteps = badSteps;
    }

    /** The checks made, then what is to be said about the rest. */
    List<CheckResult> complete(PlannedScenario scenario, List<CheckResult> made) {
        List<CheckResult> all = new ArrayList<>(made);
        badSteps.stream().flatMap(step -> trouble(step).stream()).forEach(all::add);
        Set<Requirement> emitted =
                made.stream().flatMap(check -> check.requirement().stream()).collect(Collectors.toSet());
        boolean deviated = made.stream().anyMatch(check -> check.verdict().compareTo(Verdict.PASS) > 0);
        scenario.requirements().stream()
                .filter(requirement -> !emitted.contains(requirement))
                .map(requirement -> notChecked(requirement, deviated))
                .forEach(all::add);
        if (all.isEmpty()) {
            all.add(error("the scenario", "No check was made: the scenario proves nothing."));
        }
        return all;
    }

    private Optional<CheckResult> trouble(BadStep bad) {
        Throwable error = bad.error();
        if (error instanceof DependencyException || (bad.status() == Status.SKIPPED && badSteps.size() > 1)) {
            return Optional.empty();
        }
        if (error == null || error instanceof AssertionError) {
            String word =
                    error == null ? bad.status().name().toLowerCase(java.util.Locale.ROOT) : "asserted outside a check";
            return Optional.of(error(
                    bad.step(),
                    "The suite failed: the step is " + word + (error == null ? "" : ": " + error.getMessage())));
        }
        Trouble trouble = Trouble.of(error);
        return Optional.of(
                CheckResult.about(Optional.empty(), bad.step(), trouble.verdict(), redactor.text(trouble.message())));
    }

    private CheckResult notChecked(Requirement requirement, boolean deviated) {
        if (badSteps.isEmpty() && deviated) {
            return CheckResult.about(
                    Optional.of(requirement),
                    "not reached",
                    Verdict.INCONC,
                    "Not reached. What the target answered left nothing to judge here; see the other checks.");
        }
        if (badSteps.isEmpty()) {
            return CheckResult.about(
                    Optional.of(requirement),
                    "declared by the scenario",
                    Verdict.ERROR,
                    "The scenario declares this requirement and made no check of it.");
        }
        BadStep first = badSteps.get(0);
        String why = first.error() instanceof DependencyException dependency
                ? "It depends on a check that did not pass: " + dependency.getMessage() + "."
                : "The scenario ended early, in the step: " + first.step() + ".";
        return CheckResult.about(
                Optional.of(requirement), "not reached", Verdict.INCONC, redactor.text("Not reached. " + why));
    }

    private CheckResult error(String what, String message) {
        return CheckResult.about(Optional.empty(), what, Verdict.ERROR, redactor.text(message));
    }
}
