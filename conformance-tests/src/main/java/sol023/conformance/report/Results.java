package sol023.conformance.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.check.Verdict;

/**
 * What a {@code results.json} says about a run.
 *
 * @param suiteVersion of the suite that wrote it
 * @param requirementSet digest of the register it was judged by; results with different digests are not comparable without a word
 * @param exitCode of the run
 * @param words the verdict over the run in words, for example {@code not conforming}
 * @param checks how many checks have each verdict
 * @param scenarios executed, in the order of the plan
 * @param excluded ruled out by the target file
 * @param requirements all rows of the register with what the run says about them
 */
public record Results(
        String suiteVersion,
        String requirementSet,
        TestedProduct target,
        RunFacts run,
        int exitCode,
        String words,
        Map<Verdict, Long> checks,
        WaiverCounts waivers,
        PlanCounts plan,
        List<ScenarioOutcome> scenarios,
        List<ExcludedScenario> excluded,
        List<RequirementOutcome> requirements) {

    /**
     * The system under test.
     *
     * @param name as its target file calls it
     * @param release the edition of SOL023 it is judged by
     * @param role {@code CMF}, unless the results are about the other side
     */
    public record TestedProduct(String name, String release, String role) {}

    /**
     * The run.
     *
     * @param id random, in the names of everything that the run registers
     * @param readings the passages that the run took its own way, for example {@code I-02} to {@code open}
     * @param repeat the command that repeats the run
     */
    public record RunFacts(
            String id, Instant started, Instant ended, boolean strict, Map<String, String> readings, String repeat) {

        public RunFacts {
            readings = Map.copyOf(readings);
        }
    }

    /** How many waivers cover a failure, must be removed or renewed, were not met by the run. */
    public record WaiverCounts(int used, int stale, int idle) {}

    /** How many scenarios were selected, planned, executed, and excluded by the target file. */
    public record PlanCounts(int selected, int planned, int executed, int excluded) {}

    /** A scenario that does not apply to the target, and why. */
    public record ExcludedScenario(String id, String place, String title, String reason) {}

    public Results {
        checks = Map.copyOf(checks);
        scenarios = List.copyOf(scenarios);
        excluded = List.copyOf(excluded);
        requirements = List.copyOf(requirements);
    }

    /** The scenario with this id, for example {@code S12}. */
    public Optional<ScenarioOutcome> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** The exchange with this id, for example {@code S12-x3}. */
    public Optional<ExchangeOutcome> exchange(String id) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.exchanges().stream())
                .filter(exchange -> exchange.id().equals(id))
                .findFirst();
    }
}
