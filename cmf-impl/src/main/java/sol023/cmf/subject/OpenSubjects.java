package sol023.cmf.subject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Database;

/**
 * Bounds how many subjects a consumer has open. The number is kept in memory and read from the store once a minute, and again when the
 * bound is reached: so registrations do not wait for each other in the store. With several nodes the bound is not exact.
 */
final class OpenSubjects {

    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final Duration TRUSTED_AT_BOUND = Duration.ofSeconds(1);

    private final Map<Consumer, Count> counts = new ConcurrentHashMap<>();
    private final Database database;
    private final SubjectStore store;
    private final ToIntFunction<Consumer> bounds;
    private final Clock clock;

    /** @param bounds the most subjects of a consumer; 0: any number */
    OpenSubjects(Database database, SubjectStore store, ToIntFunction<Consumer> bounds, Clock clock) {
        this.database = database;
        this.store = store;
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
            if (!done) {
                count.release();
            }
        }
    }

    /** A subject is deregistered. */
    void remove(Consumer owner) {
        var count = counts.get(owner);
        if (count != null) {
            count.release();
        }
    }

    private final class Count {

        private int open;
        private @Nullable Instant read;

        synchronized void reserve(Consumer owner, int most) {
            var now = clock.instant();
            if (isOlder(now, TRUSTED) || (open >= most && isOlder(now, TRUSTED_AT_BOUND))) {
                open = database.read((Handle handle) -> store.count(handle, owner, most));
                read = now;
            }
            if (open >= most) {
                throw new ProblemException(
                        422,
                        "This consumer has " + most
                                + " subjects registered, as many as it may; deregister some first.");
            }
            open++;
        }

        private boolean isOlder(Instant now, Duration age) {
            return read == null || read.plus(age).isBefore(now);
        }

        synchronized void release() {
            open = Math.max(0, open - 1);
        }
    }
}
