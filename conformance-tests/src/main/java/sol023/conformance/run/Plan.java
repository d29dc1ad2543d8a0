package sol023.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.target.Capability;
import sol023.conformance.target.SystemUnderTest;

/**
 * What a run is going to do, fixed and counted before the first scenario starts.
 *
 * @param execute scenarios that apply to the target
 * @param excluded selected scenarios that do not, each with the reason
 */
public record Plan(List<PlannedScenario> execute, List<Excluded> excluded) {

    /** A scenario that the ICS rules out. */
    public record Excluded(PlannedScenario scenario, String reason) {}

    public Plan {
        execute = List.copyOf(execute);
        excluded = List.copyOf(excluded);
    }

    public static Plan of(FeatureFiles files, Selection selection, SystemUnderTest target) {
        List<PlannedScenario> execute = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        for (PlannedScenario scenario : files.scenarios()) {
            if (scenario.role() == target.role() && selection.includes(scenario)) {
                missing(scenario, target)
                        .ifPresentOrElse(
                                reason -> excluded.add(new Excluded(scenario, reason)), () -> execute.add(scenario));
            }
        }
        return new Plan(execute, excluded);
    }

    /** How many scenarios were selected. */
    public int selected() {
        return execute.size() + excluded.size();
    }

    private static Optional<String> missing(PlannedScenario scenario, SystemUnderTest target) {
        return scenario.needs().stream()
                .filter(need -> !target.supports(need))
                .findFirst()
                .map(Plan::reason);
    }

    private static String reason(Capability need) {
        String where = need.answerable() ? "ics." + need.key() : need.key();
        return "Needs " + need.meaning() + "; the target file says no (" + where + ").";
    }
}
