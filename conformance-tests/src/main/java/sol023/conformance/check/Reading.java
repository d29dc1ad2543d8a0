package sol023.conformance.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a run takes an unclear passage. */
public enum Reading {
    /** As docs/interpretations.md reads it: a deviation is an advisory. */
    OURS("a deviation from our reading is advisory"),
    /** As docs/interpretations.md reads it: a deviation fails. */
    STRICT("a deviation from our reading fails"),
    /** Any reading is as good as ours: a deviation passes, with a message. */
    OPEN("any reading passes");

    private final String meaning;

    Reading(String meaning) {
        this.meaning = meaning;
    }

    /** As options and files spell it, for example {@code ours}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Reading> find(String word) {
        return Arrays.stream(values())
                .filter(reading -> reading.word().equals(word))
                .findFirst();
    }
}
