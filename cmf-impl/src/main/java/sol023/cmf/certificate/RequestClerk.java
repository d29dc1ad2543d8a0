package sol023.cmf.certificate;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about requests that are due, again and again until closed. Several nodes may do so at once. */
public final class RequestClerk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestClerk.class);
    private static final Duration PURGE = Duration.ofMinutes(10);

    private final ScheduledExecutorService executor;

    private RequestClerk(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Begins to decide. */
    public static RequestClerk start(CertificateRequests requests, Duration interval) {
        var executor = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "request-clerk");
            thread.setDaemon(true);
            return thread;
        });
        var deciding = executor.scheduleWithFixedDelay(
                () -> guarded(requests::decideDue), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        var purging = executor.scheduleWithFixedDelay(
                () -> guarded(requests::purge), PURGE.toMillis(), PURGE.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("deciding every {}: {}, {}", interval, deciding.isDone(), purging.isDone());
        return new RequestClerk(executor);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) { // the next attempt may succeed; an exception would end the schedule
            LOG.error("Requests that are due could not be decided; it is tried again", e);
        }
    }

    /** Lets a decision that has begun finish. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last decision about requests has not finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
