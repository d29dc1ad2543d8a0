package sol023.cmf.admin;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that the CRL is renewed in time although nobody asks for it. */
public final class CrlRenewal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CrlRenewal.class);

    private final ScheduledExecutorService executor;

    private CrlRenewal(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Looks after the CRL now and then after each {@code interval}. */
    public static CrlRenewal start(CrlPublication publication, Duration interval) {
        var executor = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "crl-renewal");
            thread.setDaemon(true);
            return thread;
        });
        var scheduled = executor.scheduleWithFixedDelay(
                () -> renew(publication), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug(
                "The CRL is looked after each {}, first in {} ms", interval, scheduled.getDelay(TimeUnit.MILLISECONDS));
        return new CrlRenewal(executor);
    }

    private static void renew(CrlPublication publication) {
        try {
            publication.current();
        } catch (RuntimeException failure) { // the next attempt may succeed; an exception would end the schedule
            LOG.error("The CRL could not be renewed", failure);
        }
    }

    /** Lets a renewal that has begun finish. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last renewal of the CRL has not finished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
