package sol023.cmf.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.outbound.TokenClient;

/** How the CMF proves to a notification endpoint who it is (SOL013 clause 8.3.4). Has secrets that are in no text. */
sealed interface CallbackAuthorization {

    ObjectMapper JSON = new ObjectMapper();

    /** By nothing but TLS. */
    record None() implements CallbackAuthorization {}

    /** By a token of an authorization server. */
    record ByToken(TokenClient client) implements CallbackAuthorization {}

    /** All of it, for the database. */
    default String secretText() {
        try {
            if (this instanceof ByToken by) {
                var client = by.client();
                return JSON.writeValueAsString(
                        client.secret().isPresent()
                                ? Map.of(
                                        "endpoint", client.endpoint().toString(),
                                        "client", client.clientId(),
                                        "secret", client.secret().get())
                                : Map.of("endpoint", client.endpoint().toString(), "client", client.clientId()));
            }
            return "{}";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CallbackAuthorization of(String secretText) {
        try {
            var json = JSON.readTree(secretText);
            if (!json.has("endpoint")) {
                return new None();
            }
            return new ByToken(new TokenClient(
                    URI.create(json.get("endpoint").asText()),
                    json.get("client").asText(),
                    Optional.ofNullable(json.get("secret")).map(secret -> secret.asText()),
                    Optional.empty()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
