package sol023.cmf.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DatabaseTest {

    private final Engine engine;

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Database database;

    DatabaseTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        settings = engine.settings(folder);
        database = Databases.open(settings);
        database.write(handle -> handle.execute("create table thing (name text primary key, size bigint not null)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_search_without_end_is_broken_off_and_the_connection_used_again() {
        for (int i = 0; i < 3; i++) {
            assertThat(database.<Long>search(Duration.ofMillis(100), handle -> handle.select(
                                    "with recursive n (i) as (select 1 union all select i + 1 from n where i > 0)"
                                            + " select count(*) from n")
                            .mapTo(Long.class)
                            .one()))
                    .isEmpty();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(count()).isZero();
        }
    }

    @Test
    void a_search_in_time_finds_and_one_that_fails_tells_why() {
        assertThat(database.<String>search(Duration.ofSeconds(5), handle -> handle.select("select 'a'")
                        .mapTo(String.class)
                        .one()))
                .contains("a");
        assertThatThrownBy(() -> database.search(
                        Duration.ofSeconds(5),
                        handle -> handle.select("select nothing").mapToMap().list()))
                .hasMessageContaining("nothing");
    }

    @Test
    void what_is_written_is_there_after_opening_again() {
        insert("a");
        database.close();
        database = Databases.open(settings);

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_exception_undoes_the_work_and_arrives_as_it_is() {
        var failure = new IllegalStateException("on purpose");

        assertThatThrownBy(() -> database.write(handle -> {
                    insert(handle, "a");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(count()).isZero();
    }

    @Test
    void work_that_fails_takes_no_other_work_along() throws Exception {
        var jobs = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < 200; number++) {
            var name = "thing-" + number;
            var fails = number % 3 == 0;
            jobs.add(() -> written(name, fails));
        }
        var pool = Executors.newFixedThreadPool(32);
        try {
            for (Future<Boolean> outcome : pool.invokeAll(jobs)) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(count()).isEqualTo(200 - 67);
    }

    private boolean written(String name, boolean fails) {
        try {
            database.write(handle -> {
                insert(handle, name);
                if (fails) {
                    throw new IllegalStateException("on purpose");
                }
                return true;
            });
            return !fails && exists(name);
        } catch (IllegalStateException expected) {
            return fails && !exists(name);
        }
    }

    @Test
    void work_that_goes_on_after_a_failed_statement_loses_nothing_it_reports() {
        insert("a");

        // PostgreSQL refuses the whole transaction then, SQLite only the statement: either way the caller is told the
        // truth
        boolean reported;
        try {
            database.write(handle -> {
                insert(handle, "b");
                try {
                    insert(handle, "a");
                } catch (RuntimeException swallowed) {
                    assertThat(UniqueViolation.isIn(swallowed)).isTrue();
                }
                return true;
            });
            reported = true;
        } catch (RuntimeException refused) {
            reported = false;
        }

        if (reported) {
            assertThat(exists("b")).isTrue();
        }
    }

    @Test
    void a_violated_unique_key_is_recognised() {
        insert("a");

        assertThatThrownBy(() -> insert("a")).matches(UniqueViolation::isIn);
    }

    @Test
    void another_violated_constraint_is_no_unique_violation() {
        assertThatThrownBy(() -> database.write(handle -> handle.execute("insert into thing (name) values ('a')")))
                .matches(failure -> !UniqueViolation.isIn(failure));
    }

    @Test
    void who_reads_cannot_write() {
        assertThatThrownBy(() -> database.read(handle -> {
                    insert(handle, "a");
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(count()).isZero();
    }

    @Test
    void a_reader_sees_one_moment_only() {
        var difference = database.read(handle -> {
            var before = count(handle);
            var other = new Thread(() -> insert("a"));
            other.start();
            join(other);
            return count(handle) - before;
        });

        assertThat(difference).isZero();
        assertThat(count()).isEqualTo(1);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void of_two_writers_that_exclude_each_other_one_comes_second() throws Exception {
        for (var round = 0; round < 20; round++) {
            var start = new CountDownLatch(1);
            var pool = Executors.newFixedThreadPool(2);
            try {
                var one = pool.submit(() -> insertUnless(start, "one", "other"));
                var other = pool.submit(() -> insertUnless(start, "other", "one"));
                start.countDown();
                assertThat(one.get() ^ other.get()).isTrue();
            } finally {
                pool.shutdownNow();
            }
            database.write(handle -> handle.execute("delete from thing"));
        }
    }

    private boolean insertUnless(CountDownLatch start, String name, String excluded) throws InterruptedException {
        start.await();
        return database.write(handle -> {
            var free = !exists(handle, excluded);
            if (free) {
                insert(handle, name);
            }
            return free;
        });
    }

    @Test
    void a_closed_database_accepts_nothing() {
        database.close();

        assertThatThrownBy(() -> insert("a")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void closing_twice_is_closing() {
        database.close();
        database.close();

        assertThatThrownBy(() -> insert("a")).isInstanceOf(RuntimeException.class);
    }

    private void insert(String name) {
        database.write(handle -> insert(handle, name));
    }

    private static int insert(Handle handle, String name) {
        return handle.execute("insert into thing (name, size) values (?, 1)", name);
    }

    private boolean exists(String name) {
        return database.read(handle -> exists(handle, name));
    }

    private static boolean exists(Handle handle, String name) {
        return handle.createQuery("select 1 from thing where name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private long count() {
        return database.read(DatabaseTest::count);
    }

    private static long count(Handle handle) {
        return handle.createQuery("select count(*) from thing")
                .mapTo(Long.class)
                .one();
    }
}
