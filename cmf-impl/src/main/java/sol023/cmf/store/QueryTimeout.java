package sol023.cmf.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long the search for a page may take, so that nobody keeps a connection busy with filters that are costly on purpose. PostgreSQL breaks
 * off what takes longer; SQLite goes on to the end.
 */
public final class QueryTimeout {

    /** In seconds. */
    public static final int SECONDS = 5;

    /** SQLSTATE query_canceled. */
    private static final String CANCELLED = "57014";

    private QueryTimeout() {}

    /** What the query finds; empty if it was broken off. */
    public static <T> Optional<T> answer(Supplier<T> query) {
        try {
            return Optional.of(query.get());
        } catch (RuntimeException e) {
            if (isIn(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isIn(RuntimeException thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException e && CANCELLED.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
