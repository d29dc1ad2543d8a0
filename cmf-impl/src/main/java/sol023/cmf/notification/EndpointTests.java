package sol023.cmf.notification;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sol023.cmf.access.Consumer;
import sol023.cmf.outbound.OutboundException;
import sol023.cmf.sol013.ProblemException;

/**
 * Tests notification endpoints before anything is subscribed (SOL023 clause 7.5.3.3.1). Each test keeps a thread of the server waiting, so only some run at the same
 * time, and each has an end. Safe for use by many threads.
 */
final class EndpointTests {

    private static final int NO_CONTENT = 204;
    private static final int PART_OF_CONSUMER = 4;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final CallbackClient callbacks;
    private final int atOnce;
    private final Duration whole;
    private final Map<Consumer, Integer> running = new HashMap<>();

    /**
     * @param atOnce of all consumers; of one a quarter
     * @param whole after which a test has failed, with the request of the token
     */
    EndpointTests(CallbackClient callbacks, int atOnce, Duration whole) {
        this.callbacks = callbacks;
        this.atOnce = atOnce;
        this.whole = whole;
    }

    /** Returns if the endpoint does what it has to; else ends the request with 422, and with 503 if too many are tested. */
    void require(Subscription subscription) {
        var owner = subscription.owner();
        enter(owner);
        try {
            var answer = callbacks
                    .test(subscription)
                    .orTimeout(whole.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            if (answer.status() != NO_CONTENT) {
                throw failed("it answered " + answer.status() + " to a GET, and not 204.");
            }
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof OutboundException known) {
                throw failed(String.valueOf(known.getMessage()));
            }
            if (failure.getCause() instanceof TimeoutException) {
                throw failed("it took longer than " + whole.toMillis() + " ms, with the token.");
            }
            throw failure;
        } finally {
            leave(owner);
        }
    }

    private static ProblemException failed(String why) {
        return new ProblemException(422, "The test of the notification endpoint has failed: " + why);
    }

    private synchronized void enter(Consumer owner) {
        int all = running.values().stream().mapToInt(Integer::intValue).sum();
        int ofOwner = running.getOrDefault(owner, 0);
        if (all >= atOnce || ofOwner >= Math.max(1, atOnce / PART_OF_CONSUMER)) {
            throw ProblemException.unavailable(
                    RETRY, "Too many notification endpoints are being tested; try again later.");
        }
        running.put(owner, ofOwner + 1);
    }

    private synchronized void leave(Consumer owner) {
        int left = running.getOrDefault(owner, 1) - 1;
        if (left > 0) {
            running.put(owner, left);
        } else {
            running.remove(owner);
        }
    }
}
