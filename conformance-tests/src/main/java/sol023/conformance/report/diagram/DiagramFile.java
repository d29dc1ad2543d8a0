package sol023.conformance.report.diagram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the file of the diagrams; the format is described in {@code features/README.md}. */
public final class DiagramFile {

    private static final String FILE = "/features/diagrams.yaml";
    private static final Set<String> NOTES = Set.of("precondition", "postcondition", "error handling");
    private static final Set<String> FRAMES = Set.of("alt", "opt", "loop");

    private final String clause;
    private final List<String> participants;

    private DiagramFile(String clause, List<String> participants) {
        this.clause = clause;
        this.participants = participants;
    }

    /**
     * The diagrams that come with the suite, in the order of the standard.
     *
     * @throws DiagramException when the file breaks the format
     */
    public static List<Diagram> standard() {
        try (InputStream in = DiagramFile.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new DiagramException(FILE + " is missing in the suite");
            }
            return read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Diagram> read(String yaml) {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new DiagramException("diagrams.yaml: " + e.getMessage());
        }
        DiagramFile top = new DiagramFile("the file", List.of());
        return top.list(top.map(root, Set.of("diagrams")), "diagrams").stream()
                .map(item -> diagram(top, item))
                .toList();
    }

    private static Diagram diagram(DiagramFile top, Object item) {
        Map<?, ?> map = top.map(item, Set.of("clause", "title", "participants", "flow"));
        String clause = top.text(map, "clause");
        DiagramFile here = new DiagramFile(clause, List.of());
        List<String> participants =
                here.list(map, "participants").stream().map(Object::toString).toList();
        if (participants.size() != 2 || Set.copyOf(participants).size() != 2) {
            throw here.broken("two participants are expected");
        }
        return new Diagram(
                clause, here.text(map, "title"), participants, new DiagramFile(clause, participants).flow(map));
    }

    private List<Diagram.Element> flow(Map<?, ?> map) {
        return list(map, "flow").stream().map(this::element).toList();
    }

    private Diagram.Element element(Object item) {
        if (!(item instanceof Map<?, ?> map)) {
            throw broken("a step, a note or a frame is expected");
        }
        if (map.containsKey("note")) {
            String note = text(map(item, Set.of("note")), "note");
            if (!NOTES.contains(note)) {
                throw broken("unknown note " + note);
            }
            return new Diagram.Note(note);
        }
        if (map.containsKey("frame")) {
            return frame(map(item, Set.of("frame", "parts")));
        }
        if (map.containsKey("at")) {
            map(item, Set.of("step", "at", "label"));
            return new Diagram.Activity(step(map), participant(map, "at"), text(map, "label"));
        }
        map(item, Set.of("step", "from", "to", "label"));
        Diagram.Message message =
                new Diagram.Message(step(map), participant(map, "from"), participant(map, "to"), text(map, "label"));
        if (message.from().equals(message.to())) {
            throw broken("step " + message.step() + " leads nowhere; write at");
        }
        return message;
    }

    private Diagram.Frame frame(Map<?, ?> map) {
        String kind = text(map, "frame");
        if (!FRAMES.contains(kind)) {
            throw broken("unknown frame " + kind);
        }
        return new Diagram.Frame(
                kind,
                list(map, "parts").stream()
                        .map(part -> map(part, Set.of("when", "flow")))
                        .map(part -> new Diagram.Part(text(part, "when"), flow(part)))
                        .toList());
    }

    private int step(Map<?, ?> map) {
        if (map.get("step") instanceof Integer number && number > 0) {
            return number;
        }
        throw broken("step must be a positive number: " + map);
    }

    private String participant(Map<?, ?> map, String key) {
        String name = text(map, key);
        if (!participants.contains(name)) {
            throw broken(name + " is no participant");
        }
        return name;
    }

    private Map<?, ?> map(@Nullable Object item, Set<String> known) {
        if (!(item instanceof Map<?, ?> map)) {
            throw broken("a mapping is expected");
        }
        map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw broken("unknown key " + key);
                });
        return map;
    }

    private List<?> list(Map<?, ?> map, String key) {
        if (map.get(key) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw broken(key + " must be a list with something in it");
    }

    private String text(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw broken(key + " must be a text");
    }

    private DiagramException broken(String what) {
        return new DiagramException("diagrams.yaml: " + clause + ": " + what);
    }
}
