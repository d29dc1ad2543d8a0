package sol023.conformance.hook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The values for {@code {name}}, {@code {serial}} and {@code {run}} in the texts of a hook. */
record Placeholders(Map<String, String> values) {

    Placeholders {
        values = Map.copyOf(values);
    }

    String in(String text) {
        return in(text, UnaryOperator.identity());
    }

    /** In an address, where blanks and the like are encoded. */
    String inAddress(String text) {
        return in(
                text, value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private String in(String text, UnaryOperator<String> encoding) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", encoding.apply(value.getValue()));
        }
        return filled;
    }
}
