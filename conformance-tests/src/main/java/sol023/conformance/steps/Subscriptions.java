package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.After;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubscriptionsClient;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.TokenEndpoint;

/** The subscriptions that a scenario has made, or tried to; those that are left when it ends are terminated. */
public final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    /** A subscription request: what it said, what came back, and where notifications come in. */
    static final class Subscription {
        private final SubscriptionsClient caller;
        private final ObjectNode request;
        private final HttpAnswer answer;
        private final Callback callback;
        private final TokenEndpoint tokens;
        private boolean gone;

        private Subscription(
                SubscriptionsClient caller,
                ObjectNode request,
                HttpAnswer answer,
                Callback callback,
                TokenEndpoint tokens) {
            this.caller = caller;
            this.request = request;
            this.answer = answer;
            this.callback = callback;
            this.tokens = tokens;
        }

        JsonNode request() {
            return request;
        }

        HttpAnswer answer() {
            return answer;
        }

        Callback callback() {
            return callback;
        }

        TokenEndpoint tokens() {
            return tokens;
        }

        /** The representation in the answer; a missing node if there is none. */
        JsonNode shown() {
            return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        }

        /** The identifier that the CMF gave; empty if it made no subscription. */
        Optional<String> id() {
            return answer.status() == 201
                    ? Optional.of(shown().path("id").asText("")).filter(id -> !id.isEmpty())
                    : Optional.empty();
        }

        /** Location, resolved against the URI of the request. */
        Optional<URI> location() {
            return answer.header("Location")
                    .map(location -> answer.exchange().request().url().resolve(location));
        }
    }

    private final Parties parties;
    private final OwnVnfm vnfm;
    private final Answers answers;
    private final List<Subscription> all = new ArrayList<>();
    private @Nullable Subscription current;

    public Subscriptions(Parties parties, OwnVnfm vnfm, Answers answers) {
        this.parties = parties;
        this.vnfm = vnfm;
        this.answers = answers;
    }

    /** The VNFM subscribes with a callback of its own, which becomes the current one. */
    Subscription subscribe(Consumer<SubscriptionDraft> change) {
        return subscribe(parties.vnfm().subscriptions(), vnfm.callback(), ClientProof.BySecret.random(), change);
    }

    /** A caller subscribes. */
    Subscription subscribe(
            SubscriptionsClient caller, Callback callback, ClientProof client, Consumer<SubscriptionDraft> change) {
        TokenEndpoint tokens = vnfm.tokens(client);
        SubscriptionDraft draft = new SubscriptionDraft(callback.uri(), tokens.uri(), client);
        change.accept(draft);
        HttpAnswer answer = caller.subscribe(draft.write());
        Subscription made = new Subscription(caller, draft.root(), answer, callback, tokens);
        all.add(made);
        current = made;
        answers.note(answer);
        return made;
    }

    /** The current subscription is asked for once more, by the same content. */
    Subscription again() {
        Subscription before = current();
        HttpAnswer answer = before.caller.subscribe(before.request.toString());
        Subscription second = new Subscription(before.caller, before.request, answer, before.callback, before.tokens);
        all.add(second);
        current = second;
        answers.note(answer);
        return second;
    }

    /** Ends a subscription; notes that it is gone when the CMF says so. */
    HttpAnswer terminate(Subscription subscription) {
        HttpAnswer answer = subscription.caller.terminate(subscription.id().orElseThrow());
        if (answer.status() == 204) {
            subscription.gone = true;
        }
        answers.note(answer);
        return answer;
    }

    Subscription current() {
        if (current == null) {
            throw new IllegalStateException("nothing was subscribed yet");
        }
        return current;
    }

    /** The subscription before the current one. */
    Subscription previous() {
        return all.get(all.indexOf(current()) - 1);
    }

    List<Subscription> all() {
        return List.copyOf(all);
    }

    // before the subjects go, so that their going is told to nobody
    @After(order = 20_000)
    public void remove() {
        try {
            all.stream()
                    .filter(subscription -> subscription.id().isPresent() && !subscription.gone)
                    .forEach(subscription ->
                            subscription.caller.terminate(subscription.id().orElseThrow()));
        } catch (NoAnswerException e) {
            LOG.warn("Subscriptions of the scenario stay behind: {}", e.getMessage());
        }
    }
}
