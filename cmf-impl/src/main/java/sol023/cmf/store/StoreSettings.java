package sol023.cmf.store;

import java.nio.file.Path;

/** Which database, and how to reach it. */
public sealed interface StoreSettings {

    /** The embedded store: one SQLite file, made when missing; its folder exists. For one node. */
    record Embedded(Path file) implements StoreSettings {}

    /**
     * A PostgreSQL database, for any number of nodes.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param connections the most connections this node opens
     */
    record Postgres(String url, String user, String password, int connections) implements StoreSettings {

        public Postgres {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("The URL of a PostgreSQL database starts with jdbc:postgresql:");
            }
            if (connections < 2) {
                throw new IllegalArgumentException("A node needs at least two connections");
            }
        }

        @Override
        public String toString() {
            return "Postgres[user=" + user + ", connections=" + connections + "]";
        }
    }
}
