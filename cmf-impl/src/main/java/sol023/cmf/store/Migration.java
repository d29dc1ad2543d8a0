package sol023.cmf.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema to the newest version; the same SQL on every engine. */
final class Migration {

    private static final String SCRIPTS = "classpath:db/migration";

    private Migration() {}

    static void run(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).locations(SCRIPTS).load().migrate();
    }
}
