package sol023.conformance.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioKey;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.target.Target.Dialect;

/**
 * Which scenarios a fault needs: those that make the checks it must be noticed by, in a dialect in which they are made. For a check that
 * almost every scenario makes, those that cite its requirement are enough, or a few if none does; for a fault that kills a whole family,
 * two of each.
 */
final class Relevance {

    private static final int FEW = 3;
    private static final int MANY_KILLS = 5;
    private static final int EACH = 2;

    private final CleanRuns clean;
    private final Map<Dialect, Map<CheckName, List<PlannedScenario>>> makers = new EnumMap<>(Dialect.class);

    /** Learns from full runs which scenario makes which checks. */
    Relevance(CleanRuns clean) {
        this.clean = clean;
        clean.dialects().forEach(dialect -> makers.put(dialect, makers(clean.in(dialect))));
    }

    private static Map<CheckName, List<PlannedScenario>> makers(RunResult run) {
        return run.scenarios().stream()
                .flatMap(result -> names(result).map(name -> Map.entry(name, result.scenario())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Stream<CheckName> names(ScenarioResult result) {
        return result.checks().stream()
                .map(CheckName::of)
                .flatMap(Optional::stream)
                .distinct();
    }

    /** The scenarios for the kills of a fault, in the order of the suite; a dialect that it needs nothing of is no key. */
    Map<Dialect, List<PlannedScenario>> scenarios(Fault fault) {
        Map<Dialect, Set<ScenarioKey>> keys = new EnumMap<>(Dialect.class);
        long most = fault.kills().size() > MANY_KILLS ? EACH : Long.MAX_VALUE;
        for (Kill kill : fault.kills()) {
            dialect(fault, kill).ifPresent(dialect -> makers(dialect, kill)
                    .forEach(scenarios -> relevant(kill.requirement(), scenarios)
                            .limit(most)
                            .map(PlannedScenario::key)
                            .forEach(keys.computeIfAbsent(dialect, d -> new TreeSet<>())::add)));
        }
        Map<Dialect, List<PlannedScenario>> chosen = new EnumMap<>(Dialect.class);
        keys.forEach((dialect, wanted) -> chosen.put(
                dialect,
                clean.scenarios(dialect).stream()
                        .filter(scenario -> wanted.contains(scenario.key()) || cites(scenario, fault.seenIn()))
                        .toList()));
        return chosen;
    }

    /** The scenarios that cite one of the requirements in that dialect, in the order of the suite. */
    List<PlannedScenario> citing(Set<Requirement> requirements, Dialect dialect) {
        return clean.scenarios(dialect).stream()
                .filter(scenario -> cites(scenario, requirements))
                .toList();
    }

    private static boolean cites(PlannedScenario scenario, Set<Requirement> requirements) {
        return scenario.requirements().stream().anyMatch(requirements::contains);
    }

    /** The dialect that the fault asks for, or the first in which the check is made. */
    private Optional<Dialect> dialect(Fault fault, Kill kill) {
        return clean.dialects()
                .filter(dialect -> fault.dialect().isEmpty() || fault.dialect().get() == dialect)
                .filter(dialect -> makers(dialect, kill).findAny().isPresent())
                .findFirst();
    }

    private Stream<List<PlannedScenario>> makers(Dialect dialect, Kill kill) {
        return Objects.requireNonNull(makers.get(dialect)).entrySet().stream()
                .filter(entry -> kill.names(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Stream<PlannedScenario> relevant(Requirement requirement, List<PlannedScenario> makers) {
        List<PlannedScenario> citing = makers.stream()
                .filter(scenario -> scenario.requirements().contains(requirement))
                .toList();
        return citing.isEmpty() ? makers.stream().limit(FEW) : citing.stream();
    }
}
