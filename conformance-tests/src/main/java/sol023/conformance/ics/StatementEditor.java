package sol023.conformance.ics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes answers into the {@code ics} block of a target file and leaves every other line, comments too, as it is. */
public final class StatementEditor {

    private static final Pattern BLOCK = Pattern.compile("ics:\\s*(#.*)?");
    private static final Pattern ENTRY = Pattern.compile("(\\s+)([A-Za-z0-9.\\-]+):(\\s*)([^#\\s]+)(\\s*(?:#.*)?)");

    private StatementEditor() {}

    /**
     * The text with those answers; an answer that is not there yet comes at the end of the block, a missing block at the end of the text.
     *
     * @throws IllegalArgumentException when the block is written in braces, which cannot be changed line by line
     */
    public static String edit(String text, Map<String, String> answers) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int start = start(lines);
        if (start < 0) {
            if (lines.stream().anyMatch(line -> line.startsWith("ics:"))) {
                throw new IllegalArgumentException("ics stands in braces; write one answer per line");
            }
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
            lines.add("ics:");
            lines.add("");
            start = lines.size() - 2;
        }
        Map<String, String> missing = new LinkedHashMap<>(answers);
        int end = start + 1;
        String indent = "  ";
        for (int i = start + 1; i < lines.size() && belongs(lines.get(i)); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (entry.matches()) {
                indent = entry.group(1);
                end = i + 1;
                String answer = missing.remove(entry.group(2));
                if (answer != null) {
                    lines.set(i, entry.group(1) + entry.group(2) + ":" + entry.group(3) + answer + entry.group(5));
                }
            }
        }
        for (Map.Entry<String, String> answer : missing.entrySet()) {
            lines.add(end++, indent + answer.getKey() + ": " + answer.getValue());
        }
        return String.join("\n", lines);
    }

    private static int start(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (BLOCK.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean belongs(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("#");
    }
}
