package sol023.conformance.vnfm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parameters of {@code application/x-www-form-urlencoded}; of one that is given twice the first counts. */
record Form(Map<String, String> values) {

    Form {
        values = Map.copyOf(values);
    }

    /** What cannot be decoded stays as it is. */
    static Form of(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                values.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return new Form(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "Form of " + values.keySet();
    }
}
