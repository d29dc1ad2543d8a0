package sol023.cmf.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.SerializableTransactionRunner;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A PostgreSQL database: writers are serializable and run again when PostgreSQL cannot order them, readers see one snapshot. */
final class PostgresDatabase implements Database {

    /** Class 40 is transaction rollback; 40001 (serialization failure) and 40P01 (deadlock) are worth another attempt. */
    private static final String TRANSACTION_ROLLBACK = "40";

    /** SQLSTATE query_canceled. */
    private static final String QUERY_CANCELLED = "57014";

    private static final int MAX_RETRIES = 100;

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;

    private PostgresDatabase(HikariDataSource writers, HikariDataSource readers) {
        this.writers = writers;
        this.readers = readers;
        this.writing = Jdbi.create(writers);
        this.writing.setTransactionHandler(new SerializableTransactionRunner());
        this.writing
                .getConfig(SerializableTransactionRunner.Configuration.class)
                .setSerializationFailureSqlState(TRANSACTION_ROLLBACK)
                .setMaxRetries(MAX_RETRIES);
        this.reading = Jdbi.create(readers);
    }

    static PostgresDatabase open(StoreSettings.Postgres settings) {
        var writerCount = (settings.connections() + 1) / 2;
        var writers = new HikariDataSource(config(settings, "writers", writerCount, "TRANSACTION_SERIALIZABLE"));
        try {
            Migration.run(writers, "\"C\"", "bigint generated always as identity primary key");
            var config =
                    config(settings, "readers", settings.connections() - writerCount, "TRANSACTION_REPEATABLE_READ");
            config.setReadOnly(true);
            return new PostgresDatabase(writers, new HikariDataSource(config));
        } catch (RuntimeException failure) {
            writers.close();
            throw failure;
        }
    }

    private static HikariConfig config(
            StoreSettings.Postgres settings, String name, int connections, String isolation) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setTransactionIsolation(isolation);
        return config;
    }

    @Override
    public <T> T read(Work<T> work) {
        return reading.inTransaction(work::run);
    }

    @Override
    public <T> Optional<T> search(Duration atMost, Work<T> work) {
        int seconds = (int) Math.max(1, atMost.plusMillis(999).toSeconds());
        try {
            return Optional.of(reading.inTransaction(handle -> {
                handle.getConfig(SqlStatements.class).setQueryTimeout(seconds);
                return work.run(handle);
            }));
        } catch (RuntimeException e) {
            if (wasCancelled(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean wasCancelled(RuntimeException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException e && QUERY_CANCELLED.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public <T> T write(Work<T> work) {
        return writing.inTransaction(handle -> {
            var result = work.run(handle);
            checkNotFailed(handle);
            return result;
        });
    }

    @Override
    public <T> T queue(Work<T> work) {
        return writing.inTransaction(TransactionIsolationLevel.READ_COMMITTED, handle -> {
            var result = work.run(handle);
            checkNotFailed(handle);
            return result;
        });
    }

    @Override
    public RowLocks rowLocks() {
        return RowLocks.ROWS;
    }

    /** PostgreSQL answers the commit of a transaction in which a statement has failed by a rollback, and the driver does not tell. */
    private static void checkNotFailed(Handle handle) {
        if (state(handle) == TransactionState.FAILED) {
            throw new IllegalStateException("A statement of the transaction has failed, so nothing of it can be kept");
        }
    }

    private static TransactionState state(Handle handle) {
        try {
            return handle.getConnection().unwrap(BaseConnection.class).getTransactionState();
        } catch (SQLException failure) {
            throw new IllegalStateException("The connection has no state", failure);
        }
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
    }
}
