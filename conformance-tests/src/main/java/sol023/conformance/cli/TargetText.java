package sol023.conformance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sol023.conformance.target.Role;

/** The commented skeleton of a target file, filled in line by line, so that its comments stay. */
final class TargetText {

    private static final Pattern LINE = Pattern.compile("( *)([A-Za-z.]+):( *)(.*?)(\\s+#.*)?");
    private final List<String> lines;

    private TargetText(List<String> lines) {
        this.lines = lines;
    }

    static TargetText skeleton(Role role) throws IOException {
        String file = role == Role.VNFM ? "vnfm-target.yaml" : "target.yaml";
        try (InputStream in = TargetText.class.getResourceAsStream(file)) {
            byte[] text =
                    Objects.requireNonNull(in, "the suite lacks its skeleton").readAllBytes();
            return new TargetText(new ArrayList<>(
                    new String(text, StandardCharsets.UTF_8).lines().toList()));
        }
    }

    /** Puts a value in the place of what stands there; {@code key} is the whole path, for example {@code rest.apiRoot}. */
    void set(String key, String value) {
        int at = find(key).orElseThrow(() -> new IllegalArgumentException("the skeleton has no key " + key));
        Matcher line = LINE.matcher(lines.get(at));
        if (line.matches()) {
            String filled = line.group(1) + line.group(2) + ": " + value;
            String comment = line.group(5) == null ? "" : line.group(5).strip();
            int column = Math.max(lines.get(at).length() - comment.length(), filled.length() + 2);
            lines.set(at, comment.isEmpty() ? filled : filled + " ".repeat(column - filled.length()) + comment);
        }
    }

    /** Takes what the skeleton has as a comment, a line and those below it. */
    void reveal(String name) {
        boolean revealed = false;
        String below = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            if (!revealed && line.startsWith(indent + "# " + name + ":")) {
                below = indent + "#   ";
                revealed = true;
            } else if (!revealed) {
                continue;
            } else if (!line.startsWith(below)) {
                return;
            }
            lines.set(i, indent + line.substring(indent.length() + 2));
        }
        if (!revealed) {
            throw new IllegalArgumentException("the skeleton has no comment " + name);
        }
    }

    /** Makes a comment of the line. */
    void comment(String key) {
        find(key).ifPresent(at -> {
            String line = lines.get(at);
            int indent = line.length() - line.stripLeading().length();
            lines.set(at, line.substring(0, indent) + "# " + line.substring(indent));
        });
    }

    /** Notes above the nearest line there is what is still to be done. */
    void todo(String key, String what) {
        String path = key;
        while (true) {
            Optional<Integer> at = find(path);
            if (at.isPresent()) {
                String line = lines.get(at.get());
                String indent = " ".repeat(line.length() - line.stripLeading().length());
                lines.add(at.get(), indent + "# TODO " + key + ": " + what.replaceAll("\\s+", " "));
                return;
            }
            int dot = path.lastIndexOf('.');
            if (dot < 0) {
                lines.add(0, "# TODO " + key + ": " + what.replaceAll("\\s+", " "));
                return;
            }
            path = path.substring(0, dot);
        }
    }

    /** The line of a key. Sections are nested by two blanks; the keys of {@code ics} hold dots themselves. */
    private Optional<Integer> find(String key) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches()) {
                continue;
            }
            int depth = line.group(1).length() / 2;
            while (path.size() > depth) {
                path.remove(path.size() - 1);
            }
            path.add(line.group(2));
            if (String.join(".", path).equals(key)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
