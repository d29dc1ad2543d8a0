package sol023.cmf.store;

import java.util.Map;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Brings the schema to the newest version; the same SQL on every engine, but for the name of the order of texts by code points. */
final class Migration {

    private static final String SCRIPTS = "classpath:db/migration";

    private Migration() {}

    /**
     * @param byCodePoint how the engine calls the collation that compares code points
     * @param serial how the engine declares a key that counts up
     */
    static void run(DataSource dataSource, String byCodePoint, String serial) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations(SCRIPTS)
                .placeholders(Map.of("byCodePoint", "collate " + byCodePoint, "serial", serial))
                .javaMigrations(ServiceLoader.load(DataMigration.class, Migration.class.getClassLoader()).stream()
                        .map(provider -> new InFlyway(provider.get()))
                        .toArray(JavaMigration[]::new))
                .load()
                .migrate();
    }

    private record InFlyway(DataMigration migration) implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion(migration.version());
        }

        @Override
        public String getDescription() {
            return migration.description();
        }

        @Override
        public @Nullable Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        /** The handle is not closed, as the connection is Flyway's. */
        @Override
        @SuppressWarnings("resource")
        public void migrate(Context context) {
            migration.run(Jdbi.create(context.getConnection()).open());
        }
    }
}
