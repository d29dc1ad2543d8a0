package sol023.conformance.requirement;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one file of the register; the format is described in {@code features/requirements/README.md}. */
final class RegisterFile {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> TOP = Set.of("chapter", "source", "requirements");
    private static final Set<String> KEYS = Set.of(
            "id",
            "revision",
            "clause",
            "at",
            "level",
            "actor",
            "source",
            "paraphrase",
            "hash",
            "noHash",
            "test",
            "awaits",
            "as",
            "reason");

    private final String file;

    RegisterFile(String file) {
        this.file = file;
    }

    List<Row> read(Reader reader) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(reader);
        } catch (YAMLException e) {
            throw new RegisterException(file + ": " + e.getMessage());
        }
        Map<String, Node> top = mapping(root, TOP);
        String source = scalar(need(root, top, "source"));
        Node list = need(root, top, "requirements");
        if (!(list instanceof SequenceNode sequence)) {
            throw broken(list, "requirements must be a list");
        }
        List<Row> rows = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            rows.add(row(item, source));
        }
        return rows;
    }

    private Row row(Node item, String source) {
        Map<String, Node> keys = mapping(item, KEYS);
        Optional<String> hash = optional(keys, "hash");
        Optional<String> noHash = optional(keys, "noHash");
        if (hash.isPresent() == noHash.isPresent()) {
            throw broken(item, "give either hash or, with the reason, noHash");
        }
        hash.filter(value -> !HASH.matcher(value).matches()).ifPresent(value -> {
            throw broken(item, "hash must be 64 hexadecimal digits");
        });
        Testing testing = constant(Testing.class, need(item, keys, "test"));
        Optional<String> reason = optional(keys, "reason");
        Optional<Awaited> awaits = Optional.ofNullable(keys.get("awaits")).map(this::awaited);
        List<Requirement> same = same(keys);
        judge(item, testing, awaits, same, reason);
        return new Row(
                constant(Requirement.class, need(item, keys, "id")),
                revision(need(item, keys, "revision")),
                scalar(need(item, keys, "clause")),
                optional(keys, "at"),
                constant(Level.class, need(item, keys, "level")),
                scalar(need(item, keys, "actor")),
                optional(keys, "source").orElse(source),
                scalar(need(item, keys, "paraphrase")).strip(),
                hash,
                noHash,
                testing,
                awaits,
                same,
                reason);
    }

    private void judge(
            Node item, Testing testing, Optional<Awaited> awaits, List<Requirement> same, Optional<String> reason) {
        if (same.isEmpty() == (testing == Testing.SAME)) {
            throw broken(item, "the test same, and only that, needs as, the rows that say the same");
        }
        if (awaits.isPresent() != (testing == Testing.PLANNED)) {
            throw broken(item, "the test planned, and only that, needs awaits, the interface it waits for");
        }
        if (testing != Testing.SAME && reason.isPresent() != (testing == Testing.NOT_TESTABLE)) {
            throw broken(item, "the test not-testable, and only that, needs a reason");
        }
    }

    private List<Requirement> same(Map<String, Node> keys) {
        Node list = keys.get("as");
        if (list == null) {
            return List.of();
        }
        if (!(list instanceof SequenceNode sequence)) {
            throw broken(list, "as must be a list");
        }
        return sequence.getValue().stream()
                .map(item -> constant(Requirement.class, item))
                .toList();
    }

    private Awaited awaited(Node node) {
        String text = scalar(node);
        return Awaited.find(text)
                .orElseThrow(() -> broken(
                        node,
                        "awaits names no interface: " + text + "; known are " + String.join(", ", Awaited.words())));
    }

    private int revision(Node node) {
        String text = scalar(node);
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw broken(node, "revision must be a positive number");
        }
        return Integer.parseInt(text);
    }

    private <E extends Enum<E>> E constant(Class<E> type, Node node) {
        String text = scalar(node);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw broken(node, "unknown value " + text);
        }
    }

    private Map<String, Node> mapping(Node node, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw broken(node, "a mapping is expected here");
        }
        Map<String, Node> keys = new TreeMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw broken(tuple.getKeyNode(), "unknown key " + key);
            }
            if (keys.put(key, tuple.getValueNode()) != null) {
                throw broken(tuple.getKeyNode(), "the key " + key + " is given twice");
            }
        }
        return keys;
    }

    private Optional<String> optional(Map<String, Node> keys, String key) {
        return Optional.ofNullable(keys.get(key)).map(this::scalar);
    }

    private Node need(Node place, Map<String, Node> keys, String key) {
        Node node = keys.get(key);
        if (node == null) {
            throw broken(place, key + " is missing");
        }
        return node;
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw broken(node, "a text is expected here");
    }

    private RegisterException broken(Node node, String what) {
        return new RegisterException(file + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
    }
}
