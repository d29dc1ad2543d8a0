package sol023.conformance.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON of any media type that says so, indented. */
public final class JsonDecoder implements Decoder {

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public Optional<Exchange.Decoded> decode(String mediaType, byte[] body) {
        if (!mediaType.endsWith("json")) {
            return Optional.empty();
        }
        try {
            Object tree = mapper.readTree(new String(body, StandardCharsets.UTF_8));
            return Optional.of(new Exchange.Decoded(
                    "JSON", mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree)));
        } catch (JsonProcessingException e) {
            return Optional.of(new Exchange.Decoded("JSON, malformed", e.getOriginalMessage()));
        }
    }
}
