package sol023.cmf.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.store.Database;

/** The changes that are being notified of, each read once for all subscriptions. Belongs to one thread. */
final class KnownEvents {

    private static final int MOST = 2000;

    private final Database database;
    private final EventStore store;
    private final Map<Long, StoredEvent> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredEvent> eldest) {
            return size() > MOST;
        }
    };

    KnownEvents(Database database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    /** Those that are still there. */
    Map<Long, StoredEvent> learn(Collection<Long> seqs) {
        var found = new LinkedHashMap<Long, StoredEvent>();
        var missing = new HashSet<Long>();
        for (var seq : seqs) {
            var event = known.get(seq);
            if (event == null) {
                missing.add(seq);
            } else {
                found.put(seq, event);
            }
        }
        if (!missing.isEmpty()) {
            for (var event : database.read(handle -> store.find(handle, missing))) {
                known.put(event.seq(), event);
                found.put(event.seq(), event);
            }
        }
        return found;
    }

    /** When it happened, if that is known without looking. */
    Optional<Instant> at(long seq) {
        return Optional.ofNullable(known.get(seq)).map(event -> Instant.ofEpochMilli(event.at()));
    }
}
