package sol023.cmf.sol013.query;

import java.util.List;

/** An attribute of a resource, as filters and selectors see it. */
public sealed interface Attribute {

    String name();

    /** Whether selectors may leave it out. */
    Presence presence();

    /** An attribute with one value. */
    record Scalar(String name, ValueType type) implements Attribute {

        @Override
        public Presence presence() {
            return Presence.ALWAYS;
        }
    }

    /** An array of values; a condition holds if it holds for one of them. */
    record Scalars(String name, ValueType type, Presence presence) implements Attribute {}

    /** A structure, or an array of such. */
    record Structure(String name, Presence presence, List<Attribute> attributes) implements Attribute {

        public Structure {
            attributes = List.copyOf(attributes);
        }
    }

    /** When an attribute is part of an entry of a list (SOL013 clause 5.3). */
    enum Presence {
        /** It has a value that is no structure and no array, or it is mandatory: no selector leaves it out. */
        ALWAYS,
        /** Unless a selector leaves it out. */
        BY_DEFAULT,
        /** Only if a selector asks for it: the resource excludes it by default. */
        ON_REQUEST
    }
}
