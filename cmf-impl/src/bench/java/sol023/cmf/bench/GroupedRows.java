package sol023.cmf.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that durable storage costs here: rows into one SQLite table, as many callers as wait together in one
 * transaction with one fsync. Part of the floor.
 */
final class GroupedRows implements AutoCloseable {

    private static final int MOST_TOGETHER = 256;

    private final Connection connection;
    private final PreparedStatement insert;
    private final BlockingQueue<Row> queue = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "rows");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String key, byte[] value, CompletableFuture<Boolean> done) {}

    private GroupedRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("insert into entry (k, v) values (?, ?)");
    }

    static GroupedRows open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute("create table if not exists entry (k text primary key, v blob not null)");
        }
        connection.setAutoCommit(false);
        GroupedRows rows = new GroupedRows(connection);
        rows.writer.setDaemon(true);
        rows.writer.start();
        return rows;
    }

    /** Returns when the row is on disk. */
    void add(String key, byte[] value) {
        Row row = new Row(key, value, new CompletableFuture<>());
        queue.add(row);
        row.done().join();
    }

    private void write() {
        List<Row> together = new ArrayList<>();
        try {
            while (true) {
                together.add(queue.take());
                queue.drainTo(together, MOST_TOGETHER - 1);
                commit(together);
                together.forEach(row -> row.done().complete(true));
                together.clear();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            together.forEach(row -> row.done().completeExceptionally(e));
        }
    }

    private void commit(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            insert.setString(1, row.key());
            insert.setBytes(2, row.value());
            insert.executeUpdate();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        writer.interrupt();
        connection.close();
    }
}
