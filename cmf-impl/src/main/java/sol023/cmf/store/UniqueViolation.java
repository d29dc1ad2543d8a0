package sol023.cmf.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Recognises on every engine that a row would have appeared twice under a unique key. */
public final class UniqueViolation {

    private static final String POSTGRES_UNIQUE_VIOLATION = "23505";

    private UniqueViolation() {}

    /** Tells whether {@code failure}, as it came out of {@link Database#write}, or one of its causes is a violation of a unique key. */
    public static boolean isIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY;
            }
            if (cause instanceof SQLException sql) {
                return POSTGRES_UNIQUE_VIOLATION.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
