package sol023.conformance.client.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;

/** Asks the token endpoint of a consumer for tokens (RFC 6749 section 4.4). */
public final class TokenClient {

    private static final long LIFETIME_UNTOLD = 60;

    private final OAuth oauth;
    private final Transport transport;
    private final Redactor redactor;
    private final Clock clock;

    /**
     * A client of that consumer.
     *
     * @param transport shows the consumer's certificate, where the endpoint wants one
     * @param redactor learns each token
     */
    public TokenClient(OAuth oauth, Transport transport, Redactor redactor, Clock clock) {
        this.oauth = oauth;
        this.transport = transport;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @param scope values separated by blanks; empty: what the server gives unasked
     * @param more form parameters as they are sent; empty text for none
     * @throws TokenException when the endpoint gives none, or one with another scope
     * @throws sol023.conformance.exchange.NoAnswerException when it does not answer
     */
    public Token fetch(Optional<String> scope, String more) {
        Instant asked = clock.instant();
        HttpAnswer answer = transport.send("POST", oauth.tokenEndpoint(), headers(), form(scope, more));
        JsonNode content = answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        if (answer.status() != 200) {
            throw refused(answer, content);
        }
        String value = content.path("access_token").asText("");
        if (!value.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new TokenException(TokenException.Cause.ENDPOINT, "answered 200 without an access_token");
        }
        redactor.token(value);
        String type = content.path("token_type").asText("");
        if (!type.equalsIgnoreCase("Bearer")) {
            throw new TokenException(
                    TokenException.Cause.ENDPOINT, "gave a token of the type " + quoted(type) + ", not Bearer");
        }
        if (scope.isPresent() && content.hasNonNull("scope")) {
            String granted = content.get("scope").asText();
            if (!values(granted).equals(values(scope.get()))) {
                throw new TokenException(
                        TokenException.Cause.SCOPE,
                        "granted the scope " + quoted(granted) + " instead of " + quoted(scope.get()));
            }
        }
        return new Token(value, asked.plusSeconds(content.path("expires_in").asLong(LIFETIME_UNTOLD)));
    }

    private List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", "application/json"));
        headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        oauth.secret().ifPresent(secret -> {
            String pair = encoded(oauth.clientId()) + ":" + encoded(new String(secret.bytes(), StandardCharsets.UTF_8));
            headers.add(new Header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
        });
        return headers;
    }

    private Body form(Optional<String> scope, String more) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        scope.ifPresent(values -> form.append("&scope=").append(encoded(values)));
        if (oauth.secret().isEmpty()) {
            form.append("&client_id=").append(encoded(oauth.clientId()));
        }
        if (!more.isEmpty()) {
            form.append('&').append(more);
        }
        return new Body(form.toString().getBytes(StandardCharsets.UTF_8));
    }

    private TokenException refused(HttpAnswer answer, JsonNode content) {
        String error = content.path("error").asText("");
        String description = content.path("error_description").asText("");
        TokenException.Cause cause =
                switch (error) {
                    case "invalid_client", "unauthorized_client" -> TokenException.Cause.CLIENT;
                    case "invalid_scope" -> TokenException.Cause.SCOPE;
                    default -> answer.status() == 401 ? TokenException.Cause.CLIENT : TokenException.Cause.ENDPOINT;
                };
        String words = (error.isEmpty() ? "" : " " + error) + (description.isEmpty() ? "" : ": " + description);
        return new TokenException(cause, redactor.text("answered " + answer.status() + firstLine(words)));
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }

    private String quoted(String text) {
        return "\"" + redactor.text(text) + "\"";
    }

    private static Set<String> values(String scope) {
        return Set.copyOf(Arrays.asList(scope.strip().split(" +", -1)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
