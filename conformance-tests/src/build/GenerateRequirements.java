import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the enum {@code Requirement} from the ids of the register, so that a check which cites an unknown id does not
 * compile. It reads nothing but the ids; the register itself is read, and judged, by {@code Register} when the suite runs.
 *
 * <p>Arguments: the folder of the register's files, the folder of the generated sources.
 */
public final class GenerateRequirements {

    private static final Pattern ID = Pattern.compile("^\\s*-\\s+id:\\s*\"?([^\"\\s#]+)\"?\\s*(#.*)?$");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    private GenerateRequirements() {}

    public static void main(String[] args) throws IOException {
        Path register = Path.of(args[0]);
        List<Path> files;
        try (Stream<Path> all = Files.list(register)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        Map<String, String> places = new TreeMap<>();
        for (Path file : files) {
            collect(file, places);
        }
        if (places.isEmpty()) {
            throw new IllegalStateException("no requirement found in " + register);
        }
        Path target = Path.of(args[1]).resolve("sol023/conformance/requirement/Requirement.java");
        Files.createDirectories(target.getParent());
        String text = text(
                places,
                files.stream().map(file -> file.getFileName().toString()).toList());
        if (!Files.exists(target) || !Files.readString(target).equals(text)) {
            Files.writeString(target, text);
        }
    }

    private static void collect(Path file, Map<String, String> places) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            var id = ID.matcher(lines.get(i));
            if (!id.matches()) {
                continue;
            }
            String place = file.getFileName() + ":" + (i + 1);
            if (!NAME.matcher(id.group(1)).matches()) {
                throw new IllegalStateException(place + ": not a name in UPPER_SNAKE form: " + id.group(1));
            }
            String before = places.put(id.group(1), place);
            if (before != null) {
                throw new IllegalStateException(place + ": " + id.group(1) + " is already defined in " + before);
            }
        }
    }

    private static String text(Map<String, String> places, List<String> files) {
        List<String> lines = new ArrayList<>();
        lines.add("package sol023.conformance.requirement;");
        lines.add("");
        lines.add("import java.util.List;");
        lines.add("");
        lines.add("/** The requirements of the register, by name; generated from features/requirements. */");
        lines.add("public enum Requirement {");
        places.forEach((id, place) -> lines.add("    /** " + place + " */ " + id + ","));
        lines.add("    ;");
        lines.add("");
        lines.add("    static final List<String> FILES = List.of(\"" + String.join("\", \"", files) + "\");");
        lines.add("");
        lines.add("    /** What the register says about this requirement. */");
        lines.add("    public Row row() {");
        lines.add("        return Register.standard().row(this);");
        lines.add("    }");
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }
}
