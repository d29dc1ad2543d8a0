package sol023.conformance.requirement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement of an edition, without its text.
 *
 * @param clause as its heading prints it
 * @param keys the first 16 hexadecimal digits of its hash, and of the hashes of the texts by which a row may cite it: a line
 *     or a cell that has this statement and no other
 */
record Statement(String clause, Kind kind, Set<String> keys) {

    private static final int DIGITS = 16;

    Statement {
        keys = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    }

    /** Why an edition's text is in the index. */
    enum Kind {
        /** A sentence with the verb <i>shall</i>. */
        SHALL(true),
        /** A numbered step of a sequence diagram. */
        STEP(true),
        PRECONDITION(true),
        POSTCONDITION(true),
        ERROR_HANDLING(true),
        /** A row of a table. */
        ROW(false),
        /** Any other text; a row may cite it. */
        TEXT(false);

        private final boolean needsRow;

        Kind(boolean needsRow) {
            this.needsRow = needsRow;
        }

        /** Whether the register is incomplete without a row for it. */
        boolean needsRow() {
            return needsRow;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What tells one text from another in the index. */
    static String key(String hash) {
        return hash.substring(0, DIGITS);
    }

    static Statement of(String clause, Kind kind, List<String> texts) {
        return new Statement(
                clause,
                kind,
                new LinkedHashSet<>(
                        texts.stream().map(SpecText::hash).map(Statement::key).toList()));
    }

    /** The key of the statement itself. */
    String key() {
        return keys.iterator().next();
    }
}
