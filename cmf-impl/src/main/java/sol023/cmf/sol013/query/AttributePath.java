package sol023.cmf.sol013.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The names from an object down to one of its attributes (SOL013 clause 5.2.2), without escapes. The object itself has no names. */
public record AttributePath(List<String> names) {

    public static final AttributePath ROOT = new AttributePath(List.of());

    public AttributePath {
        names = List.copyOf(names);
    }

    /** The path that is written {@code a/b/c}; for names that need no escape. */
    public static AttributePath of(String text) {
        return new AttributePath(Arrays.asList(text.split("/", -1)));
    }

    public AttributePath at(String name) {
        return new AttributePath(Stream.concat(names.stream(), Stream.of(name)).toList());
    }

    /** The last name; there is one unless this is the object itself. */
    public String leaf() {
        return names.get(names.size() - 1);
    }

    /** The path without its last name. */
    public AttributePath prefix() {
        return new AttributePath(names.subList(0, names.size() - 1));
    }

    /** Whether this is {@code other} or contains it. */
    boolean leadsTo(AttributePath other) {
        return names.size() <= other.names.size() && names.equals(other.names.subList(0, names.size()));
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
