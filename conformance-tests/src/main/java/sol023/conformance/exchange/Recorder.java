package sol023.conformance.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the exchanges of one scenario. What it keeps has no secrets any more; a client that must judge the received octets
 * keeps its own copy of them.
 */
public final class Recorder {

    private final Clock clock;
    private final Redactor redactor;
    private final Decoders decoders;
    private final List<Exchange> exchanges = new ArrayList<>();

    public Recorder(Clock clock, Redactor redactor, Decoders decoders) {
        this.clock = clock;
        this.redactor = redactor;
        this.decoders = decoders;
    }

    /** Notes a request that was answered. The time taken runs from {@code sent} (the same clock) to now. */
    public synchronized Exchange answered(Instant sent, Exchange.Request request, Exchange.Response response) {
        return add(new Exchange(
                exchanges.size() + 1,
                sent,
                since(sent),
                clean(request),
                Optional.of(clean(response)),
                Optional.empty(),
                false));
    }

    /**
     * Notes a request of the target and what we answer.
     *
     * @param response empty: none, and {@code trouble} says why
     * @param took from the request to the answer
     */
    public synchronized Exchange received(
            Instant at, Duration took, Exchange.Request request, Optional<Exchange.Response> response, String trouble) {
        return add(new Exchange(
                exchanges.size() + 1,
                at,
                took,
                clean(request),
                response.map(this::clean),
                response.isPresent() ? Optional.empty() : Optional.of(redactor.text(trouble)),
                true));
    }

    /** Notes a request without an answer, and the trouble in words. */
    public synchronized Exchange unanswered(Instant sent, Exchange.Request request, String trouble) {
        return add(new Exchange(
                exchanges.size() + 1,
                sent,
                since(sent),
                clean(request),
                Optional.empty(),
                Optional.of(redactor.text(trouble)),
                false));
    }

    /** The latest exchange; empty before the first. */
    public synchronized Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    }

    /** All so far, in order. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private Exchange add(Exchange exchange) {
        exchanges.add(exchange);
        return exchange;
    }

    private Duration since(Instant sent) {
        return Duration.between(sent, clock.instant());
    }

    private Exchange.Request clean(Exchange.Request request) {
        byte[] body = redactor.octets(request.body().bytes());
        return new Exchange.Request(
                request.method(),
                redactor.url(request.url()),
                redactor.headers(request.headers()),
                new Body(body),
                () -> decoded(request.headers(), body));
    }

    private Exchange.Response clean(Exchange.Response response) {
        byte[] body = redactor.octets(response.body().bytes());
        return new Exchange.Response(
                response.status(),
                redactor.headers(response.headers()),
                new Body(body),
                () -> decoded(response.headers(), body));
    }

    private Optional<Exchange.Decoded> decoded(List<Header> headers, byte[] body) {
        return decoders.decode(Exchange.mediaType(headers), body)
                .map(view -> new Exchange.Decoded(view.kind(), redactor.text(view.text())));
    }
}
