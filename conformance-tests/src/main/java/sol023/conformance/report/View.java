package sol023.conformance.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.check.Verdict;

/** What a template sees: names with values; an absent optional is an absent name. */
final class View {

    private final Map<String, Object> values = new LinkedHashMap<>();

    View with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    View withText(String name, String text) {
        return text.isEmpty() ? this : with(name, text);
    }

    View withOptional(String name, Optional<?> value) {
        value.ifPresent(present -> values.put(name, present));
        return this;
    }

    /** The word and the CSS class of a verdict. */
    View verdict(Verdict verdict) {
        return with("word", verdict.word()).with("tone", tone(verdict));
    }

    static String tone(Verdict verdict) {
        return verdict.word().replace("/", "").toLowerCase(Locale.ROOT);
    }

    Map<String, Object> map() {
        return values;
    }
}
