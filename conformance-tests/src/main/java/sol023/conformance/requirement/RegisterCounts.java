package sol023.conformance.requirement;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many requirements are tested, and how many wait for which interface.
 *
 * @param all number of rows
 * @param checked those with a check
 * @param planned those without a check yet, by the interface they wait for; interfaces that none waits for are left out
 * @param same those that say what others say
 * @param notTestable those that no message on the wire can show
 */
public record RegisterCounts(int all, int checked, Map<Awaited, Integer> planned, int same, int notTestable) {

    public RegisterCounts {
        EnumMap<Awaited, Integer> ordered = new EnumMap<>(Awaited.class);
        ordered.putAll(planned);
        planned = Collections.unmodifiableMap(ordered);
    }

    /** Counts the rows given. */
    public static RegisterCounts of(Collection<Row> rows) {
        Map<Awaited, Integer> planned = new EnumMap<>(Awaited.class);
        rows.stream().flatMap(row -> row.awaits().stream()).forEach(awaited -> planned.merge(awaited, 1, Integer::sum));
        return new RegisterCounts(
                rows.size(),
                count(rows, Testing.CHECK),
                planned,
                count(rows, Testing.SAME),
                count(rows, Testing.NOT_TESTABLE));
    }

    /** Number of rows without a check yet. */
    public int plannedInAll() {
        return planned.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** In one line, for example {@code 9 requirements: 5 with a check, 2 planned (acme 2), 1 said elsewhere, 1 not testable}. */
    public String text() {
        String interfaces = planned.entrySet().stream()
                .map(entry -> entry.getKey().word() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return all + " requirements: " + checked + " with a check, " + plannedInAll() + " planned"
                + (interfaces.isEmpty() ? "" : " (" + interfaces + ")") + ", " + same + " said elsewhere, "
                + notTestable
                + " not testable";
    }

    private static int count(Collection<Row> rows, Testing testing) {
        return (int) rows.stream().filter(row -> row.testing() == testing).count();
    }
}
