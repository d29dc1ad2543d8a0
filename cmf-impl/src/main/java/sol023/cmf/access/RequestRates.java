package sol023.cmf.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each consumer: one bucket for each that the configuration names, so memory is bounded. Of this node only. */
public final class RequestRates {

    private final Map<Consumer, Bucket> buckets = new ConcurrentHashMap<>();
    private final Consumers consumers;
    private final Clock clock;

    public RequestRates(Consumers consumers, Clock clock) {
        this.consumers = consumers;
        this.clock = clock;
    }

    /** Counts one request; how long to wait if it is one too many. */
    public Optional<Duration> count(Consumer consumer) {
        var limits = consumers.terms(consumer).limits();
        if (limits.requestsPerSecond() == 0) {
            return Optional.empty();
        }
        return buckets.computeIfAbsent(consumer, none -> new Bucket(limits, clock.instant()))
                .take(clock.instant());
    }

    private static final class Bucket {

        private final ConsumerLimits limits;
        private double left;
        private Instant filled;

        Bucket(ConsumerLimits limits, Instant now) {
            this.limits = limits;
            this.left = limits.burst();
            this.filled = now;
        }

        /** A clock that goes back gives nothing and takes nothing. */
        synchronized Optional<Duration> take(Instant now) {
            var passed = Duration.between(filled, now);
            filled = now;
            if (!passed.isNegative()) {
                left = Math.min(limits.burst(), left + seconds(passed) * limits.requestsPerSecond());
            }
            if (left >= 1) {
                left--;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) ((1 - left) / limits.requestsPerSecond() * 1e9)));
        }

        private static double seconds(Duration passed) {
            return passed.toSeconds() + passed.toNanosPart() / 1e9;
        }
    }
}
