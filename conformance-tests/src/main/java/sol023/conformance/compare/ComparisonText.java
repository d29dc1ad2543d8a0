package sol023.conformance.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.Results;

/** A comparison for people and for programs. The same two files always give the same text. */
public enum ComparisonText {
    TEXT {
        @Override
        public String of(Comparison comparison) {
            StringBuilder text = new StringBuilder();
            text.append("before: ").append(run(comparison.before())).append('\n');
            text.append("after:  ").append(run(comparison.after())).append('\n');
            notes(comparison).forEach(note -> text.append("note: ").append(note).append('\n'));
            for (Change.Kind kind : Change.Kind.values()) {
                List<Change> changes = comparison.changes(kind);
                if (!changes.isEmpty()) {
                    text.append(kind.word()).append(" (").append(changes.size()).append(")\n");
                    changes.forEach(change -> text.append("  ")
                            .append(change.subject())
                            .append("  ")
                            .append(change.verdicts())
                            .append("  ")
                            .append(change.name())
                            .append('\n'));
                }
            }
            return text.append(verdict(comparison)).append('\n').toString();
        }
    },
    MARKDOWN {
        @Override
        public String of(Comparison comparison) {
            StringBuilder text = new StringBuilder("# Comparison of two runs\n\n");
            text.append("- before: ").append(escaped(run(comparison.before()))).append('\n');
            text.append("- after: ").append(escaped(run(comparison.after()))).append('\n');
            notes(comparison)
                    .forEach(note ->
                            text.append("- note: ").append(escaped(note)).append('\n'));
            text.append("\n**").append(verdict(comparison)).append("**\n");
            for (Change.Kind kind : Change.Kind.values()) {
                List<Change> changes = comparison.changes(kind);
                if (!changes.isEmpty()) {
                    text.append("\n## ").append(kind.word()).append(" (").append(changes.size());
                    text.append(")\n\n| what | before | after | name |\n| --- | --- | --- | --- |\n");
                    changes.forEach(change -> text.append("| ")
                            .append(change.subject())
                            .append(" | ")
                            .append(word(change.before()))
                            .append(" | ")
                            .append(word(change.after()))
                            .append(" | ")
                            .append(escaped(change.name()))
                            .append(" |\n"));
                }
            }
            return text.toString();
        }
    },
    JSON {
        @Override
        public String of(Comparison comparison) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("format", "sol023-conformance-comparison/1");
            root.put("before", facts(comparison.before()));
            root.put("after", facts(comparison.after()));
            root.put("notes", notes(comparison));
            root.put("regression", comparison.isRegression());
            for (Change.Kind kind : Change.Kind.values()) {
                root.put(
                        kind.word(),
                        comparison.changes(kind).stream()
                                .map(ComparisonText::members)
                                .toList());
            }
            try {
                return new ObjectMapper()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(root)
                        + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts, lists and maps can always be written", e);
            }
        }
    };

    /** The whole text, with a line end at its end. */
    public abstract String of(Comparison comparison);

    private static List<String> notes(Comparison comparison) {
        List<String> notes = new java.util.ArrayList<>(comparison.differences());
        notes.addAll(comparison.remarks());
        return notes;
    }

    private static String run(Results results) {
        return results.target().name() + ", SOL023 " + results.target().release() + ", run "
                + results.run().id() + " of " + results.run().started() + ": " + results.words();
    }

    private static Map<String, Object> facts(Results results) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", results.target().name());
        map.put("release", results.target().release());
        map.put("run", results.run().id());
        map.put("started", results.run().started().toString());
        map.put("exitCode", results.exitCode());
        return map;
    }

    private static Map<String, Object> members(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", change.subject());
        map.put("name", change.name());
        change.before().ifPresent(verdict -> map.put("before", verdict.word()));
        change.after().ifPresent(verdict -> map.put("after", verdict.word()));
        return map;
    }

    private static String verdict(Comparison comparison) {
        long regressions =
                comparison.changes().stream().filter(Change::isRegression).count();
        if (regressions > 0) {
            return "regression: " + regressions + " that passed before do not pass now or are not tested any more";
        }
        return comparison.changes().isEmpty() ? "no change" : "no regression";
    }

    private static String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::word).orElse("not tested");
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\|<>*_`#\\[\\]])", "\\\\$1").replaceAll("\\s+", " ");
    }
}
