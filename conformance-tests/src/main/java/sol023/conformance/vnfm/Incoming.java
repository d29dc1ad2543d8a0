package sol023.conformance.vnfm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/**
 * A request that came to the VNFM, as received: with its secrets.
 *
 * @param at when it came in
 * @param url as the sender means it, with the advertised host
 * @param client the certificate that the sender showed in TLS
 */
public record Incoming(
        Instant at, String method, URI url, List<Header> headers, Body body, Optional<X509Certificate> client) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Incoming {
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

    /** The bearer token (RFC 6750 section 2.1); empty if there is none. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(value -> value.substring("Bearer ".length()).strip());
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

    @Override
    public String toString() {
        return method + " " + url.getPath();
    }
}
