package sol023.conformance.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the differences for people and for programs. */
public final class DiffText {

    private static final String FORMAT = "sol023-release-diff/1";

    private final ReleaseDiff diff;
    private final List<Difference> differences;

    public DiffText(ReleaseDiff diff) {
        this.diff = diff;
        this.differences = diff.differences();
    }

    /** Whether anything differs that can change a verdict. */
    public boolean judges() {
        return differences.stream().anyMatch(Difference::judges);
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (Difference difference : differences) {
            text.append(area(difference))
                    .append("  ")
                    .append(difference.word())
                    .append("  ")
                    .append(difference.element());
            if (!difference.detail().isEmpty()) {
                text.append("\n    ").append(difference.detail());
            }
            if (!difference.requirements().isEmpty()) {
                text.append("\n    requirements: ").append(String.join(", ", difference.requirements()));
            }
            difference.scenarios().forEach(scenario -> text.append("\n    ").append(scenario));
            text.append('\n');
        }
        return text.append(summary()).append('\n').toString();
    }

    /** A table, one line per difference. */
    public String markdown() {
        StringBuilder text = new StringBuilder(
                "| Where | What | Element | Detail | Requirements | Scenarios |\n|---|---|---|---|---|---|\n");
        for (Difference difference : differences) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            area(difference),
                            difference.word(),
                            code(difference.element()),
                            escaped(difference.detail()),
                            String.join(", ", difference.requirements()),
                            escaped(String.join("<br>", difference.scenarios()))))
                    .append(" |\n");
        }
        return text.append('\n').append(summary()).append('\n').toString();
    }

    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("old", diff.old().name());
        root.put("new", diff.now().name());
        root.put("judges", judges());
        root.put("differences", differences.stream().map(DiffText::members).toList());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps can always be written", e);
        }
    }

    private static Map<String, Object> members(Difference difference) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("area", area(difference));
        members.put("kind", difference.word());
        members.put("element", difference.element());
        members.put("detail", difference.detail());
        members.put("judges", difference.judges());
        members.put("requirements", difference.requirements());
        members.put("scenarios", difference.scenarios());
        return members;
    }

    private String summary() {
        long judging = differences.stream().filter(Difference::judges).count();
        return differences.size() + " differences between " + diff.old().name() + " and "
                + diff.now().name() + ", " + judging + " of them can change a verdict";
    }

    private static String area(Difference difference) {
        return difference.area().name().toLowerCase(Locale.ROOT);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
