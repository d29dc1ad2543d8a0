package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.TokenException;
import sol023.conformance.client.oauth.Tokens;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.RestAssuredTransport;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;

/** Calls the notification endpoints of CMFs, authorized as each has asked for (SOL013 clause 8.3.4). Thread-safe. */
public final class LcmNotifier {

    private static final Header ACCEPT = new Header("Accept", "application/json, application/problem+json");
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Connections connections;
    private final Target.Timeouts timeouts;
    private final Redactor redactor;
    private final Clock clock;
    private final Map<String, Tokens> tokens = new ConcurrentHashMap<>();

    /** @param connections show the VNFM's certificate */
    public LcmNotifier(Connections connections, Target.Timeouts timeouts, Redactor redactor, Clock clock) {
        this.connections = connections;
        this.timeouts = timeouts;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * One request to the callback, of any method.
     *
     * @param body empty text for none
     * @throws NoAnswerException when no answer came, or no token could be had
     */
    public HttpAnswer send(
            LcmSubscription subscription, String method, String body, String mediaType, Recorder recorder) {
        Transport transport = new RestAssuredTransport(connections, timeouts, recorder, clock);
        List<Header> headers = new ArrayList<>(List.of(ACCEPT, new Header("Version", subscription.version())));
        token(subscription, transport).ifPresent(token -> headers.add(new Header("Authorization", "Bearer " + token)));
        if (!body.isEmpty()) {
            headers.add(new Header("Content-Type", mediaType));
        }
        return transport.send(
                method, subscription.callbackUri(), headers, new Body(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Delivers a notification, again after a pause when it is not answered 2xx; what the last attempt got. */
    public Optional<HttpAnswer> deliver(LcmSubscription subscription, JsonNode notification, Recorder recorder) {
        Optional<HttpAnswer> answer = Optional.empty();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2);
            }
            try {
                answer = Optional.of(send(subscription, "POST", notification.toString(), "application/json", recorder));
                if (answer.get().isSuccess()) {
                    return answer;
                }
                if (answer.get().status() == 401) {
                    tokens.remove(subscription.id());
                }
            } catch (NoAnswerException e) {
                answer = Optional.empty();
            }
        }
        return answer;
    }

    /** Whether the subscriber's wish can be fulfilled; a reason if not. */
    static Optional<String> objection(JsonNode authentication) {
        if (authentication.isMissingNode() || authentication.isNull()) {
            return Optional.empty();
        }
        JsonNode types = authentication.path("authType");
        boolean known = types.isArray() && !types.isEmpty();
        for (JsonNode type : types) {
            known &= type.asText().equals("OAUTH2_CLIENT_CREDENTIALS")
                    || type.asText().equals("OAUTH2_CLIENT_CERT");
        }
        if (!known) {
            return Optional.of(
                    "The authType of the authentication must be OAUTH2_CLIENT_CREDENTIALS or OAUTH2_CLIENT_CERT.");
        }
        JsonNode block = block(authentication);
        for (String name : List.of("clientId", "tokenEndpoint")) {
            if (!block.path(name).isTextual()) {
                return Optional.of("The authentication lacks " + name + ".");
            }
        }
        return Optional.empty();
    }

    private static JsonNode block(JsonNode authentication) {
        JsonNode credentials = authentication.path("paramsOauth2ClientCredentials");
        return credentials.isObject() ? credentials : authentication.path("paramsOauth2ClientCert");
    }

    private Optional<String> token(LcmSubscription subscription, Transport transport) {
        JsonNode authentication = subscription.request().path("authentication");
        if (!authentication.isObject()) {
            return Optional.empty();
        }
        JsonNode block = block(authentication);
        OAuth oauth = new OAuth(
                URI.create(block.path("tokenEndpoint").asText()),
                block.path("clientId").asText(),
                Optional.ofNullable(block.path("clientPassword").textValue())
                        .map(secret -> new Secret(secret.getBytes(StandardCharsets.UTF_8))),
                Optional.empty(),
                OAuth.Scopes.PRINTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        TokenClient client = new TokenClient(oauth, transport, redactor, clock);
        try {
            return Optional.of(tokens.computeIfAbsent(subscription.id(), id -> new Tokens(clock))
                    .of(Optional.empty(), client)
                    .value());
        } catch (TokenException e) {
            throw new NoAnswerException(
                    "no request could be sent, since the CMF's token endpoint " + e.getMessage(), e);
        }
    }
}
