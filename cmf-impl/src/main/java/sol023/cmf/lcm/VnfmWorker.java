package sol023.cmf.lcm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.store.Database;

/**
 * Looks after one VNFM, on a thread of its own, so that a VNFM that is slow or gone holds up nobody else. Of several nodes the one with the lease does; what it has
 * to do is in the database, so another one goes on where it stopped.
 */
final class VnfmWorker {

    private static final Logger LOG = LoggerFactory.getLogger(VnfmWorker.class);

    /** What a worker works with. */
    record Parts(
            Database database,
            Clock clock,
            Lease lease,
            VnfmClient client,
            Subscribing subscribing,
            Synchronization synchronization,
            Removals removals,
            Backoff backoff) {}

    private final VnfmStore store = new VnfmStore();
    private final String vnfm;
    private final LcmTiming timing;
    private final Parts parts;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private boolean connected;
    private Instant nextAttempt = Instant.EPOCH;
    private Instant nextCheck = Instant.EPOCH;
    private Instant nextResync = Instant.EPOCH;

    VnfmWorker(String vnfm, LcmTiming timing, Parts parts) {
        this.vnfm = vnfm;
        this.timing = timing;
        this.parts = parts;
        this.thread = new Thread(this::run, "lcm-" + vnfm);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is something new. */
    void wake() {
        news.release();
    }

    private void run() {
        while (!closed) {
            survive();
            try {
                if (news.tryAcquire(timing.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                break;
            }
        }
        release(Thread.interrupted());
    }

    /** Whatever goes wrong, an error of the machine included, ends this attempt only. */
    private void survive() {
        try {
            step();
        } catch (Throwable e) {
            connected = false;
            nextAttempt = now().plus(parts.backoff().next());
            if (!closed) {
                LOG.error("Looking after VNFM {} failed; it is tried again", vnfm, e);
            }
        }
    }

    /** @param interrupted what only the request was to notice */
    private void release(boolean interrupted) {
        LOG.debug("The work for VNFM {} has ended{}", vnfm, interrupted ? ", broken off" : "");
        try {
            parts.lease().release();
        } catch (RuntimeException e) {
            LOG.warn("The lease for VNFM {} could not be given back, and runs out: {}", vnfm, e.toString());
        }
    }

    private void step() {
        try {
            if (parts.lease().acquire()) {
                turn();
            } else {
                connected = false;
            }
        } catch (LeaseLostException e) {
            connected = false;
            LOG.info("Another node looks after VNFM {} now", vnfm);
        } catch (VnfmException e) {
            failed(e.state(), e.getMessage());
            LOG.debug("VNFM {}: {}", vnfm, e.getMessage());
        }
    }

    private void turn() {
        while (parts.removals().work() && !closed) {
            parts.lease().require();
        }
        var row = parts.database().read(handle -> store.find(handle, vnfm)).orElseThrow();
        if (now().isBefore(nextAttempt)) {
            return;
        }
        if (row.isWanted()) {
            keepUp(row);
        } else if (row.state() != VnfmState.TERMINATED) {
            connected = false;
            parts.client().chooseVersion();
            parts.subscribing().unsubscribe();
            setState(VnfmState.TERMINATED, "");
        }
    }

    private void keepUp(VnfmRow row) {
        if (connected && !now().isBefore(nextCheck)) {
            connected = parts.subscribing().isSubscribed();
            nextCheck = now().plus(timing.check());
            if (!connected) {
                LOG.info("VNFM {} has lost the subscription; it is made again", vnfm);
            }
        }
        boolean fresh = !connected;
        if (fresh) {
            parts.client().chooseVersion();
            parts.subscribing().subscribe();
        }
        if (fresh || row.isResyncWanted() || !now().isBefore(nextResync)) {
            parts.synchronization().all();
            nextResync = now().plus(timing.resync());
        }
        parts.synchronization().operations();
        parts.synchronization().occasions();
        if (fresh) {
            connected = true;
            nextCheck = now().plus(timing.check());
            parts.backoff().reset();
            setState(VnfmState.SUBSCRIBED, "");
        }
        parts.removals().work();
    }

    private void failed(VnfmState state, String detail) {
        connected = false;
        nextAttempt = now().plus(parts.backoff().next());
        setState(state, detail);
    }

    /** Tells of a change once, in the log and the database, and not of each attempt; another reason for the same state is a change that keeps the time. */
    private void setState(VnfmState state, String detail) {
        var before = parts.database().read(handle -> store.find(handle, vnfm)).orElseThrow();
        if (before.state() == state && before.detail().equals(detail)) {
            return;
        }
        var since = before.state() == state ? before.since() : now();
        parts.database().write(handle -> {
            store.setState(handle, vnfm, state, detail, since);
            return state;
        });
        var why = detail.isEmpty() ? "" : ": " + detail;
        if (state == VnfmState.SUBSCRIBED || state == VnfmState.TERMINATED) {
            LOG.info("VNFM {} is {}", vnfm, state.text());
        } else {
            LOG.warn("VNFM {} is {}{}; it is tried again", vnfm, state.text(), why);
        }
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /** Begins nothing more; a request that has begun may finish. */
    void stop() {
        closed = true;
        news.release();
    }

    /** Waits for no answer any more. */
    void breakOff() {
        thread.interrupt();
    }

    /** Waits until it has stopped; false if it has not by then. */
    boolean awaitStopped(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
        return !thread.isAlive();
    }
}
