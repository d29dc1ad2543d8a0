package sol023.cmf.cmp;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends overdue transactions and forgets old ones, again and again until closed. Several nodes may do so at once. */
public final class CmpSweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CmpSweeper.class);

    private final CmpEndpoint endpoint;
    private final ScheduledExecutorService executor;

    private CmpSweeper(CmpEndpoint endpoint) {
        this.endpoint = endpoint;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "cmp-sweeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to sweep. */
    public static CmpSweeper start(CmpEndpoint endpoint, Duration interval) {
        var sweeper = new CmpSweeper(endpoint);
        var tasks = sweeper.executor.scheduleWithFixedDelay(
                sweeper::sweep, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("sweeping every {}, {}", interval, tasks.isDone() ? "stopped" : "started");
        return sweeper;
    }

    private void sweep() {
        try {
            endpoint.sweep();
        } catch (RuntimeException e) {
            LOG.error("CMP transactions could not be swept; it is tried again", e);
        }
    }

    /** Lets a sweep that has begun finish. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last sweep of CMP transactions has not finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
