package sol023.cmf.lcm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import sol023.cmf.store.Database;

/** Which of several nodes speaks with one VNFM. Used by one thread. */
final class Lease {

    private final VnfmStore store = new VnfmStore();
    private final Database database;
    private final Clock clock;
    private final String vnfm;
    private final String node;
    private final Duration length;
    private Instant renewAt = Instant.EPOCH;
    private boolean held;

    /** @param node another for each process */
    Lease(Database database, Clock clock, String vnfm, String node, Duration length) {
        this.database = database;
        this.clock = clock;
        this.vnfm = vnfm;
        this.node = node;
        this.length = length;
    }

    /** Takes or keeps it. */
    boolean acquire() {
        var now = clock.instant();
        if (!held || !now.isBefore(renewAt)) {
            held = database.write(handle -> store.lease(handle, vnfm, node, now, length));
            renewAt = now.plus(length.dividedBy(3));
        }
        return held;
    }

    /** @throws LeaseLostException if another node has it */
    void require() {
        if (!acquire()) {
            throw new LeaseLostException();
        }
    }

    /** As {@link #require}, in the transaction that depends on it. */
    void require(Handle handle) {
        if (!store.holdsLease(handle, vnfm, node)) {
            throw new LeaseLostException();
        }
    }

    /** Lets another node take over at once. */
    void release() {
        if (held) {
            held = false;
            database.write(handle -> {
                store.release(handle, vnfm, node);
                return true;
            });
        }
    }
}
