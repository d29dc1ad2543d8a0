package sol023.cmf.server;

import java.security.SecureRandom;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.store.Database;

/** Keeps the key of the markers of pages in the database, so that every node takes the markers of every other. */
final class PageMarkerKeyStore {

    private PageMarkerKeyStore() {}

    /** The key, made by the first node that asks. */
    static byte[] key(Database database) {
        var made = new byte[Markers.KEY_OCTETS];
        new SecureRandom().nextBytes(made);
        return database.write(handle -> {
            handle.execute("insert into page_marker_key (id, secret) values (1, ?) on conflict (id) do nothing", made);
            return handle.createQuery("select secret from page_marker_key where id = 1")
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
