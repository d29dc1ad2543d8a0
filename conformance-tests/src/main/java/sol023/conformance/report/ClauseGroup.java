package sol023.conformance.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * What a requirement is listed under: a part of clause 5, another clause or annex of SOL023, or another document.
 *
 * @param title for example {@code 5.3}, {@code Annex C} or {@code RFC 9483}
 */
record ClauseGroup(String title) implements Comparable<ClauseGroup> {

    private static final String OWN = "SOL023";

    static ClauseGroup of(String source, String clause) {
        if (!source.equals(OWN)) {
            return new ClauseGroup(source);
        }
        String[] numbers = clause.split("\\.", -1);
        if (Character.isLetter(clause.charAt(0))) {
            return new ClauseGroup("Annex " + numbers[0]);
        }
        boolean divided = numbers[0].equals("5") && numbers.length > 1;
        return new ClauseGroup(divided ? "5." + numbers[1].replaceAll("[^0-9]", "") : numbers[0]);
    }

    /** A name for style sheets. */
    String cssClass() {
        return "cl-" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    @Override
    public int compareTo(ClauseGroup other) {
        return Comparator.comparing(ClauseGroup::rank)
                .thenComparing(ClauseGroup::title, ClauseGroup::compareClauses)
                .compare(this, other);
    }

    private int rank() {
        if (Character.isDigit(title.charAt(0))) {
            return 0;
        }
        return title.startsWith("Annex ") ? 1 : 2;
    }

    /** Compares clauses as people count: 5.9 before 5.10, 5.3.1 before 5.3.1a. */
    static int compareClauses(String one, String other) {
        return Arrays.compare(
                one.split("\\.", -1),
                other.split("\\.", -1),
                Comparator.comparingInt(ClauseGroup::number).thenComparing(Comparator.naturalOrder()));
    }

    private static int number(String part) {
        String digits = part.replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
