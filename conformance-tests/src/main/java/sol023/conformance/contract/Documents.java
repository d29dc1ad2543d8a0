package sol023.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The documents of the contract, from the suite's own jar, and the schemas in them, each compiled once. References between documents are
 * relative, as in the source tree.
 */
final class Documents {

    private static final URI BASE = URI.create("https://contract.invalid/");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ALL = List.of(
            "sol013/common.yaml",
            "nfv-cert/v1/nfv-cert.yaml",
            "certnotify/v1/certnotify.yaml",
            "certnotify/v1/notification-endpoint.yaml",
            "api-versions/api-versions.yaml",
            "vnflcm/v2/vnflcm.yaml",
            "vnflcm/v2/notification-endpoint.yaml");

    private final Map<URI, JsonNode> trees = new LinkedHashMap<>();
    private final SchemaRegistry schemas;

    Documents() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : ALL) {
            JsonNode tree = read(name);
            trees.put(BASE.resolve(name), tree);
            texts.put(BASE.resolve(name).toString(), tree.toString());
        }
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        // what OpenAPI has beside schemas in a document, and our own x-... marks, are no keywords
        Dialect dialect = Dialect.builder(Dialects.getOpenApi30())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
        schemas = SchemaRegistry.withDefaultDialect(
                dialect, builder -> builder.schemas(texts).schemaRegistryConfig(config));
    }

    private static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(
                Documents.class.getResourceAsStream("/openapi/" + name), name + " is not in the jar")) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of a document. */
    Place root(String name) {
        URI document = BASE.resolve(name);
        return new Place(document, "", Objects.requireNonNull(trees.get(document), name));
    }

    /** The schema at that place. */
    Schema schema(Place place) {
        return schemas.getSchema(SchemaLocation.of(place.document() + "#" + place.pointer()));
    }

    /**
     * A node of a document.
     *
     * @param pointer to the node, a JSON pointer (RFC 6901)
     */
    record Place(URI document, String pointer, JsonNode node) {

        /** A member of the object here; a missing node if there is none. */
        Place member(String name) {
            String escaped = name.replace("~", "~0").replace("/", "~1");
            return new Place(document, pointer + "/" + escaped, node.path(name));
        }

        boolean exists() {
            return !node.isMissingNode();
        }
    }

    /** The place itself, or the one that the reference there leads to. */
    Place resolved(Place place) {
        JsonNode reference = place.node().path("$ref");
        if (!reference.isTextual()) {
            return place;
        }
        URI aim = place.document().resolve(reference.asText());
        URI document = URI.create(aim.toString().replaceFirst("#.*", ""));
        String pointer = aim.getFragment();
        return new Place(
                document, pointer, Objects.requireNonNull(trees.get(document)).at(pointer));
    }
}
