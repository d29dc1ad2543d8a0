package sol023.cmf.notification;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.notification.DeliveryStore.Row;

/** What a node has taken over of one subscription: lanes, of each of which one notification is under way at a time. Belongs to one thread. */
final class Work {

    private final Subscription subscription;
    private final Map<String, Deque<Row>> lanes = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private final Set<Long> arrived = new HashSet<>();
    private final List<Failed> failed = new ArrayList<>();
    private int underWay;
    private int failures;
    private boolean stopped;
    private Optional<Instant> pause = Optional.empty();

    /** A notification that has not arrived this time. */
    record Failed(Row row, String problem) {}

    Work(Subscription subscription, int failures, List<Row> rows, Instant now) {
        this.subscription = subscription;
        this.failures = failures;
        for (var row : rows) {
            lanes.computeIfAbsent(row.lane(), lane -> new ArrayDeque<>()).add(row);
        }
        lanes.forEach((lane, waiting) -> {
            if (waiting.element().dueAt() <= now.toEpochMilli()) {
                ready.add(lane);
            }
        });
    }

    Subscription subscription() {
        return subscription;
    }

    /** The next to be sent, if more may be under way; it is under way then. After a failure the endpoint is tried with one. */
    Optional<Row> next(int concurrency) {
        int most = failures > 0 ? 1 : concurrency;
        if (stopped || underWay >= most || ready.isEmpty()) {
            return Optional.empty();
        }
        underWay++;
        var waiting = lanes.get(ready.remove());
        return waiting == null ? Optional.empty() : Optional.of(waiting.element());
    }

    void arrived(Row row) {
        underWay--;
        failures = 0;
        arrived.add(row.seq());
        var waiting = lanes.get(row.lane());
        if (waiting != null) {
            waiting.remove();
            if (waiting.isEmpty()) {
                lanes.remove(row.lane());
            } else {
                ready.add(row.lane());
            }
        }
    }

    /** It could not even be tried, and is the next of its lane again. */
    void notSent(Row row) {
        underWay--;
        ready.add(row.lane());
    }

    /** It has not arrived; its lane waits. */
    void failed(Row row, String problem) {
        underWay--;
        failed.add(new Failed(row, problem));
        lanes.remove(row.lane());
    }

    /** The endpoint itself fails: nothing more is sent until then. What was under way at the same time fails with it and counts no more. */
    void endpointFails(Instant until) {
        if (pause.isPresent()) {
            return;
        }
        failures++;
        stopped = true;
        pause = Optional.of(until);
    }

    void stop() {
        stopped = true;
    }

    /** Whether nothing is under way and nothing more can be sent for now. */
    boolean isOver() {
        return underWay == 0 && (stopped || ready.isEmpty());
    }

    /** How many notifications are on their way. */
    int underWay() {
        return underWay;
    }

    int failures() {
        return failures;
    }

    Optional<Instant> pause() {
        return pause;
    }

    Set<Long> takeArrived() {
        var taken = Set.copyOf(arrived);
        arrived.clear();
        return taken;
    }

    /** What was taken and could not be written down. */
    void giveBack(Set<Long> notWritten, List<Failed> failedBefore) {
        arrived.addAll(notWritten);
        failed.addAll(0, failedBefore);
    }

    List<Failed> takeFailed() {
        var taken = List.copyOf(failed);
        failed.clear();
        return taken;
    }
}
