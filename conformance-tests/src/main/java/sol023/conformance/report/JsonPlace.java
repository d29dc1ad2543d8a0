package sol023.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sol023.conformance.check.Verdict;

/**
 * A value inside a results file that knows where it stands, so that a complaint can say it.
 *
 * @param path for example {@code scenarios[3].checks[0]}; empty text for the root
 */
record JsonPlace(String file, String path, JsonNode node) {

    JsonPlace member(String name) {
        return optional(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<JsonPlace> optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(file, path.isEmpty() ? name : path + "." + name, value));
    }

    String text(String name) {
        return member(name).text();
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(JsonPlace::text);
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("must be a text");
        }
        return node.textValue();
    }

    int number(String name) {
        JsonPlace value = member(name);
        if (!value.node.canConvertToInt() || !value.node.isIntegralNumber()) {
            throw value.wrong("must be a whole number");
        }
        return value.node.intValue();
    }

    boolean flag(String name) {
        JsonPlace value = member(name);
        if (!value.node.isBoolean()) {
            throw value.wrong("must be true or false");
        }
        return value.node.booleanValue();
    }

    Instant time(String name) {
        JsonPlace value = member(name);
        try {
            return Instant.parse(value.text());
        } catch (DateTimeException e) {
            throw value.wrong("must be a time such as 2026-01-02T03:04:05Z");
        }
    }

    Verdict verdict(String name) {
        return member(name).verdict();
    }

    Verdict verdict() {
        return known(text()).orElseThrow(() -> wrong("is no verdict: " + text()));
    }

    private static Optional<Verdict> known(String word) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.word().equals(word)) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    /** The items of a list; a list that is absent is empty, as members may be added to the format. */
    <T> List<T> items(String name, Function<JsonPlace, T> reading) {
        Optional<JsonPlace> list = optional(name);
        if (list.isEmpty()) {
            return List.of();
        }
        JsonPlace place = list.get();
        if (!place.node.isArray()) {
            throw place.wrong("must be a list");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < place.node.size(); i++) {
            items.add(reading.apply(new JsonPlace(file, place.path + "[" + i + "]", place.node.get(i))));
        }
        return items;
    }

    ResultsException wrong(String what) {
        return new ResultsException(file + ": " + (path.isEmpty() ? "the file" : path) + " " + what);
    }

    private ResultsException wrong(String member, String what) {
        return new ResultsException(file + ": " + (path.isEmpty() ? "" : path + ".") + member + " " + what);
    }
}
