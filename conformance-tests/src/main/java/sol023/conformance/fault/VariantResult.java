package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Level;
import sol023.conformance.requirement.Requirement;

/**
 * What the suite said of a CMF that uses one freedom.
 *
 * @param hits how often the variant has shown itself
 * @param scenarios how many scenarios ran
 * @param checks all that were emitted
 * @param troubles what went wrong with the variant itself
 */
record VariantResult(Variant variant, int hits, int scenarios, List<CheckResult> checks, List<String> troubles) {

    VariantResult {
        checks = List.copyOf(checks);
        troubles = List.copyOf(troubles);
    }

    /** What is not as it should be; empty when the suite has taken the variant. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (hits == 0) {
            problems.add(variant.id() + ": never showed itself");
        }
        troubles.forEach(trouble -> problems.add(variant.id() + ": failed itself: " + trouble));
        checks.stream()
                .filter(result -> !isAllowed(result))
                .map(result -> variant.id() + ": "
                        + CheckName.of(result).map(CheckName::toString).orElse(result.what()) + ": "
                        + result.verdict().word() + ": " + result.message())
                .distinct()
                .forEach(problems::add);
        return problems;
    }

    /** The checks that were advisory, as the variant allows. */
    List<CheckName> advised() {
        return checks.stream()
                .filter(result -> result.verdict() == Verdict.ADVISORY)
                .flatMap(result -> CheckName.of(result).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isAllowed(CheckResult result) {
        return switch (result.verdict()) {
            case PASS, NOT_APPLICABLE -> true;
            case ADVISORY ->
                result.requirement().filter(id -> mayAdvise(id, result)).isPresent();
            case INCONC, FAIL, ERROR -> false;
        };
    }

    private boolean mayAdvise(Requirement requirement, CheckResult result) {
        Optional<Interpretation> reading = variant.advisories().getOrDefault(requirement, Optional.empty());
        return variant.advisories().containsKey(requirement)
                && reading.map(result.interpretations()::contains)
                        .orElse(requirement.row().level() != Level.SHALL);
    }
}
