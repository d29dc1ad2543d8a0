package sol023.cmf.store;

/** Opens databases. */
public final class Databases {

    private Databases() {}

    /** Connects to the database, creating it (embedded) and migrating its schema to the newest version. */
    public static Database open(StoreSettings settings) {
        if (settings instanceof StoreSettings.Embedded embedded) {
            return SqliteDatabase.open(embedded);
        }
        return PostgresDatabase.open((StoreSettings.Postgres) settings);
    }
}
