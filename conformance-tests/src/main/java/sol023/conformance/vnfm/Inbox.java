package sol023.conformance.vnfm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What has come in, in order; waits for more. Thread-safe. */
public final class Inbox<T> {

    private final List<T> all = new ArrayList<>();

    /** Another one. */
    public synchronized void add(T one) {
        all.add(one);
        notifyAll();
    }

    /** Everything so far. */
    public synchronized List<T> all() {
        return List.copyOf(all);
    }

    /** How many so far; a mark for {@link #since}. */
    public synchronized int size() {
        return all.size();
    }

    /** What came after that many. */
    public synchronized List<T> since(int mark) {
        return List.copyOf(all.subList(Math.min(mark, all.size()), all.size()));
    }

    /** The first that is wanted, whenever it came; empty when there is none until the time is over. */
    public Optional<T> await(Predicate<? super T> wanted, Duration atMost) {
        return await(1, wanted, atMost).stream().findFirst();
    }

    /** The first that is wanted among those that came after that many; empty when there is none until the time is over. */
    public Optional<T> awaitSince(int mark, Predicate<? super T> wanted, Duration atMost) {
        return matching(mark, wanted, atMost, 1).stream().findFirst();
    }

    /** All that are wanted as soon as there are {@code count} of them, or when the time is over: then perhaps fewer. */
    public List<T> await(int count, Predicate<? super T> wanted, Duration atMost) {
        return matching(0, wanted, atMost, count);
    }

    /** Waits for the whole time, and says which of the wanted came in it. */
    public List<T> during(Duration window, Predicate<? super T> wanted) {
        int mark = size();
        return matching(mark, wanted, window, Integer.MAX_VALUE);
    }

    private synchronized List<T> matching(int mark, Predicate<? super T> wanted, Duration atMost, int count) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            List<T> found = all.subList(Math.min(mark, all.size()), all.size()).stream()
                    .filter(wanted)
                    .toList();
            long left = end - System.nanoTime();
            if (found.size() >= count || left <= 0) {
                return found;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return found;
            }
        }
    }
}
