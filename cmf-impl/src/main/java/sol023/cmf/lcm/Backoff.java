package sol023.cmf.lcm;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses after failures: doubled each time up to a limit, each somewhere between half of that and all of it, so that nodes and CMFs do not ask in step. */
final class Backoff {

    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration most;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 to 1 */
    Backoff(Duration first, Duration most, DoubleSupplier random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** The whole pause after so many failures before this one. */
    static Duration after(int failures, Duration first, Duration most) {
        return Duration.ofMillis(Math.min(most.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS)));
    }

    Duration next() {
        long full = after(failures, first, most).toMillis();
        failures++;
        return Duration.ofMillis((long) (full * (0.5 + random.getAsDouble() / 2)));
    }

    void reset() {
        failures = 0;
    }
}
