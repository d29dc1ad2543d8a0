package sol023.conformance.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;

/**
 * What the suite said of a CMF with one fault.
 *
 * @param hits how often the fault has shown itself
 * @param scenarios how many scenarios ran
 * @param checks all that were emitted
 * @param troubles what went wrong with the fault itself
 */
record FaultResult(Fault fault, int hits, int scenarios, List<CheckResult> checks, List<String> troubles) {

    FaultResult {
        checks = List.copyOf(checks);
        troubles = List.copyOf(troubles);
    }

    /** The kills that the fault declares and that did not happen, though it was there. */
    List<Kill> missed() {
        return fault.kills().stream()
                .filter(kill -> hits == 0 || checks.stream().noneMatch(kill::isDoneBy))
                .toList();
    }

    /** The checks that a declared kill has hit, each with its verdict. */
    Map<CheckName, Verdict> killed() {
        return named(checks.stream()
                .filter(result -> hits > 0 && fault.kills().stream().anyMatch(kill -> kill.isDoneBy(result)))
                .toList());
    }

    /** Further checks that were red: not declared, and not red without the fault. */
    Map<CheckName, Verdict> blastRadius(Set<CheckName> redAnyway) {
        Map<CheckName, Verdict> others = named(checks.stream()
                .filter(result -> isRed(result.verdict()))
                .filter(result -> fault.kills().stream().noneMatch(kill -> kill.isDoneBy(result)))
                .toList());
        others.keySet().removeAll(redAnyway);
        others.keySet().removeAll(killed().keySet());
        return others;
    }

    /** What the suite itself has got wrong under the fault. */
    List<String> errors() {
        return checks.stream()
                .filter(result -> result.verdict() == Verdict.ERROR)
                .map(result -> result.requirement()
                                .map(requirement -> requirement + ": ")
                                .orElse("") + result.what() + ": " + result.message())
                .distinct()
                .toList();
    }

    /** How many checks have each verdict. */
    Map<Verdict, Long> counts() {
        return checks.stream()
                .collect(Collectors.groupingBy(
                        CheckResult::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
    }

    static boolean isRed(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.ADVISORY || verdict == Verdict.ERROR;
    }

    private static Map<CheckName, Verdict> named(List<CheckResult> results) {
        Map<CheckName, Verdict> named = new TreeMap<>();
        for (CheckResult result : results) {
            CheckName.of(result)
                    .ifPresent(name -> named.merge(name, result.verdict(), (a, b) -> Verdict.worst(List.of(a, b))));
        }
        return named;
    }
}
