package sol023.cmf.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.notification.DeliveryStore.Row;
import sol023.cmf.outbound.Futures;
import sol023.cmf.outbound.OutboundAnswer;
import sol023.cmf.outbound.OutboundException;
import sol023.cmf.outbound.Uris;
import sol023.cmf.store.Database;

/**
 * Delivers what is in the outbox. One thread does all but the sending, which needs none: it takes over subscriptions that have something to be delivered, sends, and
 * writes down in groups what has arrived. Another node takes over what this one has when it gives no sign of life for the time of a lease.
 */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final int MOST_TAKEN = 2000;
    private static final int ROWS = 64;
    private static final int EVENTS = 2000;
    private static final int PURGED = 5000;
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(20);
    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(10);
    private static final int PROBLEM_LENGTH = 500;

    private final Database database;
    private final Distribution distribution;
    private final EventStore events;
    private final DeliveryStore store;
    private final CallbackClient callbacks;
    private final NotificationSettings settings;
    private final Supplier<String> apiRoot;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final String node = Long.toHexString(random.nextLong());
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Map<String, Work> works = new HashMap<>();
    private final Map<Long, StoredEvent> knownEvents = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StoredEvent> eldest) {
            return size() > EVENTS;
        }
    };
    private final Thread thread = new Thread(this::run, "notifications");
    private volatile boolean closed;
    private Instant renewed = Instant.EPOCH;
    private Instant written = Instant.EPOCH;
    private Instant purged = Instant.EPOCH;

    /** @param apiRoot before {@code /certnotify}, for links */
    Deliveries(
            Database database,
            Distribution distribution,
            EventStore events,
            DeliveryStore store,
            CallbackClient callbacks,
            NotificationSettings settings,
            Supplier<String> apiRoot,
            Clock clock) {
        this.database = database;
        this.distribution = distribution;
        this.events = events;
        this.store = store;
        this.callbacks = callbacks;
        this.settings = settings;
        this.apiRoot = apiRoot;
        this.clock = clock;
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
            } catch (RuntimeException fault) { // the database may be there again at the next step
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
        sendAll();
        receive(inbox.poll(busy ? 1 : pollMillis(), TimeUnit.MILLISECONDS));
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            next.run();
        }
        sendAll();
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
        int room = MOST_TAKEN - works.size();
        if (room <= 0 || !database.read(handle -> store.isAnythingDue(handle, now))) {
            return false;
        }
        var taken = database.queue(handle -> works(handle, room, now));
        taken.forEach(work -> works.put(work.subscription().id(), work));
        return !taken.isEmpty();
    }

    /** Claimed and read in one transaction: what cannot be read is not held. */
    private List<Work> works(Handle handle, int room, Instant now) {
        var found = new ArrayList<Work>();
        for (var each : store.claim(handle, node, now, now.plus(settings.lease()), room, database.rowLocks())) {
            distribution
                    .find(handle, each.subscriptionId())
                    .ifPresent(subscription -> found.add(new Work(
                            subscription, each.failures(), store.rows(handle, each.subscriptionId(), now, ROWS), now)));
        }
        return found;
    }

    private void sendAll() {
        var sending = new ArrayList<Sending>();
        for (var work : works.values()) {
            for (var next = work.next(settings.concurrency());
                    next.isPresent();
                    next = work.next(settings.concurrency())) {
                sending.add(new Sending(work, next.get()));
            }
        }
        if (sending.isEmpty()) {
            return;
        }
        try {
            learnEvents(sending);
        } catch (RuntimeException fault) { // they are sent at another step
            sending.forEach(each -> each.work().notSent(each.row()));
            throw fault;
        }
        sending.forEach(this::send);
    }

    private record Sending(Work work, Row row) {}

    private void learnEvents(List<Sending> sending) {
        var missing = new HashSet<Long>();
        for (var each : sending) {
            if (!knownEvents.containsKey(each.row().seq())) {
                missing.add(each.row().seq());
            }
        }
        if (!missing.isEmpty()) {
            database.read(handle -> events.find(handle, missing)).forEach(event -> knownEvents.put(event.seq(), event));
        }
    }

    private void send(Sending sending) {
        var work = sending.work();
        var event = knownEvents.get(sending.row().seq());
        if (event == null) { // its subscription has been terminated meanwhile
            work.arrived(sending.row());
            return;
        }
        try {
            var text = NotificationText.of(event, work.subscription(), apiRoot.get());
            Futures.whenDone(
                    callbacks.deliver(work.subscription(), text),
                    (answer, failure) -> inbox.add(() -> done(sending, event, answer, failure)));
        } catch (RuntimeException fault) { // one that cannot be written or sent keeps nothing else from being sent
            inbox.add(() -> done(sending, event, null, fault));
        }
    }

    private void done(
            Sending sending, StoredEvent event, @Nullable OutboundAnswer answer, @Nullable Throwable failure) {
        var work = sending.work();
        var row = sending.row();
        if (failure == null && answer != null && answer.status() / 100 == 2) {
            work.arrived(row);
            return;
        }
        var cause = cause(failure);
        var problem = problem(answer, cause);
        LOG.info(
                "Notification {} of subscription {} has not arrived at {} (attempt {}): {}",
                NotificationText.id(event, work.subscription()),
                work.subscription().id(),
                Uris.shown(work.subscription().callbackUri()),
                row.attempts() + 1,
                problem);
        work.failed(row, problem);
        if (isOfEndpoint(answer, cause)) {
            work.endpointFails(clock.instant().plus(backOff(work.failures() + 1)));
        }
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether anything else sent there would fail too. */
    private static boolean isOfEndpoint(@Nullable OutboundAnswer answer, @Nullable Throwable cause) {
        return answer == null
                ? cause instanceof OutboundException
                : answer.status() >= 500 || answer.status() == 429 || answer.status() == 408;
    }

    private static String problem(@Nullable OutboundAnswer answer, @Nullable Throwable cause) {
        var words = cause == null
                ? "it answered " + (answer == null ? "nothing" : answer.status())
                : String.valueOf(cause.getMessage());
        return words.length() <= PROBLEM_LENGTH ? words : words.substring(0, PROBLEM_LENGTH);
    }

    private Duration backOff(int failures) {
        var retry = settings.retry();
        double doubled = retry.first().toMillis() * Math.pow(2, Math.min(failures - 1, 30));
        double bounded = Math.min(doubled, (double) retry.longest().toMillis());
        return Duration.ofMillis((long) (bounded * (0.5 + random.nextDouble() / 2)));
    }

    private void writeIfTime() {
        var now = clock.instant();
        if (!written.plus(BETWEEN_WRITES).isAfter(now) || now.isBefore(written)) {
            written = now;
            write(now);
        }
    }

    /** What has arrived or failed, of all subscriptions together, and what is over. */
    private void write(Instant now) {
        var outcomes = works.values().stream()
                .map(work -> new Outcome(work, work.takeArrived(), work.takeFailed(), work.isOver()))
                .filter(Outcome::isAnything)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        if (outcomes.isEmpty()) {
            return;
        }
        database.queue(handle -> {
            store.lock(handle, outcomes.stream().map(Outcome::id).toList(), database.rowLocks());
            outcomes.forEach(outcome -> write(handle, outcome, now));
            return outcomes;
        });
        outcomes.stream().filter(Outcome::over).forEach(outcome -> works.remove(outcome.id()));
    }

    private record Outcome(Work work, java.util.Set<Long> arrived, List<Work.Failed> failed, boolean over) {

        String id() {
            return work.subscription().id();
        }

        boolean isAnything() {
            return over || !arrived.isEmpty() || !failed.isEmpty();
        }
    }

    private void write(Handle handle, Outcome outcome, Instant now) {
        store.arrived(handle, outcome.id(), outcome.arrived());
        for (var failed : outcome.failed()) {
            int attempts = failed.row().attempts() + 1;
            if (isTooOld(failed.row(), now)) {
                store.park(handle, outcome.id(), failed.row().seq(), attempts, now, failed.problem());
            } else {
                store.failed(
                        handle,
                        outcome.id(),
                        failed.row().seq(),
                        attempts,
                        now.plus(backOff(attempts)),
                        failed.problem());
            }
        }
        if (outcome.over()) {
            store.release(
                    handle,
                    node,
                    outcome.id(),
                    next(handle, outcome),
                    outcome.work().failures());
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
        return Optional.ofNullable(knownEvents.get(row.seq()))
                .map(event -> Instant.ofEpochMilli(event.at())
                        .plus(settings.retry().age())
                        .isBefore(now))
                .orElse(false);
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
            int gone = database.queue(handle -> events.purge(handle, PURGED));
            LOG.debug("{} changes have arrived everywhere", gone);
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
