package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a defect remembers of earlier exchanges of its run. Thread-safe. */
final class Memory<T> {

    private final List<T> things = new ArrayList<>();

    synchronized void note(T thing) {
        things.add(thing);
    }

    synchronized Optional<T> first() {
        return things.stream().findFirst();
    }

    synchronized Optional<T> last() {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(things.size() - 1));
    }

    /** All, the oldest first. */
    synchronized List<T> all() {
        return List.copyOf(things);
    }

    synchronized boolean knows(T thing) {
        return things.contains(thing);
    }
}
