package sol023.conformance.run;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.target.Nearest;

/** Where scenarios are, to tell somebody who asks for a place at which there is none what there is near it. */
public final class Places {

    private static final int MOST = 8;
    private static final String STEP = "step ";

    private final List<PlannedScenario> scenarios;

    public Places(List<PlannedScenario> scenarios) {
        this.scenarios = List.copyOf(scenarios);
    }

    /** The first place of the selection that no scenario is at, explained; empty when there is none. */
    public java.util.Optional<String> complaint(Selection selection) {
        return selection.places().stream()
                .filter(place -> scenarios.stream().noneMatch(scenario -> Selection.isAt(scenario, place)))
                .findFirst()
                .map(this::complaint);
    }

    private String complaint(String place) {
        List<String> near = near(place);
        return "no scenario is at " + place + registered(place)
                + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near)) + ". See: cmf-conformance list";
    }

    // what the standard says there may wait for its scenario, or may not be testable
    private static String registered(String place) {
        long rows = Stream.of(Requirement.values())
                .map(Requirement::row)
                .filter(row -> Selection.isAt(row, place))
                .count();
        return rows == 0 ? "" : " (of the " + rows + " requirements there none has a scenario)";
    }

    /** The clauses, steps or scenarios that are nearest, those in the same clause first. */
    List<String> near(String place) {
        if (place.contains(".feature:")) {
            return inFile(place);
        }
        if (place.contains("/")) {
            String clause = place.substring(0, place.indexOf('/'));
            List<String> steps = steps(clause);
            return steps.isEmpty() ? near(clause) : steps;
        }
        Set<String> clauses = clauses();
        for (String parent = place; parent.contains("."); parent = parent.substring(0, parent.lastIndexOf('.'))) {
            String prefix = parent;
            List<String> within = clauses.stream()
                    .filter(clause -> clause.startsWith(prefix))
                    .limit(MOST)
                    .toList();
            if (!within.isEmpty()) {
                return within;
            }
        }
        String chapter = place.replaceFirst("\\..*", "");
        List<String> within = clauses.stream()
                .filter(clause -> clause.startsWith(chapter + "."))
                .limit(MOST)
                .toList();
        return within.isEmpty() ? Nearest.to(place, clauses, MOST) : within;
    }

    private List<String> inFile(String place) {
        String file = place.substring(0, place.lastIndexOf(':') + 1);
        List<String> all =
                scenarios.stream().map(scenario -> scenario.key().place()).toList();
        List<String> same = all.stream().filter(other -> other.startsWith(file)).toList();
        return Nearest.to(place, same.isEmpty() ? all : same, MOST);
    }

    private List<String> steps(String clause) {
        return rows().stream()
                .filter(row -> row.source().equals("SOL023") && row.clause().equals(clause))
                .flatMap(row -> row.at().stream())
                .filter(at -> at.startsWith(STEP))
                .map(at -> clause + "/" + at.substring(STEP.length()))
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    private Set<String> clauses() {
        Set<String> clauses = new TreeSet<>();
        scenarios.forEach(scenario -> clauses.add(scenario.clause()));
        rows().stream().filter(row -> row.source().equals("SOL023")).forEach(row -> clauses.add(row.clause()));
        clauses.remove("");
        return clauses;
    }

    private Collection<Row> rows() {
        return scenarios.stream()
                .flatMap(scenario -> scenario.requirements().stream())
                .distinct()
                .map(Requirement::row)
                .toList();
    }
}
