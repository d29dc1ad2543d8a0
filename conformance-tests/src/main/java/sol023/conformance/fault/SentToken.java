package sol023.conformance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import sol023.conformance.fault.proxy.Request;

/** The bearer token of a request, read without being checked. */
record SentToken(JsonNode header, JsonNode claims) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEME = "Bearer ";

    /** Empty when the request has none. */
    static Optional<SentToken> of(Request request) {
        return request.headers()
                .first("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).split("\\.", -1))
                .map(parts -> new SentToken(part(parts, 0), part(parts, 1)));
    }

    private static JsonNode part(String[] parts, int index) {
        try {
            return parts.length == 3
                    ? JSON.readTree(Base64.getUrlDecoder().decode(parts[index]))
                    : MissingNode.getInstance();
        } catch (IOException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }

    boolean isNone() {
        return header.path("alg").asText("").equals("none");
    }

    boolean isGarbage() {
        return header.isMissingNode();
    }

    String scope() {
        return claims.path("scope").asText("");
    }

    String client() {
        return claims.path("client_id").asText("");
    }

    /** Whether it says which certificate it goes with. */
    boolean isBound() {
        return claims.path("cnf").hasNonNull("x5t#S256");
    }

    String audience() {
        return claims.path("aud").isArray()
                ? claims.path("aud").path(0).asText("")
                : claims.path("aud").asText("");
    }

    /** Whether it was issued to live for moments. */
    boolean isBrief() {
        return claims.path("exp").asLong() - claims.path("iat").asLong() < 60;
    }
}
