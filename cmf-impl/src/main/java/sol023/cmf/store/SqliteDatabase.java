package sol023.cmf.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file in write-ahead mode, synchronised to disk at each commit. One thread writes (see {@link GroupCommitWriter}), several connections read.
 */
final class SqliteDatabase implements Database {

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final int READERS = Math.max(4, Runtime.getRuntime().availableProcessors());

    private final HikariDataSource readers;
    private final Jdbi reading;
    private final GroupCommitWriter writer;

    private SqliteDatabase(HikariDataSource readers, GroupCommitWriter writer) {
        this.readers = readers;
        this.reading = Jdbi.create(readers);
        this.writer = writer;
    }

    static SqliteDatabase open(StoreSettings.Embedded settings) {
        makePrivate(settings.file());
        var url = "jdbc:sqlite:" + settings.file().toAbsolutePath();
        var writing = dataSource(url, SQLiteConfig.TransactionMode.IMMEDIATE);
        Migration.run(writing, "binary", "integer primary key autoincrement");
        var pool = new HikariConfig();
        pool.setPoolName("readers");
        pool.setDataSource(dataSource(url, SQLiteConfig.TransactionMode.DEFERRED));
        pool.setConnectionInitSql("pragma query_only = true");
        pool.setMaximumPoolSize(READERS);
        return new SqliteDatabase(new HikariDataSource(pool), new GroupCommitWriter(Jdbi.create(writing)));
    }

    private static SQLiteDataSource dataSource(String url, SQLiteConfig.TransactionMode mode) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setTransactionMode(mode);
        var dataSource = new SQLiteDataSource(config);
        dataSource.setUrl(url);
        return dataSource;
    }

    /** SQLite gives the files beside the database the permissions of the database file. */
    private static void makePrivate(Path file) {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (FileAlreadyExistsException secondStart) {
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException("The database file cannot be made", failure);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return reading.inTransaction(work::run);
    }

    @Override
    public <T> Optional<T> search(Duration atMost, Work<T> work) {
        try {
            return Optional.of(reading.inTransaction(handle -> {
                var limit = SqliteTimeLimit.start(handle.getConnection(), atMost);
                try {
                    return work.run(handle);
                } finally {
                    limit.end();
                }
            }));
        } catch (RuntimeException e) {
            if (SqliteTimeLimit.hasEnded(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T queue(Work<T> work) {
        return writer.write(work);
    }

    /** There is one writer. */
    @Override
    public RowLocks rowLocks() {
        return RowLocks.NONE;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
