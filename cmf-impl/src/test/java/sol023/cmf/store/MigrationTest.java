package sol023.cmf.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that an older CMF has filled is taken over. */
class MigrationTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void subjects_of_an_older_schema_get_the_rows_that_filters_look_at(Engine engine) {
        var settings = engine.settings(folder);
        var url = url(settings);
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .target(MigrationVersion.fromVersion("5"))
                .load()
                .migrate();
        Jdbi.create(url, "postgres", "postgres").useTransaction(handle -> {
            for (int i = 0; i < 1200; i++) {
                handle.execute(
                        "insert into subject_instance (id, consumer, cert_type, subjects, registered_at)"
                                + " values (?, 'vnfm', 'VNFCI', ?, 1)",
                        "id-" + i,
                        """
                        [{"id":"vnfc-%d","certificates":[{"cn":"a","san":["x.example.org"]},{"san":["%d.example.org"]}]}]"""
                                .formatted(i, i));
                handle.execute(
                        "insert into subject_vnfci (cert_type, consumer, vnfci_id, subject_instance_id)"
                                + " values ('VNFCI', 'vnfm', ?, ?)",
                        "vnfc-" + i,
                        "id-" + i);
            }
        });

        try (var database = Databases.open(settings)) {
            assertThat(count(database, "subject_instance")).isEqualTo(1200);
            assertThat(count(database, "subject_vnfci where vnfci_id = 'vnfc-7' and subject_instance_id = 'id-7'"))
                    .isEqualTo(1);
            assertThat(count(database, "subject_attributes where common_name = 'a' and entry_no = 0"))
                    .isEqualTo(1200);
            assertThat(count(database, "subject_attributes")).isEqualTo(1200);
            assertThat(count(database, "subject_alternative_name where consumer = 'vnfm'"))
                    .isEqualTo(2400);
            assertThat(count(
                            database,
                            "subject_alternative_name where name = '999.example.org'"
                                    + " and subject_instance_id = 'id-999' and entry_no = 1"))
                    .isEqualTo(1);
        }
    }

    private static int count(Database database, String what) {
        return database.read(handle -> handle.createQuery("select count(*) from " + what)
                .mapTo(Integer.class)
                .one());
    }

    private static String url(StoreSettings settings) {
        return settings instanceof StoreSettings.Postgres postgres
                ? postgres.url()
                : "jdbc:sqlite:" + ((StoreSettings.Embedded) settings).file();
    }
}
