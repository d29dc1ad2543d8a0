package sol023.conformance.requirement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares what full runs have really judged with what the register says is judged. A scenario that is left out, a check
 * that is never reached and a check that nobody announced all show here.
 */
public final class CoverageGate {

    private final List<Row> rows;
    private final Set<Requirement> judged;

    /**
     * Prepares the comparison.
     *
     * @param rows of the register
     * @param judged requirements of all checks that full runs emitted, whatever their verdict but n/a; the union over runs
     *     that cannot be one, such as both dialects of CMP
     */
    public CoverageGate(Collection<Row> rows, Set<Requirement> judged) {
        this.rows = List.copyOf(rows);
        this.judged = Set.copyOf(judged);
    }

    /** Requirements with a check that was never emitted. */
    public List<Row> neverJudged() {
        return rows.stream()
                .filter(row -> row.testing() == Testing.CHECK && !judged.contains(row.requirement()))
                .toList();
    }

    /** Requirements that were judged although the register says planned or not testable. */
    public List<Row> unannounced() {
        return rows.stream()
                .filter(row -> row.testing() != Testing.CHECK && judged.contains(row.requirement()))
                .toList();
    }

    /** Each breach as a line that names the requirement; empty when the register says what the runs did. */
    public List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        neverJudged()
                .forEach(row -> breaches.add(
                        row.requirement() + " (" + row.place() + ") has a check that no full run emitted"));
        unannounced()
                .forEach(row -> breaches.add(row.requirement() + " (" + row.place() + ") was judged, the register says "
                        + row.testing().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return breaches;
    }
}
