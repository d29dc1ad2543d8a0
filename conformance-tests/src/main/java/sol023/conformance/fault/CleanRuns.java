package sol023.conformance.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunResult;
import sol023.conformance.target.Target.Dialect;

/** Full runs against a CMF without any fault, one for each dialect of CMP. */
public record CleanRuns(Map<Dialect, RunResult> results) {

    public CleanRuns {
        results = Map.copyOf(results);
    }

    /** The dialects in their order. */
    Stream<Dialect> dialects() {
        return new EnumMap<>(results).keySet().stream();
    }

    RunResult in(Dialect dialect) {
        return Objects.requireNonNull(results.get(dialect), () -> "no run in the dialect " + dialect);
    }

    /** The scenarios that apply in the dialect. */
    List<PlannedScenario> scenarios(Dialect dialect) {
        return Optional.ofNullable(results.get(dialect))
                .map(result -> result.plan().execute())
                .orElse(List.of());
    }

    /** The checks of all runs. */
    public List<CheckResult> checks() {
        return dialects().flatMap(dialect -> in(dialect).checks()).toList();
    }

    /** The checks of these runs and of others. */
    List<CheckResult> checksWith(CleanRuns others) {
        return Stream.concat(checks().stream(), others.checks().stream()).toList();
    }

    /** How many scenarios were executed, those of each dialect counted. */
    public int executed() {
        return results.values().stream()
                .mapToInt(result -> result.scenarios().size())
                .sum();
    }
}
