package sol023.conformance.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sol023.conformance.exchange.Body;

/**
 * The form that one content has to have: a media type and a schema.
 */
public final class Content {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int MOST = 5;

    private final String mediaType;
    private final Schema schema;

    Content(String mediaType, Schema schema) {
        this.mediaType = mediaType;
        this.schema = schema;
    }

    /** The media type, in lower case, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** Where the content breaks the schema, one line for each place, a few at most; empty if nowhere. */
    public List<String> violations(Body body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(new String(body.bytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return List.of("the content is no JSON: " + e.getOriginalMessage());
        }
        return violations(tree);
    }

    /** Where that JSON breaks the schema. */
    public List<String> violations(JsonNode tree) {
        return schema.validate(tolerated(tree)).stream()
                .map(Content::words)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String words(Error error) {
        String where = error.getInstanceLocation().toString();
        return (where.isEmpty() ? "the content" : where) + ": " + error.getMessage();
    }

    /** What is read with tolerance: an attribute that is null counts as absent, and the identifier may be printed Id (I-14). */
    private static JsonNode tolerated(JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        if (copy.isArray()) {
            copy.forEach(Content::smallId);
        } else {
            smallId(copy);
        }
        withoutNulls(copy);
        return copy;
    }

    private static void smallId(JsonNode node) {
        if (node instanceof ObjectNode object && !object.has("id") && object.has("Id")) {
            object.set("id", object.remove("Id"));
        }
    }

    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
        }
        node.forEach(Content::withoutNulls);
    }
}
