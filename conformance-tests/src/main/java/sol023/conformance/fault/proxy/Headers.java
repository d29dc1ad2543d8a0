package sol023.conformance.fault.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The header fields of a message in their order; names are compared without case (RFC 9110 §5.1). */
public record Headers(List<Field> fields) {

    public static final Headers NONE = new Headers(List.of());

    /** One header field. */
    public record Field(String name, String value) {}

    public Headers {
        fields = List.copyOf(fields);
    }

    /** The value of the first field of that name. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** The same without any field of that name. */
    public Headers without(String name) {
        return new Headers(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    /** The same with exactly one field of that name, at the end. */
    public Headers with(String name, String value) {
        List<Field> changed = new ArrayList<>(without(name).fields);
        changed.add(new Field(name, value));
        return new Headers(changed);
    }

    /** The same with every value changed by {@code change}. */
    public Headers mapped(UnaryOperator<String> change) {
        return new Headers(fields.stream()
                .map(field -> new Field(field.name(), change.apply(field.value())))
                .toList());
    }

    /** The same with every name changed by {@code change}. */
    public Headers renamed(UnaryOperator<String> change) {
        return new Headers(fields.stream()
                .map(field -> new Field(change.apply(field.name()), field.value()))
                .toList());
    }
}
