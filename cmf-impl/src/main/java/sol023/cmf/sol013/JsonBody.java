package sol023.cmf.sol013;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Reads and writes JSON bodies. What is not JSON in UTF-8, or has an attribute twice, is answered 400; JSON of the wrong shape is
 * answered 422 with a detail that names the attribute by its pointer. Whether mandatory attributes are there is for the resource to say.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    private final Map<Class<?>, BodyCheck> checks;

    /** @param checks rules about the bodies read as these classes */
    public JsonBody(Map<Class<?>, BodyCheck> checks) {
        this.checks = Map.copyOf(checks);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        refuseEncodings(mediaType, headers);
        var tree = parse(decode(body.readAllBytes()));
        if (!tree.isObject()) {
            throw new ProblemException(422, "The body has to be a JSON object.");
        }
        var check = checks.get(type);
        if (check != null) {
            check.check(tree);
        }
        return convert(tree, generic);
    }

    private static void refuseEncodings(MediaType mediaType, MultivaluedMap<String, String> headers) {
        var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.toLowerCase(Locale.ROOT).equals("utf-8")) {
            throw new ProblemException(415, "JSON is encoded in UTF-8 here, and in no other charset.");
        }
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.trim().equalsIgnoreCase("identity")) {
            throw new ProblemException(415, "Bodies are read without Content-Encoding only.");
        }
    }

    private static String decode(byte[] body) {
        if (body.length == 0) {
            throw new ProblemException(400, "The body is missing; a JSON object is expected.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(400, "The body is not valid UTF-8.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            var tree = Json.mapper().readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new ProblemException(400, "The body is blank; a JSON object is expected.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new ProblemException(400, "The body cannot be parsed as JSON" + where(e) + ".");
        }
    }

    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static Object convert(JsonNode tree, Type type) {
        var mapper = Json.mapper();
        try {
            return mapper.treeToValue(tree, mapper.constructType(type));
        } catch (JsonMappingException e) {
            var expected = e instanceof ValueInstantiationException
                    ? " has a value that is not allowed."
                    : " has the wrong type.";
            throw new ProblemException(422, pointerTo(e) + expected);
        } catch (JsonProcessingException e) {
            throw new ProblemException(422, "The body has the wrong shape.");
        }
    }

    private static Pointer pointerTo(JsonMappingException e) {
        var pointer = Pointer.ROOT;
        for (var step : e.getPath()) {
            pointer = step.getFieldName() == null ? pointer.at(step.getIndex()) : pointer.at(step.getFieldName());
        }
        return pointer;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Json.mapper().writeValueAsBytes(value));
    }
}
