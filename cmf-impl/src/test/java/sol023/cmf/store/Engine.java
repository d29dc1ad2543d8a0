package sol023.cmf.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The engines that every test of stored data runs on. */
public enum Engine {
    SQLITE {
        @Override
        public StoreSettings settings(Path folder) {
            return new StoreSettings.Embedded(folder.resolve("cmf.db"));
        }
    },
    POSTGRES {
        @Override
        public StoreSettings settings(Path folder) {
            return new StoreSettings.Postgres(Server.newDatabase(), "postgres", "postgres", 8);
        }
    };

    /** Settings of an empty database of this engine, that is gone when {@code folder} or this process is. */
    public abstract StoreSettings settings(Path folder);

    /** Opens an empty database. */
    public Database open(Path folder) {
        return Databases.open(settings(folder));
    }

    /** One server for all tests, started when the first one needs it and stopped with the process. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();
        private static final AtomicInteger COUNT = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        // nothing here outlives the process, and stopping must not wait for the disk
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static String newDatabase() {
            var name = "test" + COUNT.incrementAndGet();
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return POSTGRES.getJdbcUrl("postgres", name);
        }
    }
}
