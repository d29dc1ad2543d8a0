package sol023.cmf.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import sol023.cmf.notification.DeliveryStore.Row;
import sol023.cmf.store.Database;

/** Writes down what has arrived and what has not, of many subscriptions in one transaction. */
final class Outcomes {

    private final Database database;
    private final DeliveryStore store;
    private final KnownEvents events;
    private final NotificationSettings.Retry retry;
    private final BackOff backOff;
    private final String node;

    private record Outcome(Work work, Set<Long> arrived, List<Work.Failed> failed, boolean over) {

        String id() {
            return work.subscription().id();
        }

        boolean isAnything() {
            return over || !arrived.isEmpty() || !failed.isEmpty();
        }

        Stream<Long> failedSeqs() {
            return failed.stream().map(each -> each.row().seq());
        }

        /** One that is terminated, or another node's, gets nothing more from here. */
        void stopUnless(Set<String> held) {
            if (!held.contains(id())) {
                work.stop();
            }
        }

        void giveBack() {
            work.giveBack(arrived, failed);
        }
    }

    /** @param node that delivers */
    Outcomes(
            Database database,
            DeliveryStore store,
            KnownEvents events,
            NotificationSettings.Retry retry,
            BackOff backOff,
            String node) {
        this.database = database;
        this.store = store;
        this.events = events;
        this.retry = retry;
        this.backOff = backOff;
        this.node = node;
    }

    /** Answers the subscriptions that are over, and are let go of. */
    List<String> write(Collection<Work> works, Instant now) {
        var outcomes = works.stream()
                .map(work -> new Outcome(work, work.takeArrived(), work.takeFailed(), work.isOver()))
                .filter(Outcome::isAnything)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        if (outcomes.isEmpty()) {
            return List.of();
        }
        boolean written = false;
        try {
            events.learn(outcomes.stream().flatMap(Outcome::failedSeqs).toList());
            var held = database.queue(handle -> write(handle, outcomes, now));
            written = true;
            outcomes.forEach(outcome -> outcome.stopUnless(held));
            return outcomes.stream().filter(Outcome::over).map(Outcome::id).toList();
        } finally {
            if (!written) { // the database may be there again at the next step; what has arrived must not be sent again
                outcomes.forEach(Outcome::giveBack);
            }
        }
    }

    /** Answers the subscriptions that this node still has. */
    private Set<String> write(Handle handle, List<Outcome> outcomes, Instant now) {
        var ids = outcomes.stream().map(Outcome::id).toList();
        var held = store.lockHeld(handle, node, ids, database.rowLocks());
        outcomes.forEach(outcome -> write(handle, outcome, now));
        return held;
    }

    private void write(Handle handle, Outcome outcome, Instant now) {
        store.arrived(handle, outcome.id(), outcome.arrived());
        for (var failed : outcome.failed()) {
            int attempts = failed.row().attempts() + 1;
            long seq = failed.row().seq();
            if (isTooOld(failed.row(), now)) {
                store.park(handle, outcome.id(), seq, attempts, now, failed.problem());
            } else {
                store.failed(handle, outcome.id(), seq, attempts, now.plus(backOff.after(attempts)), failed.problem());
            }
        }
        parkOlder(handle, outcome, now);
        if (outcome.over()) {
            store.release(
                    handle,
                    node,
                    outcome.id(),
                    next(handle, outcome),
                    outcome.work().failures());
        }
    }

    /** An endpoint that fails is tried with one at a time and long pauses: what is too old does not wait for its turn, or it would hardly come. */
    private void parkOlder(Handle handle, Outcome outcome, Instant now) {
        if (outcome.work().pause().isPresent() && !outcome.failed().isEmpty()) {
            var problem = outcome.failed().get(0).problem();
            store.parkOlder(handle, outcome.id(), now.minus(retry.age()), now, problem);
        }
    }

    /** While the endpoint fails, nothing is due before the end of its pause. */
    private OptionalLong next(Handle handle, Outcome outcome) {
        var due = store.nextDue(handle, outcome.id());
        return due.isEmpty()
                ? due
                : OptionalLong.of(Math.max(
                        due.getAsLong(),
                        outcome.work().pause().map(Instant::toEpochMilli).orElse(0L)));
    }

    private boolean isTooOld(Row row, Instant now) {
        return events.at(row.seq())
                .map(at -> at.plus(retry.age()).isBefore(now))
                .orElse(false);
    }
}
