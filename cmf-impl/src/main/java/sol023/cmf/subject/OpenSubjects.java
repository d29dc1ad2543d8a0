package sol023.cmf.subject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;

/**
 * Bounds how many subjects a consumer has open. The number is kept in memory and read from the store once a minute, and again when the
 * bound is reached: so registrations do not wait for each other in the store. With several nodes the bound is not exact.
 */
final class OpenSubjects {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final Duration TRUSTED_AT_BOUND = Duration.ofSeconds(1);

    private final Map<Consumer, Count> counts = new ConcurrentHashMap<>();
    private final Stored stored;
    private final ToIntFunction<Consumer> bounds;
    private final Clock clock;

    /** How many subjects of a consumer are in the store; at most {@code limit} are counted. */
    interface Stored {
        int count(Consumer owner, int limit);
    }

    /** @param bounds the most subjects of a consumer; 0: any number */
    OpenSubjects(Stored stored, ToIntFunction<Consumer> bounds, Clock clock) {
        this.stored = stored;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Does what registers one subject more, unless that is one too many. */
    <T> T add(Consumer owner, Supplier<T> registration) {
        int most = bounds.applyAsInt(owner);
        if (most == 0) {
            return registration.get();
        }
        var count = counts.computeIfAbsent(owner, none -> new Count());
        count.reserve(owner, most);
        boolean done = false;
        try {
            var result = registration.get();
            done = true;
            return result;
        } finally {
            count.settle(done);
        }
    }

    /** A subject is deregistered. */
    void remove(Consumer owner) {
        var count = counts.get(owner);
        if (count != null) {
            count.release();
        }
    }

    /** Never lower than what is stored and what is being registered; what is too high is mended at the bound. */
    private final class Count {

        private int open;
        private int pending;
        private boolean released;
        private @Nullable Instant read;

        synchronized void reserve(Consumer owner, int most) {
            var now = clock.instant();
            if (isOlder(now, TRUSTED) || (isFull(most) && (released || isOlder(now, TRUSTED_AT_BOUND)))) {
                released = false;
                open = stored.count(owner, most);
                read = now;
            }
            if (isFull(most)) {
                throw new ProblemException(
                        422,
                        "This consumer has " + most
                                + " subjects registered, as many as it may; deregister some first.");
            }
            pending++;
        }

        private boolean isFull(int most) {
            return open + pending >= most;
        }

        private boolean isOlder(Instant now, Duration age) {
            return read == null || read.plus(age).isBefore(now);
        }

        synchronized void settle(boolean registered) {
            pending--;
            if (registered) {
                open++;
            }
        }

        synchronized void release() {
            released = true;
        }
    }
}
