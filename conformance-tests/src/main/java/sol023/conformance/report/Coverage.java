package sol023.conformance.report;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;

/**
 * What a run says about each requirement, measured from the checks that were really emitted; a row that says what others say has the
 * gravest verdict of those. While one of those was not judged, it can be broken or unseen, and not more.
 */
final class Coverage {

    private final Map<Requirement, Verdict> verdicts = new EnumMap<>(Requirement.class);
    private final Map<Requirement, Integer> checks = new EnumMap<>(Requirement.class);
    private final Set<Requirement> failing = EnumSet.noneOf(Requirement.class);

    Coverage(RunResult result) {
        for (ScenarioResult scenario : result.scenarios()) {
            scenario.checks().forEach(check -> check.requirement().ifPresent(requirement -> note(requirement, check)));
        }
        for (Plan.Excluded excluded : result.plan().excluded()) {
            excluded.scenario().requirements().forEach(requirement -> note(requirement, Verdict.NOT_APPLICABLE));
        }
        Register.standard().rows().forEach(this::noteSame);
    }

    /** The gravest verdict, or empty when the run did not touch the requirement. */
    Optional<Verdict> verdict(Requirement requirement) {
        return Optional.ofNullable(verdicts.get(requirement));
    }

    /** Whether it fails, and each failure is covered by a waiver. */
    boolean isWaived(Requirement requirement) {
        return verdicts.get(requirement) == Verdict.FAIL && !failing.contains(requirement);
    }

    int checks(Requirement requirement) {
        return checks.getOrDefault(requirement, 0);
    }

    private void note(Requirement requirement, CheckResult check) {
        note(requirement, check.verdict());
        checks.merge(requirement, 1, Integer::sum);
        if (check.verdict() == Verdict.FAIL && !check.isWaived()) {
            failing.add(requirement);
        }
    }

    private void noteSame(Row row) {
        boolean whole = verdicts.keySet().containsAll(row.same());
        for (Requirement other : row.same()) {
            verdict(other)
                    .filter(verdict -> whole || verdict.compareTo(Verdict.ADVISORY) > 0)
                    .ifPresent(verdict -> note(row.requirement(), verdict));
            if (failing.contains(other)) {
                failing.add(row.requirement());
            }
        }
    }

    private void note(Requirement requirement, Verdict verdict) {
        verdicts.merge(requirement, verdict, (a, b) -> Verdict.worst(List.of(a, b)));
    }
}
