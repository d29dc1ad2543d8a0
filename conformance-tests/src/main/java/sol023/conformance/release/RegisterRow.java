package sol023.conformance.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of the register of any edition, whose names this suite need not know.
 *
 * @param judged what decides a verdict: {@code revision}, {@code hash}, {@code level}, {@code actor} and {@code test}
 */
record RegisterRow(String id, String source, String clause, Map<String, String> judged) {

    static RegisterRow of(Tree row, String source) {
        String own = row.at("source").text().orElse(source);
        return new RegisterRow(
                row.text("id"),
                own,
                row.text("clause"),
                Map.of(
                        "revision", row.text("revision"),
                        "hash", row.text("hash"),
                        "level", row.text("level"),
                        "actor", row.text("actor"),
                        "test", row.text("test")));
    }

    String place() {
        return source + " " + clause;
    }

    /** What decides a verdict and differs in the other row, in words. */
    List<String> differences(RegisterRow other) {
        List<String> differences = new ArrayList<>();
        for (String what : List.of("revision", "level", "actor", "test")) {
            String before = judged.getOrDefault(what, "");
            String after = other.judged.getOrDefault(what, "");
            if (!before.equals(after)) {
                differences.add(what + " " + before + " is now " + after);
            }
        }
        if (!judged.getOrDefault("hash", "").equals(other.judged.getOrDefault("hash", ""))) {
            differences.add("another sentence");
        }
        return differences;
    }
}
