package sol023.conformance.target;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Things that are dear to make and that all scenarios of a run share: connections, keys, a path found. Thread-safe. */
public final class RunScope implements Closeable {

    private final Map<Object, Object> things = new HashMap<>();
    private final Deque<Closeable> closeables = new ArrayDeque<>();

    /** The thing of that name and type; made by {@code maker} when first asked for. */
    public synchronized <T> T once(String name, Class<T> type, Supplier<T> maker) {
        Object key = type.getName() + "/" + name;
        Object thing = things.get(key);
        if (thing == null) {
            thing = maker.get();
            things.put(key, thing);
            if (thing instanceof Closeable closeable) {
                closeables.push(closeable);
            }
        }
        return type.cast(thing);
    }

    /** Closes what was made, the last first. */
    @Override
    public synchronized void close() throws IOException {
        @Nullable IOException first = null;
        while (!closeables.isEmpty()) {
            try {
                closeables.pop().close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
