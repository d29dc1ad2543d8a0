package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import sol023.conformance.requirement.Awaited;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.Testing;

/** The requirements that no check of this run has judged, by reason. */
record UntestedView(Coverage coverage) {

    List<Map<String, Object>> groups() {
        List<Map<String, Object>> groups = new ArrayList<>();
        add(groups, "Checked by scenarios that this run did not select or did not get to", row -> Standing.of(
                        row, coverage)
                .equals(Standing.NOT_IN_THIS_RUN));
        Arrays.stream(Awaited.values())
                .forEach(awaited -> add(groups, "Planned, will be checked with " + awaited.title(), row -> row.awaits()
                        .equals(Optional.of(awaited))));
        add(groups, "Not testable: no message on the wire shows them", row -> row.testing() == Testing.NOT_TESTABLE);
        return groups;
    }

    private static void add(List<Map<String, Object>> groups, String heading, Predicate<Row> which) {
        List<String> rows = MatrixView.ordered().stream()
                .filter(which)
                .map(row -> row.requirement().name())
                .toList();
        if (!rows.isEmpty()) {
            groups.add(new View()
                    .with("heading", heading)
                    .with("count", rows.size())
                    .with("rows", rows)
                    .map());
        }
    }
}
