package sol023.conformance.client.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that a consumer has in a run, by scope; each is used until shortly before it expires. Thread-safe. */
public final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Optional<String>, Token> tokens = new HashMap<>();

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /** A token of that scope that is good for a while, asked for by {@code client} when there is none. */
    public synchronized Token of(Optional<String> scope, TokenClient client) {
        Token known = tokens.get(scope);
        if (known == null || known.expires().minus(MARGIN).isBefore(clock.instant())) {
            known = client.fetch(scope, "");
            tokens.put(scope, known);
        }
        return known;
    }
}
