package sol023.cmf.access.oauth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers values for a time, and of too many forgets those that were not used for longest. Safe for use by many threads. */
final class BoundedCache<K, V> {

    private record Entry<V>(V value, Instant end) {}

    private final int most;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

    BoundedCache(int most) {
        this.most = most;
    }

    synchronized Optional<V> find(K key, Instant now) {
        var found = entries.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (!now.isBefore(found.end())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(found.value());
    }

    synchronized void put(K key, V value, Instant end) {
        entries.put(key, new Entry<>(value, end));
        if (entries.size() > most) {
            var eldest = entries.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    synchronized int size() {
        return entries.size();
    }
}
