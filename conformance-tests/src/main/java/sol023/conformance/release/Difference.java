package sol023.conformance.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One thing that differs between two editions.
 *
 * @param element what differs
 * @param detail before and after, in words; empty text when there is nothing to add
 * @param requirements that it touches, by name
 * @param scenarios of this suite that judge those requirements, by place and title
 */
public record Difference(
        Area area, Kind kind, String element, String detail, Set<String> requirements, List<String> scenarios) {

    /** Where it was found. */
    public enum Area {
        CONTRACT,
        REGISTER
    }

    /** What has happened. */
    public enum Kind {
        ADDED,
        CHANGED,
        RENAMED,
        /** Another clause number and nothing else. */
        MOVED,
        DELETED
    }

    /** Whether it can change a verdict. */
    public boolean judges() {
        return kind != Kind.MOVED;
    }

    /** For programs and people, for example {@code renamed}. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
