package sol023.cmf.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to SQLite. What queues up while a transaction is being made durable goes together into the next one: one flush to disk for all of
 * them. Each piece of work has a savepoint, so one that fails takes nobody else along, and each caller waits until the common transaction is durable.
 */
final class GroupCommitWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int MAX_GROUP = 256;

    private final Jdbi jdbi;
    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;
    private @Nullable Handle handle;

    GroupCommitWriter(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.thread = new Thread(this::run, "store-writer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    <T> T write(Database.Work<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("A transaction cannot wait for another one that is to follow it");
        }
        var job = new Job<>(work);
        queue.add(job);
        if (closed.get() && queue.remove(job)) {
            throw new IllegalStateException("The database is closed");
        }
        return job.await();
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        queue.add(Job.last());
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException notNow) {
                interrupted = true;
            }
        }
        queue.forEach(job -> job.fail(new IllegalStateException("The database is closed")));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var group = new ArrayList<Job<?>>(MAX_GROUP);
        while (group.stream().noneMatch(Job::isLast)) {
            group.clear();
            try {
                group.add(queue.take());
                queue.drainTo(group, MAX_GROUP - 1);
                writeTogether(group);
            } catch (InterruptedException nobodyMayInterrupt) {
                LOG.warn("The writer of the database was interrupted and goes on");
            } catch (Throwable failure) { // whoever waits must hear of it, and the next group may succeed
                group.forEach(job -> job.fail(failure));
                dropConnection();
            }
        }
        dropConnection();
    }

    private void writeTogether(List<Job<?>> group) throws SQLException {
        try {
            commit(group);
        } catch (SQLException failure) {
            LOG.warn("A common transaction of {} failed; each is tried alone: {}", group.size(), failure.getMessage());
            dropConnection();
            for (var job : group) {
                writeAlone(job);
            }
        }
        group.forEach(Job::complete);
    }

    private void writeAlone(Job<?> job) {
        try {
            commit(List.of(job));
        } catch (SQLException failure) {
            dropConnection();
            job.fail(failure);
        }
    }

    /** SQLite may roll back a transaction by itself (full disk). The savepoint is gone then, and releasing it fails: nothing is reported as written that is not. */
    private void commit(List<Job<?>> group) throws SQLException {
        var open = connected();
        var connection = open.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var job : group) {
                statement.execute("savepoint job");
                if (!job.run(open)) {
                    statement.execute("rollback to job");
                }
                statement.execute("release job");
            }
        }
        connection.setAutoCommit(true);
    }

    private Handle connected() {
        var open = handle;
        if (open == null) {
            open = jdbi.open();
            handle = open;
        }
        return open;
    }

    private void dropConnection() {
        var open = handle;
        handle = null;
        if (open != null) {
            try {
                open.getConnection().close();
            } catch (SQLException failure) {
                LOG.warn("The connection of the writer did not close: {}", failure.getMessage());
            }
        }
    }

    /** One piece of work and who waits for it. */
    private static final class Job<T> {

        private final Database.@Nullable Work<T> work;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;

        Job(Database.@Nullable Work<T> work) {
            this.work = work;
        }

        static Job<Object> last() {
            return new Job<>(null);
        }

        boolean isLast() {
            return work == null;
        }

        /** Runs the work; false if it failed. */
        boolean run(Handle handle) {
            result = null;
            failure = null;
            try {
                if (work != null) {
                    result = work.run(handle);
                }
                return true;
            } catch (Throwable thrown) { // kept for the caller, whatever it is
                failure = thrown;
                return false;
            }
        }

        void complete() {
            if (failure != null) {
                future.completeExceptionally(failure);
            } else {
                future.complete(result);
            }
        }

        void fail(Throwable reason) {
            future.completeExceptionally(reason);
        }

        T await() {
            try {
                return future.join();
            } catch (CompletionException wrapper) {
                if (wrapper.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                if (wrapper.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException("The transaction failed", wrapper.getCause());
            }
        }
    }
}
