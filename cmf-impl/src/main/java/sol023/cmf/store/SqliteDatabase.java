package sol023.cmf.store;

/** One SQLite file in write-ahead mode. */
@SuppressWarnings("DoNotCallSuggester")
final class SqliteDatabase implements Database {

    private SqliteDatabase() {}

    static SqliteDatabase open(StoreSettings.Embedded settings) {
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
