package sol023.cmf.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Engine.SQLITE.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_commit_is_flushed_to_disk() {
        var full = 2;

        assertThat(database.<Integer>write(handle ->
                        handle.select("pragma synchronous").mapTo(Integer.class).one()))
                .isEqualTo(full);
        assertThat(database.<String>write(handle ->
                        handle.select("pragma journal_mode").mapTo(String.class).one()))
                .isEqualTo("wal");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void only_its_owner_may_read_the_files() throws Exception {
        database.write(handle -> handle.execute("create table thing (name text)"));
        try (var files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_ever() {
        assertThatThrownBy(() -> database.write(handle -> database.write(inner -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }

    @Test
    void work_that_ends_the_common_transaction_is_not_reported_as_written() {
        database.write(handle -> handle.execute("create table thing (name text)"));

        assertThatThrownBy(() -> database.write(handle -> {
                    handle.execute("insert into thing values ('a')");
                    handle.execute("rollback"); // what SQLite does by itself when the disk is full
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        database.write(handle -> handle.execute("insert into thing values ('b')"));
        assertThat(database.<String>read(handle -> handle.select("select name from thing")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("b");
    }
}
