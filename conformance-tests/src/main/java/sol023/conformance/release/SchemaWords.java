package sol023.conformance.release;

import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words which values a schema allows. */
final class SchemaWords {

    private static final List<String> LIMITS = List.of(
            "format", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems");

    private SchemaWords() {}

    static String of(Tree schema) {
        return schema.at("$ref")
                .text()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .orElseGet(() -> inline(schema));
    }

    private static String inline(Tree schema) {
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(several)) {
                return several + " "
                        + schema.at(several).items().stream()
                                .map(SchemaWords::of)
                                .collect(Collectors.joining(", "));
            }
        }
        StringBuilder words = new StringBuilder(type(schema));
        if (schema.has("enum")) {
            words.append(schema.at("enum").items().stream()
                    .map(value -> value.text().orElse("null"))
                    .collect(Collectors.joining(", ", " out of ", "")));
        }
        LIMITS.forEach(limit -> schema.at(limit)
                .text()
                .ifPresent(value -> words.append(", ").append(limit).append(' ').append(value)));
        return words.toString();
    }

    private static String type(Tree schema) {
        if (schema.has("items")) {
            return "array of " + of(schema.at("items"));
        }
        if (schema.has("properties")) {
            return "structure";
        }
        String type = schema.text("type");
        return type.isEmpty() ? "anything" : type;
    }
}
