package sol023.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a file for people: knows its path and lines, accepts known keys only, and says which key was perhaps meant. */
public final class YamlMap {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    private final Path file;
    private final String path;
    private final Node place;
    private final Map<String, Node> keys = new LinkedHashMap<>();

    /**
     * Reads the keys of a mapping.
     *
     * @param path how complaints call the mapping, with dots; empty text for the whole file
     * @throws TargetException when it is no mapping or has a key that is not known
     */
    public YamlMap(Path file, String path, Node node, Set<String> known) {
        this.file = file;
        this.path = path;
        this.place = node;
        if (!(node instanceof MappingNode mapping)) {
            throw broken(node, (path.isEmpty() ? "the file" : path) + " must be a mapping of keys to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "a key");
            if (!known.contains(key)) {
                throw broken(tuple.getKeyNode(), "unknown key " + name(key) + "; " + nearest(key, known));
            }
            if (keys.put(key, tuple.getValueNode()) != null) {
                throw broken(tuple.getKeyNode(), "the key " + name(key) + " is given twice");
            }
        }
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    boolean isMap(String key) {
        return need(key) instanceof MappingNode;
    }

    Collection<String> given() {
        return keys.keySet();
    }

    YamlMap map(String key, Set<String> known) {
        return new YamlMap(file, name(key), need(key), known);
    }

    Optional<YamlMap> optionalMap(String key, Set<String> known) {
        return has(key) ? Optional.of(map(key, known)) : Optional.empty();
    }

    /** A mapping whose keys are free. */
    Optional<YamlMap> anyMap(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Set<String> all = need(key) instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(tuple -> text(tuple.getKeyNode(), "a key"))
                        .collect(Collectors.toSet())
                : Set.of();
        return Optional.of(map(key, all));
    }

    /** A list of texts, not empty. */
    List<String> texts(String key) {
        if (need(key) instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue().stream()
                    .map(item -> text(item, "an element of " + name(key)))
                    .toList();
        }
        throw broken(need(key), name(key) + " must be a list of texts");
    }

    /** One of these values; {@code true} and {@code false} are taken for yes and no. */
    String oneOf(String key, List<String> values) {
        String text = text(key);
        String plain = text.equalsIgnoreCase("true") ? "yes" : text.equalsIgnoreCase("false") ? "no" : text;
        if (!values.contains(plain)) {
            throw broken(need(key), name(key) + " must be one of " + values);
        }
        return plain;
    }

    /** A text that must be there. */
    public String text(String key) {
        return text(need(key), name(key));
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    /** The keys and values of a mapping whose keys somebody else knows; empty when it is not there. */
    List<Judging.Choice> choices(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(need(key) instanceof MappingNode mapping)) {
            throw broken(need(key), name(key) + " must be a mapping of keys to values");
        }
        return mapping.getValue().stream()
                .map(tuple -> new Judging.Choice(
                        text(tuple.getKeyNode(), "a key"),
                        text(tuple.getValueNode(), name(key) + "." + text(tuple.getKeyNode(), "a key")),
                        file + ":" + (tuple.getKeyNode().getStartMark().getLine() + 1)))
                .toList();
    }

    /** A whole number from 1 to {@code most}. */
    int number(String key, int fallback, int most) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
            throw wrong(key, "must be a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** A path, relative to the folder of the file. */
    Path path(String key) {
        return file.toAbsolutePath().resolveSibling(text(key)).normalize();
    }

    Optional<Path> optionalPath(String key) {
        return has(key) ? Optional.of(path(key)) : Optional.empty();
    }

    boolean yes(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        return switch (text(key).toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw broken(need(key), name(key) + " must be yes or no");
        };
    }

    URI httpUri(String key) {
        String text = text(key).replaceAll("/+$", "");
        try {
            URI uri = URI.create(text);
            if (uri.getRawUserInfo() != null) {
                throw broken(need(key), name(key) + " must not hold a user name or password");
            }
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // the exception's own words would show the address, and with it a password that should not be there
            throw broken(need(key), name(key) + " is no URI");
        }
        throw broken(need(key), name(key) + " must be an http or https URI with a host");
    }

    Duration duration(String key, Duration fallback) {
        if (!has(key)) {
            return fallback;
        }
        Matcher duration = DURATION.matcher(text(key));
        if (!duration.matches() || Long.parseLong(duration.group(1)) == 0) {
            throw broken(need(key), name(key) + " must be a number and a unit: ms, s or m, for example 15s");
        }
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    <E extends Enum<E>> E constant(String key, Class<E> type, E fallback) {
        if (!has(key)) {
            return fallback;
        }
        String text = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> broken(
                        need(key),
                        name(key) + " must be one of "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    /** A complaint about the value of a key that is there. */
    public TargetException wrong(String key, String what) {
        return broken(need(key), name(key) + " " + what);
    }

    /** A complaint about the whole mapping. */
    TargetException wrong(String what) {
        return broken(place, path + " " + what);
    }

    private Node need(String key) {
        Node node = keys.get(key);
        if (node == null) {
            throw broken(place, name(key) + " is missing");
        }
        return node;
    }

    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String text(Node node, String name) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw broken(node, name + " must be a text");
    }

    private TargetException broken(Node node, String what) {
        return new TargetException(line(node) + what);
    }

    private String line(Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1) + ": ";
    }

    private static String nearest(String key, Set<String> known) {
        return Nearest.to(key, known, 1).stream()
                .findFirst()
                .map(candidate -> "the nearest known key is " + candidate)
                .orElse("no key is known here");
    }
}
