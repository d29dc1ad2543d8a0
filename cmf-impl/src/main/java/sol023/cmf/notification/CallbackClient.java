package sol023.cmf.notification;

import java.util.concurrent.CompletableFuture;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.OutboundAnswer;
import sol023.cmf.outbound.OutboundRequest;
import sol023.cmf.outbound.TokenClient;
import sol023.cmf.outbound.Tokens;

/** Talks to notification endpoints (SOL023 clause 7.5.5) with the authorization that the subscriber has asked for. */
final class CallbackClient {

    private static final int UNAUTHORIZED = 401;

    private final Outbound outbound;
    private final Tokens tokens;
    private final String version;

    /** @param version of the interface, for the header Version */
    CallbackClient(Outbound outbound, Tokens tokens, String version) {
        this.outbound = outbound;
        this.tokens = tokens;
        this.version = version;
    }

    /** Tests the endpoint (clause 7.5.5.3.2). */
    CompletableFuture<OutboundAnswer> test(Subscription subscription) {
        return send(subscription, OutboundRequest.get(subscription.callbackUri()));
    }

    /** Delivers a notification (clause 7.5.5.3.1). */
    CompletableFuture<OutboundAnswer> deliver(Subscription subscription, String notification) {
        return send(subscription, OutboundRequest.post(subscription.callbackUri(), "application/json", notification));
    }

    private CompletableFuture<OutboundAnswer> send(Subscription subscription, OutboundRequest request) {
        if (subscription.authorization() instanceof CallbackAuthorization.Unread) {
            throw new IllegalStateException("nothing can be sent without the authorization of the subscriber");
        }
        var owner = subscription.owner().name();
        var versioned = request.onBehalfOf(owner)
                .with("Version", version)
                .with("Accept", "application/json, application/problem+json");
        if (subscription.authorization() instanceof CallbackAuthorization.ByToken by) {
            return sendWithToken(owner, by.client(), versioned);
        }
        return outbound.send(
                subscription.authorization() instanceof CallbackAuthorization.ByPassword by
                        ? versioned.with("Authorization", Tokens.basic(by.name(), by.password()))
                        : versioned);
    }

    private CompletableFuture<OutboundAnswer> sendWithToken(String owner, TokenClient client, OutboundRequest request) {
        return tokens.tokenFor(owner, client)
                .thenCompose(token -> outbound.send(request.with("Authorization", "Bearer " + token))
                        .thenApply(answer -> {
                            if (answer.status() == UNAUTHORIZED) {
                                tokens.forget(client, token);
                            }
                            return answer;
                        }));
    }
}
