package sol023.cmf.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A map of the configuration file. Whoever reads it asks for the keys it knows and calls {@link #close}, which refuses the others:
 * so the keys that exist are written down once, where they are read.
 */
final class ConfigMap implements AutoCloseable {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");

    private final Path file;
    private final String path;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private ConfigMap(Path file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode map)) {
            throw error(node, name() + " has to be a map of keys");
        }
        for (var entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw error(entry.getKeyNode(), "a key has to be a word");
            }
            if (entries.put(key.getValue(), entry.getValueNode()) != null) {
                throw error(key, "the key " + path + key.getValue() + " is there twice");
            }
            keys.put(key.getValue(), key);
        }
    }

    static ConfigMap load(Path file) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(1 << 20);
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var root = new Yaml(new SafeConstructor(options)).compose(reader);
            if (root == null) {
                throw new ConfigException(file + " is empty");
            }
            return new ConfigMap(file, "", root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new ConfigException(
                    file + (mark == null ? "" : ":" + (mark.getLine() + 1)) + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new ConfigException(file + ": not YAML that is taken: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read", e);
        }
    }

    /** Refuses the keys that nobody has asked for. */
    @Override
    public void close() {
        for (var entry : keys.entrySet()) {
            var key = entry.getKey();
            if (!known.contains(key)) {
                var hint = NearestKey.find(key, known)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("; known here: " + String.join(", ", known));
                throw error(entry.getValue(), "unknown key " + path + key + hint);
            }
        }
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    /** Whether the value is a map, where a text could be, too. */
    boolean holdsMap(String key) {
        return find(key).filter(MappingNode.class::isInstance).isPresent();
    }

    Optional<ConfigMap> findMap(String key) {
        return find(key).map(value -> new ConfigMap(file, path + key + ".", value));
    }

    ConfigMap map(String key) {
        return findMap(key).orElseThrow(() -> missing(key));
    }

    List<ConfigMap> maps(String key) {
        var result = new ArrayList<ConfigMap>();
        for (var value : sequence(key)) {
            result.add(new ConfigMap(file, path + key + "[" + result.size() + "].", value));
        }
        return result;
    }

    List<String> texts(String key) {
        var result = new ArrayList<String>();
        for (var value : sequence(key)) {
            result.add(scalar(key, value));
        }
        return result;
    }

    private List<Node> sequence(String key) {
        var value = find(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(value.get(), path + key + " has to be a list");
    }

    Optional<String> findText(String key) {
        return find(key).map(value -> scalar(key, value));
    }

    String text(String key) {
        return findText(key).orElseThrow(() -> missing(key));
    }

    /** A value that {@code parse} makes of the text; what it throws as IllegalArgumentException is shown to the operator. */
    <T> Optional<T> find(String key, Function<String, T> parse) {
        return findText(key).map(text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw error(key, "cannot be used: " + e.getMessage());
            }
        });
    }

    <T> T get(String key, Function<String, T> parse) {
        return find(key, parse).orElseThrow(() -> missing(key));
    }

    int number(String key, int standard, int least, int most) {
        return find(key, text -> {
                    int number = parseNumber(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException("it has to be between " + least + " and " + most);
                    }
                    return number;
                })
                .orElse(standard);
    }

    private static int parseNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is not a whole number", e);
        }
    }

    boolean flag(String key, boolean standard) {
        return find(key, text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> true;
                    case "false", "no", "off" -> false;
                    default -> throw new IllegalArgumentException("it has to be yes or no");
                })
                .orElse(standard);
    }

    /** One of the constants, written in small letters. */
    <T extends Enum<T>> T choice(String key, Class<T> type, T standard) {
        return find(key, text -> {
                    for (var constant : type.getEnumConstants()) {
                        if (constant.name().equalsIgnoreCase(text)) {
                            return constant;
                        }
                    }
                    throw new IllegalArgumentException("it is none of "
                            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
                })
                .orElse(standard);
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h} or {@code 90d}; never zero. */
    Duration duration(String key, Duration standard) {
        return find(key, ConfigMap::parseDuration).orElse(standard);
    }

    private static Duration parseDuration(String text) {
        var match = DURATION.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "a duration is a number and its unit, such as 500ms, 30s, 5m, 12h or 90d");
        }
        int count = Integer.parseInt(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** A file, relative to the folder of the configuration file. */
    Optional<Path> findFile(String key) {
        return find(key, this::resolve);
    }

    Path file(String key) {
        return findFile(key).orElseThrow(() -> missing(key));
    }

    List<Path> files(String key) {
        return texts(key).stream().map(this::resolve).toList();
    }

    private Path resolve(String text) {
        return file.toAbsolutePath().resolveSibling(text).normalize();
    }

    /** An error about the whole map. */
    ConfigException error(String problem) {
        return error(node, name() + " " + problem);
    }

    /** An error about the value of a key. */
    ConfigException error(String key, String problem) {
        return error(entries.getOrDefault(key, node), path + key + " " + problem);
    }

    private ConfigException error(Node at, String problem) {
        return new ConfigException(file + ":" + (at.getStartMark().getLine() + 1) + ": " + problem);
    }

    ConfigException missing(String key) {
        known.add(key);
        return error(node, "the key " + path + key + " is missing");
    }

    private Optional<Node> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private String scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().trim();
        }
        throw error(value, path + key + " has to be a text or a number");
    }

    private String name() {
        return path.isEmpty() ? "the configuration" : path.substring(0, path.length() - 1);
    }
}
