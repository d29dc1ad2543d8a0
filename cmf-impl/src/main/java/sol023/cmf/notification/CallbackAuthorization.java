package sol023.cmf.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.outbound.TokenClient;

/** How the CMF proves to a notification endpoint who it is (SOL013 clause 8.3.4). Has secrets that are in no text. */
sealed interface CallbackAuthorization {

    ObjectMapper JSON = new ObjectMapper();

    /** By nothing but TLS, as far as the endpoint asks for a certificate: TLS_CERT, or nothing was said. */
    record None() implements CallbackAuthorization {}

    /** Not read, as nothing is to be sent. */
    record Unread() implements CallbackAuthorization {}

    /** By a token of an authorization server. */
    record ByToken(TokenClient client) implements CallbackAuthorization {}

    /** By name and password (RFC 7617), as SOL013 had it before 3.5.1. */
    record ByPassword(String name, String password) implements CallbackAuthorization {

        @Override
        public String toString() {
            return "ByPassword[" + name + "]";
        }
    }

    /** All of it, for the database. */
    default String secretText() {
        if (this instanceof Unread) {
            throw new IllegalStateException("what was not read cannot be written");
        }
        var all = new LinkedHashMap<String, String>();
        if (this instanceof ByToken by) {
            all.put("endpoint", by.client().endpoint().toString());
            all.put("client", by.client().clientId());
            by.client().secret().ifPresent(secret -> all.put("secret", secret));
        } else if (this instanceof ByPassword by) {
            all.put("name", by.name());
            all.put("password", by.password());
        }
        return write(all);
    }

    private static String write(Map<String, String> all) {
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it was. */
    static CallbackAuthorization of(String secretText) {
        try {
            var json = JSON.readTree(secretText);
            if (json.has("name")) {
                return new ByPassword(
                        json.get("name").asText(), json.get("password").asText());
            }
            if (!json.has("endpoint")) {
                return new None();
            }
            return new ByToken(new TokenClient(
                    URI.create(json.get("endpoint").asText()),
                    json.get("client").asText(),
                    Optional.ofNullable(json.get("secret")).map(JsonNode::asText),
                    Optional.empty()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
