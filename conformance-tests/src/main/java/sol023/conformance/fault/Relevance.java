package sol023.conformance.fault;

import java.util.List;
import java.util.Map;
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

/**
 * Which scenarios a fault needs: those that make the checks it must be noticed by. For a check that almost every scenario makes, those that
 * cite its requirement are enough, or a few if none does; for a fault that kills a whole family, two of each.
 */
final class Relevance {

    private static final int FEW = 3;
    private static final int MANY_KILLS = 5;
    private static final int EACH = 2;

    private final Map<CheckName, List<PlannedScenario>> makers;
    private final List<PlannedScenario> all;

    /** Learns from a full run which scenario makes which checks. */
    Relevance(RunResult clean) {
        this.all = clean.plan().execute();
        this.makers = clean.scenarios().stream()
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

    /** The scenarios for the kills of a fault, in the order of the suite. */
    List<PlannedScenario> scenarios(Fault fault) {
        Set<ScenarioKey> keys = new TreeSet<>();
        long most = fault.kills().size() > MANY_KILLS ? EACH : Long.MAX_VALUE;
        for (Kill kill : fault.kills()) {
            makers.forEach((check, scenarios) -> {
                if (check.requirement() == kill.requirement()
                        && kill.what().map(check.what()::equals).orElse(true)) {
                    relevant(kill.requirement(), scenarios)
                            .limit(most)
                            .map(PlannedScenario::key)
                            .forEach(keys::add);
                }
            });
        }
        return all.stream()
                .filter(scenario -> keys.contains(scenario.key())
                        || scenario.requirements().stream().anyMatch(fault.seenIn()::contains))
                .toList();
    }

    private static Stream<PlannedScenario> relevant(Requirement requirement, List<PlannedScenario> makers) {
        List<PlannedScenario> citing = makers.stream()
                .filter(scenario -> scenario.requirements().contains(requirement))
                .toList();
        return citing.isEmpty() ? makers.stream().limit(FEW) : citing.stream();
    }
}
