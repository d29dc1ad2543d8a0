package sol023.conformance.release;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A YAML document, read without conditions: what is not there is empty. */
record Tree(@Nullable Object node) {

    static Tree read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new Tree(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
        } catch (IOException e) {
            throw new EditionException(file + " cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new EditionException(file + ": " + e.getMessage());
        }
    }

    Tree at(String key) {
        return new Tree(node instanceof Map<?, ?> map ? map.get(key) : null);
    }

    boolean has(String key) {
        return at(key).node() != null;
    }

    /** The members by name, in the order of the file; none when this is no mapping. */
    Map<String, Tree> members() {
        Map<String, Tree> members = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> members.put(String.valueOf(key), new Tree(value)));
        }
        return members;
    }

    List<Tree> items() {
        return node instanceof List<?> list
                ? list.stream().map(item -> new Tree(item)).toList()
                : List.of();
    }

    Optional<String> text() {
        boolean simple = node != null && !(node instanceof Map<?, ?>) && !(node instanceof List<?>);
        return simple ? Optional.of(String.valueOf(node)) : Optional.empty();
    }

    /** The text of a member, empty text when there is none. */
    String text(String key) {
        return at(key).text().orElse("");
    }
}
