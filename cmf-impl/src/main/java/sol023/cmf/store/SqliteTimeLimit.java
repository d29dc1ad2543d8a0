package sol023.cmf.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** Interrupts the statements of one SQLite connection from some time on, until it is ended. */
final class SqliteTimeLimit {

    /** Steps of SQLite's machine between two looks at the time: some tenths of a millisecond. */
    private static final int STEPS = 10_000;

    private final Connection connection;

    private SqliteTimeLimit(Connection connection) {
        this.connection = connection;
    }

    static SqliteTimeLimit start(Connection pooled, Duration atMost) {
        long begin = System.nanoTime();
        long nanos = atMost.toNanos();
        try {
            var connection = pooled.unwrap(SQLiteConnection.class);
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return System.nanoTime() - begin > nanos ? 1 : 0;
                }
            });
            return new SqliteTimeLimit(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection cannot be limited", e);
        }
    }

    void end() {
        try {
            ProgressHandler.clearHandler(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection stays limited", e);
        }
    }

    /** Whether that is what made a statement fail. */
    static boolean hasEnded(RuntimeException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException e && e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
                return true;
            }
        }
        return false;
    }
}
