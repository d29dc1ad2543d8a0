package sol023.conformance.vnfm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.Recorder;

/**
 * A token endpoint for one client: the client credentials grant (RFC 6749 section 4.4). The client shows its secret by HTTP Basic or in
 * the form, or its TLS client certificate (RFC 8705). Tokens are known to this endpoint only. Thread-safe.
 */
public final class TokenEndpoint implements AutoCloseable, Endpoint {

    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    private final URI uri;
    private final ClientProof client;
    private final Clock clock;
    private final Recorder recorder;
    private final Runnable onClose;
    private final Inbox<Delivery> inbox = new Inbox<>();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofMinutes(5);
    private volatile @Nullable Script script;

    TokenEndpoint(URI uri, ClientProof client, Clock clock, Recorder recorder, Runnable onClose) {
        this.uri = uri;
        this.client = client;
        this.clock = clock;
        this.recorder = recorder;
        this.onClose = onClose;
    }

    /** What a subscription names as tokenEndpoint. */
    public URI uri() {
        return uri;
    }

    /** Who may have tokens, and how it proves to be itself. */
    public ClientProof client() {
        return client;
    }

    /** Every request that came. */
    public Inbox<Delivery> inbox() {
        return inbox;
    }

    /** How long the next tokens are good. */
    public TokenEndpoint lifetime(Duration time) {
        lifetime = time;
        return this;
    }

    /** Answers the next requests like that, whoever asks, the last of them all that follow. */
    public TokenEndpoint answering(Reply... replies) {
        Script given = new Script();
        given.set(replies);
        script = given;
        return this;
    }

    /** All tokens so far are good no longer. */
    public void forget() {
        tokens.clear();
    }

    @Override
    public Reply take(Incoming request) {
        Call call =
                new Call(request, Optional.ofNullable(script).map(Script::next).orElseGet(() -> answer(request)));
        inbox.add(new Delivery(call, call.recordIn(recorder)));
        return call.reply();
    }

    /** Why a request may not be served: it has no token, or none that is good; empty if it may. */
    public Optional<Reply> objection(Incoming request) {
        Optional<String> token = request.bearer();
        if (token.isEmpty()) {
            return Optional.of(Reply.problem(
                    401, "There is no bearer token.", new Header("WWW-Authenticate", "Bearer realm=\"vnfm\"")));
        }
        Instant end = tokens.get(token.get());
        return end != null && clock.instant().isBefore(end)
                ? Optional.empty()
                : Optional.of(Reply.problem(
                        401,
                        "The bearer token is not good.",
                        new Header("WWW-Authenticate", "Bearer realm=\"vnfm\", error=\"invalid_token\"")));
    }

    private Reply answer(Incoming request) {
        if (!request.method().equals("POST")) {
            return Reply.problem(405, "A token endpoint takes POST.", new Header("Allow", "POST"));
        }
        if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request");
        }
        Form form = Form.of(request.text());
        if (!form.value("grant_type").equals(Optional.of("client_credentials"))) {
            return error(400, form.value("grant_type").isEmpty() ? "invalid_request" : "unsupported_grant_type");
        }
        if (!client.isShownIn(request, form)) {
            return error(401, "invalid_client");
        }
        String token = Unguessable.text();
        tokens.put(token, clock.instant().plus(lifetime));
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", lifetime.toSeconds());
        form.value("scope").ifPresent(scope -> content.put("scope", scope));
        return Reply.json(200, content, NO_STORE);
    }

    private static Reply error(int status, String error) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("error", error);
        return status == 401
                ? Reply.json(status, content, NO_STORE, new Header("WWW-Authenticate", "Basic realm=\"vnfm\""))
                : Reply.json(status, content, NO_STORE);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
