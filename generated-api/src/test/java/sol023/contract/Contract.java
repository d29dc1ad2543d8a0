package sol023.contract;

import static sol023.contract.Yaml.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The documents under {@code openapi/}, with references between them followed. */
final class Contract {

    /** Relative to the module, in which Maven runs tests. */
    static final Path DIRECTORY = Path.of("..", "openapi");

    private final SortedMap<String, JsonNode> documents;

    private Contract(SortedMap<String, JsonNode> documents) {
        this.documents = documents;
    }

    static Contract read() {
        return new Contract(Yaml.readAll(DIRECTORY));
    }

    Set<String> paths() {
        return documents.keySet();
    }

    JsonNode document(String path) {
        return Optional.ofNullable(documents.get(path))
                .orElseThrow(() -> new IllegalArgumentException("no document " + path));
    }

    /** An object in a document, to be changed by a test. */
    ObjectNode object(String path, String pointer) {
        if (document(path).at(pointer) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("no object " + pointer + " in " + path);
    }

    JsonNode schemas(String path) {
        return document(path).path("components").path("schemas");
    }

    Optional<Located> schema(String path, String name) {
        JsonNode schema = schemas(path).path(name);
        return schema.isMissingNode() ? Optional.empty() : Optional.of(new Located(path, name, schema));
    }

    /** Follows {@code $ref}, and {@code allOf} with one member, which is how a reference gets a description. */
    Located resolve(String path, JsonNode node) {
        if (node.has("$ref")) {
            return follow(path, node.get("$ref").asText());
        }
        if (node.path("allOf").size() == 1) {
            return resolve(path, node.get("allOf").get(0));
        }
        return new Located(path, "", node);
    }

    private Located follow(String path, String reference) {
        int hash = reference.indexOf('#');
        String file = reference.substring(0, hash);
        String target = file.isEmpty()
                ? path
                : Path.of(path).resolveSibling(file).normalize().toString().replace('\\', '/');
        String pointer = reference.substring(hash + 1);
        JsonNode found = document(target).at(pointer);
        if (found.isMissingNode()) {
            throw new IllegalArgumentException(path + " refers to " + reference + ", which does not exist");
        }
        boolean leadsOn = found.has("$ref") || found.path("allOf").size() == 1;
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return leadsOn ? resolve(target, found) : new Located(target, name, found);
    }

    /** The interpretations that a document is marked with, anywhere in it. */
    Set<String> interpretations(String path) {
        Set<String> found = new LinkedHashSet<>();
        document(path).findValues("x-interpretation").forEach(mark -> found.add(mark.asText()));
        return found;
    }

    boolean isExtension(String path) {
        return document(path).path("x-extension").asBoolean();
    }

    /** What a document has beyond its tables: its schemas that are marked so, and the values marked so of its enumerations. */
    List<String> extensions(String path) {
        List<String> found = new ArrayList<>();
        for (String name : Yaml.names(schemas(path))) {
            JsonNode schema = schemas(path).get(name);
            if (schema.path("x-extension").asBoolean()) {
                found.add(name);
            }
            Yaml.strings(schema.path("x-extension-values")).forEach(value -> found.add(name + " " + value));
        }
        return found;
    }

    /**
     * Where a reference led.
     *
     * @param document the document that the node is in
     * @param name the name of the component; empty if the node stands where it is used
     */
    record Located(String document, String name, JsonNode node) {

        boolean isExtension() {
            return node.path("x-extension").asBoolean();
        }

        boolean isStructure() {
            return node.path("type").asText().equals("object") && node.has("properties");
        }

        boolean isEnumeration() {
            return node.has("enum");
        }

        Set<String> required() {
            return new LinkedHashSet<>(Yaml.strings(node.path("required")));
        }

        Set<String> properties() {
            return new LinkedHashSet<>(names(node.path("properties")));
        }
    }
}
