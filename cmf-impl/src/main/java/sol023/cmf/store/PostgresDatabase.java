package sol023.cmf.store;

/** A PostgreSQL database. */
@SuppressWarnings("DoNotCallSuggester")
final class PostgresDatabase implements Database {

    private PostgresDatabase() {}

    static PostgresDatabase open(StoreSettings.Postgres settings) {
        throw new UnsupportedOperationException(settings.toString());
    }

    @Override
    public <T> T read(Work<T> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T write(Work<T> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
