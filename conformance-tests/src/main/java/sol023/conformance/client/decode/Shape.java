package sol023.conformance.client.decode;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/** What a standard calls the parts of an ASN.1 type, as far as a tree shows it. */
sealed interface Shape {

    /** Shown by its universal type. */
    record Plain() implements Shape {}

    /** Shown on one line, in words. */
    record Words(Function<ASN1Encodable, String> words) implements Shape {}

    /** A SEQUENCE with named fields. */
    record Fields(List<Field> fields) implements Shape {}

    /** A SEQUENCE OF or SET OF. */
    record Many(String element, Supplier<Shape> shape) implements Shape {}

    /** A CHOICE by context tag, explicitly tagged. */
    record Choice(Map<Integer, Field> choices) implements Shape {}

    /** One field: which element of the SEQUENCE it is, and how that one is shown. */
    record Field(
            String name, Predicate<ASN1Encodable> accepts, boolean tagged, boolean explicit, Supplier<Shape> shape) {

        static Field untagged(String name, Shape shape) {
            return new Field(name, value -> !isTagged(value), false, true, () -> shape);
        }

        /** A field that is a SEQUENCE where it is present. */
        static Field sequence(String name, Shape shape) {
            return new Field(name, ASN1Sequence.class::isInstance, false, true, () -> shape);
        }

        /** A field of one universal type, where it is present. */
        static Field plain(String name, Class<?> type) {
            return new Field(name, type::isInstance, false, true, Plain::new);
        }

        /** A field that is a choice, tagged by itself. */
        static Field choice(String name, Shape shape) {
            return new Field(name, value -> true, false, true, () -> shape);
        }

        static Field explicit(int tag, String name, Shape shape) {
            return new Field(name, value -> hasTag(value, tag), true, true, () -> shape);
        }

        static Field implicit(int tag, String name, Shape shape) {
            return new Field(name, value -> hasTag(value, tag), true, false, () -> shape);
        }

        private static boolean isTagged(ASN1Encodable value) {
            return value instanceof ASN1TaggedObject;
        }

        private static boolean hasTag(ASN1Encodable value, int tag) {
            return value instanceof ASN1TaggedObject tagged && tagged.hasContextTag(tag);
        }
    }
}
