package sol023.conformance.requirement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the rows of SOL023 with an edition, both ways: each statement that needs a row is cited by one of its own clause,
 * and each row's sentence stands where the row says.
 */
public final class Completeness {

    private static final String SOURCE = "SOL023";

    private final Map<String, Set<String>> cited = new HashMap<>();
    private final Map<String, Set<String>> clauses = new HashMap<>();
    private final List<Row> rows;
    private final EditionIndex edition;

    public Completeness(Collection<Row> register, EditionIndex edition) {
        this.rows = register.stream()
                .filter(row -> row.source().equals(SOURCE) && row.hash().isPresent())
                .toList();
        this.edition = edition;
        rows.forEach(row ->
                cited.computeIfAbsent(row.clause(), clause -> new HashSet<>()).add(key(row)));
        edition.statements().forEach(statement -> statement.keys().forEach(key -> clauses.computeIfAbsent(
                        key, any -> new TreeSet<>())
                .add(statement.clause())));
    }

    /**
     * A statement that no row cites.
     *
     * @param kind in words, for example {@code error-handling}
     */
    public record Missing(String clause, String kind, String key) {

        /** Its text in the user's copy. */
        public Optional<String> text(SpecText copy) {
            return copy.clause(clause).entrySet().stream()
                    .filter(entry -> Statement.key(entry.getKey()).equals(key))
                    .map(entry -> entry.getValue().text())
                    .findFirst();
        }
    }

    /** Number of SOL023's rows with a hash. */
    public int rows() {
        return rows.size();
    }

    /** What needs a row and has none. */
    public List<Missing> missing() {
        return uncited(true);
    }

    /** Rows of tables that nothing cites; not all of them say something. */
    public List<Missing> uncitedTableRows() {
        return uncited(false);
    }

    /** Rows whose sentence is not in the edition. */
    public List<Row> lost() {
        return rows.stream().filter(row -> !clauses.containsKey(key(row))).toList();
    }

    /** Rows whose sentence stands in other clauses only; each as a sentence about it. */
    public List<String> misplaced() {
        List<String> misplaced = new ArrayList<>();
        for (Row row : rows) {
            Set<String> at = clauses.getOrDefault(key(row), Set.of());
            if (!at.isEmpty() && !at.contains(row.clause())) {
                misplaced.add(row.requirement() + " says " + row.clause() + ", its sentence stands in "
                        + String.join(", ", at));
            }
        }
        return misplaced;
    }

    private List<Missing> uncited(boolean binding) {
        return edition.statements().stream()
                .filter(statement -> binding ? statement.kind().needsRow() : statement.kind() == Statement.Kind.ROW)
                .filter(statement -> cited.getOrDefault(statement.clause(), Set.of()).stream()
                        .noneMatch(statement.keys()::contains))
                .map(statement ->
                        new Missing(statement.clause(), statement.kind().word(), statement.key()))
                .toList();
    }

    private static String key(Row row) {
        return Statement.key(row.hash().orElseThrow());
    }
}
