package sol023.conformance.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

/**
 * What came back, with the octets as received.
 *
 * @param exchange the record of it, to which checks refer
 */
public record HttpAnswer(Exchange exchange, int status, List<Header> headers, Body body) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /** The value of the first header with that name, in any case of letters. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The media type without parameters, in lower case; empty text if there is none. */
    public String mediaType() {
        return header("Content-Type")
                .map(value -> value.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    public String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    /** The body as JSON; empty if it is not. */
    public Optional<JsonNode> json() {
        try {
            return body.length() == 0 ? Optional.empty() : Optional.ofNullable(JSON.readTree(text()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status <= 299;
    }
}
