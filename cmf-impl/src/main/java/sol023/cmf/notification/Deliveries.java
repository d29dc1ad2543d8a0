package sol023.cmf.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.Consumer;
import sol023.cmf.notification.DeliveryStore.Due;
import sol023.cmf.store.Database;

/**
 * Delivers what is in the outbox. One thread does all but the sending, which needs none: it takes over subscriptions that have something to be delivered, sends, and
 * writes down in groups what has arrived. Another node takes over what this one has when it gives no sign of life for the time of a lease.
 */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final int ROWS = 64;

    /** Subscriptions for each notification that may be under way: most of them wait for answers or have little to send. */
    private static final int PLACES = 2;

    private static final int PURGED = 5000;
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(20);
    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(10);

    private final Database database;
    private final Distribution distribution;
    private final EventStore events;
    private final DeliveryStore store;
    private final NotificationSettings settings;
    private final Places places;
    private final Sending sending;
    private final Outcomes outcomes;
    private final Clock clock;
    private final String node = Long.toHexString(new SecureRandom().nextLong());
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Map<String, Work> works = new HashMap<>();
    private final Thread thread = new Thread(this::run, "notifications");
    private volatile boolean closed;
    private Instant renewed = Instant.EPOCH;
    private Instant written = Instant.EPOCH;
    private Instant purged = Instant.EPOCH;

    /**
     * @param ofConsumer how many notifications to one consumer are under way at the same time
     * @param apiRoot before {@code /certnotify}, for links
     */
    Deliveries(
            Database database,
            Distribution distribution,
            EventStore events,
            DeliveryStore store,
            CallbackClient callbacks,
            NotificationSettings settings,
            int ofConsumer,
            Supplier<String> apiRoot,
            Clock clock) {
        this.database = database;
        this.distribution = distribution;
        this.events = events;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        var known = new KnownEvents(database, events);
        var backOff = new BackOff(settings.retry());
        this.places = new Places(PLACES * ofConsumer);
        var bounds = new Sending.Bounds(settings.concurrency(), ofConsumer);
        this.sending = new Sending(known, callbacks, bounds, backOff, apiRoot, inbox::add, clock);
        this.outcomes = new Outcomes(database, store, known, settings.retry(), backOff, node);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends nothing more for a subscription that is no more. */
    void forget(String subscriptionId) {
        inbox.add(() -> {
            var work = works.get(subscriptionId);
            if (work != null) {
                work.stop();
            }
        });
    }

    private void run() {
        while (!closed) {
            try {
                step();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable fault) { // the database may be there again at the next step, or the memory
                LOG.error("Notifications could not be worked on; it is tried again", fault);
                pauseAfterFault();
            }
        }
        release();
    }

    private void pauseAfterFault() {
        try {
            receive(inbox.poll(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void step() throws InterruptedException {
        boolean busy = distribution.run();
        busy |= takeOver();
        sending.sendAll(works.values());
        receive(inbox.poll(busy ? 1 : pollMillis(), TimeUnit.MILLISECONDS));
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            next.run();
        }
        sending.sendAll(works.values());
        writeIfTime();
        renewIfTime();
        purgeIfTime();
    }

    private long pollMillis() {
        return works.isEmpty() ? IDLE.toMillis() : BETWEEN_WRITES.toMillis();
    }

    private static void receive(@Nullable Runnable message) {
        if (message != null) {
            message.run();
        }
    }

    private boolean takeOver() {
        var now = clock.instant();
        int room = places.all() - works.size();
        var held = Places.taken(works.values());
        var full = places.full(held);
        if (room <= 0 || !database.read(handle -> store.isAnythingDue(handle, now, full))) {
            return false;
        }
        var taken = database.queue(
                handle -> works(handle, store.due(handle, now, full, room, database.rowLocks()), held, now));
        taken.forEach(work -> works.put(work.subscription().id(), work));
        return !taken.isEmpty();
    }

    /** Claimed and read in one transaction: what cannot be read is not held. */
    private List<Work> works(Handle handle, List<Due> due, Map<Consumer, Integer> held, Instant now) {
        var taken = new HashMap<>(held);
        var claimed = new ArrayList<Due>();
        var found = new ArrayList<Work>();
        for (var each : due) {
            var subscription = distribution.find(handle, each.subscriptionId());
            var owner = subscription.map(Subscription::owner);
            if (owner.isPresent() && taken.merge(owner.get(), 1, Integer::sum) > places.ofConsumer()) {
                continue;
            }
            claimed.add(each);
            subscription.ifPresent(
                    one -> found.add(new Work(one, each.failures(), store.rows(handle, one.id(), now, ROWS), now)));
        }
        store.claim(handle, node, now.plus(settings.lease()), claimed);
        return found;
    }

    private void writeIfTime() {
        var now = clock.instant();
        if (!written.plus(BETWEEN_WRITES).isAfter(now) || now.isBefore(written)) {
            written = now;
            write(now);
        }
    }

    private void write(Instant now) {
        outcomes.write(works.values(), now).forEach(works::remove);
    }

    private void renewIfTime() {
        var now = clock.instant();
        if (works.isEmpty() || renewed.plus(settings.lease().dividedBy(3)).isAfter(now)) {
            return;
        }
        renewed = now;
        var mine = database.queue(handle -> store.renew(handle, node, now.plus(settings.lease())));
        works.values().stream()
                .filter(work -> !mine.contains(work.subscription().id()))
                .forEach(Work::stop);
    }

    private void purgeIfTime() {
        var now = clock.instant();
        if (!purged.plus(BETWEEN_PURGES).isAfter(now)) {
            purged = now;
            int forgotten = database.queue(handle ->
                    store.purgeParked(handle, now.minus(settings.retry().kept()), PURGED));
            int gone = database.queue(handle -> events.purge(handle, PURGED));
            LOG.debug("{} changes have arrived everywhere, {} parked notifications are forgotten", gone, forgotten);
        }
    }

    /** So that another node can go on at once. */
    private void release() {
        try {
            works.values().forEach(Work::stop);
            for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
                next.run();
            }
            write(clock.instant());
            database.queue(handle -> store.releaseAll(handle, node));
        } catch (RuntimeException fault) {
            LOG.warn("What this node was delivering is free only after its lease: {}", fault.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        inbox.add(() -> {});
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
