package sol023.cmf.store;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The database of the CMF. Open one with {@link Databases#open}; safe for use by many threads. */
public interface Database extends AutoCloseable {

    /** Runs {@code work} on one snapshot of the data. What it writes is refused. */
    <T> T read(Work<T> work);

    /**
     * Runs {@code work} as {@link #read} does, but breaks it off when one of its statements takes too long, so that nobody keeps a
     * connection busy with searches that are costly on purpose.
     *
     * @param atMost rounded up to whole seconds by PostgreSQL, for each statement; SQLite counts all of {@code work}
     * @return empty if it was broken off
     */
    <T> Optional<T> search(Duration atMost, Work<T> work);

    /**
     * Runs {@code work} in a transaction and returns when that transaction is durable. {@code work} may run more than once and on another thread, so it has no
     * effect but on the handle, and calls no method of this database. Of two transactions that overlap, one behaves as if it came after the other (serializable).
     */
    <T> T write(Work<T> work);

    /**
     * Runs {@code work} as {@link #write} does, but for queues, of which many workers take and put rows at the same time: each statement sees what others have
     * committed by then, and rows are locked by the statements themselves with what {@link #rowLocks} says.
     */
    <T> T queue(Work<T> work);

    /** How rows are locked in {@link #queue}. */
    RowLocks rowLocks();

    /** Ends what has begun and closes all connections. */
    @Override
    void close();

    /** Statements of one transaction. An exception rolls back this work only and reaches the caller as it is. */
    @FunctionalInterface
    interface Work<T> {
        T run(Handle handle);
    }
}
