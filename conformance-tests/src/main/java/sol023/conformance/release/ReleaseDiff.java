package sol023.conformance.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sol023.conformance.release.Difference.Area;
import sol023.conformance.release.Difference.Kind;
import sol023.conformance.run.PlannedScenario;

/** What a new edition changes, and which scenarios of this suite it touches. */
public final class ReleaseDiff {

    private final Edition old;
    private final Edition now;
    private final List<PlannedScenario> scenarios;

    /**
     * Prepares the comparison.
     *
     * @param scenarios those of this suite; they are found by the requirements they cite
     */
    public ReleaseDiff(Edition old, Edition now, List<PlannedScenario> scenarios) {
        this.old = old;
        this.now = now;
        this.scenarios = List.copyOf(scenarios);
    }

    /** All differences, those of the contract first. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (ContractDiff.Change change : ContractDiff.of(old.contract(), now.contract())) {
            String element = change.key().document() + ": " + change.element();
            differences.add(
                    difference(Area.CONTRACT, change.kind(), element, change.detail(), inClauses(change.clauses())));
        }
        differences.addAll(register());
        return differences;
    }

    public Edition old() {
        return old;
    }

    public Edition now() {
        return now;
    }

    private List<Difference> register() {
        List<Difference> differences = new ArrayList<>();
        Map<String, Set<String>> moved = new LinkedHashMap<>();
        old.register().forEach((id, before) -> {
            RegisterRow after = now.register().get(id);
            if (after == null) {
                differences.add(difference(Area.REGISTER, Kind.DELETED, id + ", " + before.place(), "", Set.of(id)));
                return;
            }
            List<String> changes = before.differences(after);
            if (!changes.isEmpty()) {
                String detail = String.join("; ", changes);
                differences.add(difference(Area.REGISTER, Kind.CHANGED, id + ", " + after.place(), detail, Set.of(id)));
            } else if (!before.place().equals(after.place())) {
                moved.computeIfAbsent(before.place() + " is now " + after.place(), any -> new TreeSet<>())
                        .add(id);
            }
        });
        moved.forEach((move, ids) -> differences.add(difference(Area.REGISTER, Kind.MOVED, move, "", ids)));
        now.register().values().stream()
                .filter(row -> !old.register().containsKey(row.id()))
                .forEach(row -> differences.add(
                        difference(Area.REGISTER, Kind.ADDED, row.id() + ", " + row.place(), "", Set.of(row.id()))));
        return differences;
    }

    /** The contract names clauses, not requirements: those of the same clause are meant. */
    private Set<String> inClauses(Set<String> clauses) {
        Set<String> ids = new TreeSet<>();
        old.register().values().stream()
                .filter(row -> row.source().equals("SOL023") && clauses.contains(row.clause()))
                .forEach(row -> ids.add(row.id()));
        return ids;
    }

    private Difference difference(Area area, Kind kind, String element, String detail, Set<String> requirements) {
        Set<String> touched = new LinkedHashSet<>();
        for (PlannedScenario scenario : scenarios) {
            if (scenario.requirements().stream().anyMatch(id -> requirements.contains(id.name()))) {
                touched.add(scenario.key().place() + "  " + scenario.title());
            }
        }
        return new Difference(area, kind, element, detail, requirements, List.copyOf(touched));
    }
}
