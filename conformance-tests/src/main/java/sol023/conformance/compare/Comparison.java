package sol023.conformance.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.CheckOutcome;
import sol023.conformance.report.Results;
import sol023.conformance.report.ScenarioOutcome;

/**
 * What has changed from one run to another. Scenarios are known by their titles and checks by scenario, requirement, comparison and
 * turn, which all survive a change of lines in the feature files.
 *
 * @param before the earlier run
 * @param after the later run
 * @param changes ordered by kind, then from requirements to checks, then by name
 */
public record Comparison(Results before, Results after, List<Change> changes) {

    private static final String REQUIREMENT = "requirement";
    private static final String SCENARIO = "scenario";
    private static final String CHECK = "check";
    private static final List<String> SUBJECTS = List.of(REQUIREMENT, SCENARIO, CHECK);

    private static final Comparator<Change> ORDER = Comparator.comparing(Change::kind)
            .thenComparing(change -> SUBJECTS.indexOf(change.subject()))
            .thenComparing(Change::name);

    public Comparison {
        changes = List.copyOf(changes);
    }

    public static Comparison of(Results before, Results after) {
        List<Change> changes = new ArrayList<>();
        compare(REQUIREMENT, requirements(before), requirements(after), changes);
        compare(SCENARIO, scenarios(before), scenarios(after), changes);
        compare(CHECK, checks(before), checks(after), changes);
        changes.sort(ORDER);
        return new Comparison(before, after, changes);
    }

    /** Why the two runs cannot be compared without a word; empty when they can. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        differ(differences, "requirement sets", shortened(before.requirementSet()), shortened(after.requirementSet()));
        differ(
                differences,
                "editions of SOL023",
                before.target().release(),
                after.target().release());
        differ(differences, "targets", before.target().name(), after.target().name());
        differ(differences, "roles", before.target().role(), after.target().role());
        return differences;
    }

    /** What does not stand in the way of comparing and yet explains changes. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        differ(remarks, "versions of the suite", before.suiteVersion(), after.suiteVersion());
        differ(
                remarks,
                "strict reading",
                String.valueOf(before.run().strict()),
                String.valueOf(after.run().strict()));
        differ(
                remarks,
                "readings of single passages",
                before.run().readings().isEmpty()
                        ? "none"
                        : new TreeMap<>(before.run().readings()).toString(),
                after.run().readings().isEmpty()
                        ? "none"
                        : new TreeMap<>(after.run().readings()).toString());
        differ(
                remarks,
                "numbers of scenarios selected",
                String.valueOf(before.plan().selected()),
                String.valueOf(after.plan().selected()));
        return remarks;
    }

    /** Whether something that passed does not any more, or is not tested any more. */
    public boolean isRegression() {
        return changes.stream().anyMatch(Change::isRegression);
    }

    /** The changes of one kind. */
    public List<Change> changes(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static void differ(List<String> differences, String what, String before, String after) {
        if (!before.equals(after)) {
            differences.add("different " + what + ": " + before + " and " + after);
        }
    }

    private static String shortened(String digest) {
        return digest.length() <= 12 ? digest : digest.substring(0, 12) + "…";
    }

    private static void compare(
            String subject, Map<String, Verdict> before, Map<String, Verdict> after, List<Change> changes) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Change.of(subject, name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)))
                    .ifPresent(changes::add);
        }
    }

    private static Map<String, Verdict> requirements(Results results) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        results.requirements().forEach(row -> row.verdict().ifPresent(verdict -> verdicts.put(row.id(), verdict)));
        return verdicts;
    }

    private static Map<String, Verdict> scenarios(Results results) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, Integer> turns = new HashMap<>();
        results.scenarios().forEach(scenario -> verdicts.put(named(scenario.title(), turns), scenario.verdict()));
        results.excluded().forEach(scenario -> verdicts.put(named(scenario.title(), turns), Verdict.NOT_APPLICABLE));
        return verdicts;
    }

    private static Map<String, Verdict> checks(Results results) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, Integer> turns = new HashMap<>();
        for (ScenarioOutcome scenario : results.scenarios()) {
            for (CheckOutcome check : scenario.checks()) {
                String id = check.requirement().map(used -> used.id() + ": ").orElse("");
                verdicts.put(named(id + check.what() + " (" + scenario.title() + ")", turns), check.verdict());
            }
        }
        return verdicts;
    }

    private static String named(String name, Map<String, Integer> turns) {
        int turn = turns.merge(name, 1, Integer::sum);
        return turn == 1 ? name : name + " #" + turn;
    }
}
