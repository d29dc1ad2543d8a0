package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;

/**
 * Which check notices which fault, measured.
 *
 * @param clean the checks of a full run without any fault
 * @param results one for each fault
 */
record KillMatrix(List<CheckResult> clean, List<FaultResult> results) {

    KillMatrix {
        clean = List.copyOf(clean);
        results = List.copyOf(results);
    }

    /** The checks that a full run makes. */
    Set<CheckName> checks() {
        return clean.stream()
                .filter(result -> result.verdict() != Verdict.NOT_APPLICABLE)
                .flatMap(result -> CheckName.of(result).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The checks that are red without any fault. */
    Set<CheckName> redAnyway() {
        return clean.stream()
                .filter(result -> FaultResult.isRed(result.verdict()))
                .flatMap(result -> CheckName.of(result).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For each check the faults that have killed it, as declared. */
    Map<CheckName, List<String>> killers() {
        Map<CheckName, List<String>> killers = new TreeMap<>();
        checks().forEach(check -> killers.put(check, new ArrayList<>()));
        for (FaultResult result : results) {
            result.killed().keySet().forEach(check -> killers.computeIfAbsent(check, name -> new ArrayList<>())
                    .add(result.fault().id()));
        }
        return killers;
    }

    /** The checks that no fault has killed. */
    List<CheckName> survivors() {
        return killers().entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The faults that never showed themselves. */
    List<String> idle() {
        return results.stream()
                .filter(result -> result.hits() == 0)
                .map(result -> result.fault().id())
                .toList();
    }

    /** The kills that were declared and did not happen, each with its fault. */
    List<String> missed() {
        return results.stream()
                .flatMap(result ->
                        result.missed().stream().map(kill -> result.fault().id() + ": " + kill))
                .toList();
    }

    /** Where the suite itself broke down under a fault. */
    List<String> errors() {
        return results.stream()
                .flatMap(result ->
                        result.errors().stream().map(error -> result.fault().id() + ": " + error))
                .toList();
    }

    /** The faults that have failed themselves. */
    List<String> broken() {
        return results.stream()
                .flatMap(result ->
                        result.troubles().stream().map(trouble -> result.fault().id() + ": " + trouble))
                .toList();
    }

    /** What is not as it should be in the run without a fault: everything but pass, advisory and n/a. */
    List<String> unclean() {
        return clean.stream()
                .filter(result ->
                        Set.of(Verdict.FAIL, Verdict.ERROR, Verdict.INCONC).contains(result.verdict()))
                .map(result -> result.requirement().map(Enum::name).orElse("(scenario)") + ": " + result.what() + ": "
                        + result.verdict().word() + ": " + result.message())
                .distinct()
                .toList();
    }
}
