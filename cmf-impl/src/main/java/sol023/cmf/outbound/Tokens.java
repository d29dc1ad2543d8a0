package sol023.cmf.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import sol023.cmf.outbound.OutboundException.Reason;

/**
 * Gets access tokens by client credentials (RFC 6749 section 4.4) and uses each as long as it is good. Of many who want the same token at once, one asks. A client with
 * another secret is another client. Safe for use by many threads.
 */
public final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int MOST_KEPT = 10_000;

    /** If the server does not say how long a token is good. */
    private static final Duration UNSAID = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Of its time, a token is used all but a tenth, and all but half a minute at most. */
    private static final Duration LARGEST_MARGIN = Duration.ofSeconds(30);

    /** RFC 6750 section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private record Token(String text, Instant end) {}

    private final Outbound outbound;
    private final Clock clock;
    private final Map<TokenClient, CompletableFuture<Token>> kept = new LinkedHashMap<>(16, 0.75f, true);

    public Tokens(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** A token that is good for now. What fails, fails with an {@link OutboundException}. */
    public CompletableFuture<String> token(TokenClient client) {
        return token(client, Optional.empty());
    }

    /** As {@link #token(TokenClient)}, on behalf of whoever has named the token endpoint. */
    public CompletableFuture<String> tokenFor(String party, TokenClient client) {
        return token(client, Optional.of(party));
    }

    private CompletableFuture<String> token(TokenClient client, Optional<String> party) {
        var asked = new CompletableFuture<Token>();
        synchronized (kept) {
            var before = kept.get(client);
            if (before != null && isGood(before)) {
                return text(before);
            }
            kept.put(client, asked);
            shrink();
        }
        Futures.whenDone(ask(client, party), (token, failure) -> {
            if (failure == null) {
                asked.complete(token);
            } else {
                synchronized (kept) {
                    kept.remove(client, asked);
                }
                asked.completeExceptionally(Failures.once(client.endpoint(), failure));
            }
        });
        return text(asked);
    }

    private static CompletableFuture<String> text(CompletableFuture<Token> from) {
        var text = new CompletableFuture<String>();
        Futures.whenDone(from, (token, failure) -> {
            if (failure == null) {
                text.complete(token.text());
            } else {
                text.completeExceptionally(failure);
            }
        });
        return text;
    }

    /** As {@link #token(TokenClient)}, and waits for it. */
    public String get(TokenClient client) throws OutboundException {
        return Outbound.await(token(client));
    }

    /** Not to be used again, as a server has refused it. */
    public void forget(TokenClient client, String token) {
        synchronized (kept) {
            var found = kept.get(client);
            if (found != null
                    && found.isDone()
                    && !found.isCompletedExceptionally()
                    && found.join().text().equals(token)) {
                kept.remove(client);
            }
        }
    }

    private boolean isGood(CompletableFuture<Token> found) {
        return !found.isDone()
                || (!found.isCompletedExceptionally()
                        && clock.instant().isBefore(found.join().end()));
    }

    private void shrink() {
        if (kept.size() > MOST_KEPT) {
            var eldest = kept.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    private CompletableFuture<Token> ask(TokenClient client, Optional<String> party) {
        var asked = clock.instant();
        var request = request(client);
        return outbound.send(party.map(request::onBehalfOf).orElse(request)).thenCompose(answer -> {
            try {
                return CompletableFuture.completedFuture(read(answer, asked));
            } catch (OutboundException none) {
                return CompletableFuture.failedFuture(none);
            }
        });
    }

    private static OutboundRequest request(TokenClient client) {
        var form = new StringBuilder("grant_type=client_credentials");
        client.scope().ifPresent(scope -> form.append("&scope=").append(encoded(scope)));
        if (client.secret().isEmpty()) {
            form.append("&client_id=").append(encoded(client.clientId()));
        }
        var request = OutboundRequest.post(client.endpoint(), "application/x-www-form-urlencoded", form.toString())
                .with("Accept", "application/json");
        return client.secret()
                .map(secret -> request.with("Authorization", basic(encoded(client.clientId()), encoded(secret))))
                .orElse(request);
    }

    /** The header of HTTP Basic (RFC 7617). For a token endpoint, name and secret are form-encoded before (RFC 6749 section 2.3.1). */
    public static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Token read(OutboundAnswer answer, Instant asked) throws OutboundException {
        var json = parse(answer);
        if (answer.status() != OK) {
            var error = json.path("error").asText("").replaceAll("[^A-Za-z0-9_.-]", "");
            throw none("the token endpoint answered " + answer.status()
                    + (error.isEmpty() ? "" : " " + error.substring(0, Math.min(error.length(), 64))));
        }
        var token = json.path("access_token").asText("");
        if (!TOKEN.matcher(token).matches()) {
            throw none("the answer of the token endpoint has no access_token that can be sent");
        }
        if (!json.path("token_type").asText("").equalsIgnoreCase("Bearer")) {
            throw none("the token_type of the answer is not Bearer");
        }
        return new Token(token, asked.plus(use(json.path("expires_in").asLong(-1))));
    }

    private static JsonNode parse(OutboundAnswer answer) throws OutboundException {
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw none("the token endpoint answered " + answer.status() + " without JSON");
        }
    }

    private static Duration use(long expiresIn) {
        if (expiresIn < 0) {
            return UNSAID;
        }
        var whole = Duration.ofSeconds(Math.min(expiresIn, LONGEST.toSeconds()));
        var tenth = whole.dividedBy(10);
        return whole.minus(tenth.compareTo(LARGEST_MARGIN) < 0 ? tenth : LARGEST_MARGIN);
    }

    private static OutboundException none(String why) {
        return new OutboundException(Reason.NO_TOKEN, why);
    }
}
