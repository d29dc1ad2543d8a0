package sol023.conformance.requirement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The interfaces that the reference CMF does not serve yet, a closed list: a requirement may be {@link Testing#PLANNED} only
 * because of one of these.
 */
public enum Awaited {
    /** Waiting and polling, clause 5.3.6. */
    CMP_POLLING("waiting and polling over CMP"),
    /** The other CMP messages and algorithms. */
    CMP_OPTIONAL("the optional CMP messages"),
    /** Certificates of MANO entities. */
    ACME("ACME");

    private final String title;

    Awaited(String title) {
        this.title = title;
    }

    /** The word in the register's files, for example {@code cmp-optional}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is, in the middle of a sentence. */
    public String title() {
        return title;
    }

    static Optional<Awaited> find(String word) {
        return Arrays.stream(values())
                .filter(awaited -> awaited.word().equals(word))
                .findAny();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Awaited::word).toList();
    }
}
