package sol023.cmf.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.notification.DeliveryStore.Row;
import sol023.cmf.outbound.Futures;
import sol023.cmf.outbound.OutboundAnswer;
import sol023.cmf.outbound.OutboundException;
import sol023.cmf.outbound.Uris;

/** Sends what is to be delivered, and tells the work what has become of it. Belongs to one thread; results come to it by {@code inbox}. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private static final int PROBLEM_LENGTH = 500;

    private final KnownEvents events;
    private final CallbackClient callbacks;
    private final Bounds bounds;
    private final BackOff backOff;
    private final Supplier<String> apiRoot;
    private final Consumer<Runnable> inbox;
    private final Clock clock;

    /**
     * How many notifications are under way at the same time.
     *
     * @param ofSubscription to one subscription
     * @param ofConsumer to all subscriptions of one consumer, so that the connections are enough for others
     */
    record Bounds(int ofSubscription, int ofConsumer) {}

    private record One(Work work, Row row) {}

    /**
     * @param apiRoot before {@code /certnotify}, for links
     * @param inbox runs what it gets on the thread that this belongs to
     */
    Sending(
            KnownEvents events,
            CallbackClient callbacks,
            Bounds bounds,
            BackOff backOff,
            Supplier<String> apiRoot,
            Consumer<Runnable> inbox,
            Clock clock) {
        this.events = events;
        this.callbacks = callbacks;
        this.bounds = bounds;
        this.backOff = backOff;
        this.apiRoot = apiRoot;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Sends what may be sent now. */
    void sendAll(Collection<Work> works) {
        var next = next(works);
        if (next.isEmpty()) {
            return;
        }
        Map<Long, StoredEvent> known;
        try {
            known = events.learn(next.stream().map(each -> each.row().seq()).toList());
        } catch (Throwable fault) { // they are sent at another step
            next.forEach(each -> each.work().notSent(each.row()));
            throw fault;
        }
        for (var each : next) {
            var event = known.get(each.row().seq());
            if (event == null) { // its subscription has been terminated meanwhile
                each.work().arrived(each.row());
            } else {
                send(each, event);
            }
        }
    }

    private List<One> next(Collection<Work> works) {
        var ofConsumer = new HashMap<sol023.cmf.access.Consumer, Integer>();
        works.forEach(work -> ofConsumer.merge(work.subscription().owner(), work.underWay(), Integer::sum));
        var next = new ArrayList<One>();
        for (var work : works) {
            var owner = work.subscription().owner();
            while (ofConsumer.getOrDefault(owner, 0) < bounds.ofConsumer()) {
                var row = work.next(bounds.ofSubscription());
                if (row.isEmpty()) {
                    break;
                }
                ofConsumer.merge(owner, 1, Integer::sum);
                next.add(new One(work, row.get()));
            }
        }
        return next;
    }

    private void send(One one, StoredEvent event) {
        var subscription = one.work().subscription();
        try {
            var text = NotificationText.of(event, subscription, apiRoot.get());
            Futures.whenDone(
                    callbacks.deliver(subscription, text),
                    (answer, failure) -> inbox.accept(() -> done(one, event, answer, failure)));
        } catch (Throwable fault) { // one that cannot be written or sent keeps nothing else from being sent
            inbox.accept(() -> done(one, event, null, fault));
        }
    }

    private void done(One one, StoredEvent event, @Nullable OutboundAnswer answer, @Nullable Throwable failure) {
        var work = one.work();
        if (failure == null && answer != null && answer.status() / 100 == 2) {
            work.arrived(one.row());
            return;
        }
        var cause = cause(failure);
        var problem = problem(answer, cause);
        LOG.info(
                "Notification {} of subscription {} has not arrived at {} (attempt {}): {}",
                NotificationText.id(event, work.subscription()),
                work.subscription().id(),
                Uris.shown(work.subscription().callbackUri()),
                one.row().attempts() + 1,
                problem);
        work.failed(one.row(), problem);
        if (isOfEndpoint(answer, cause)) {
            work.endpointFails(after(backOff.after(work.failures() + 1)));
        }
    }

    private Instant after(Duration pause) {
        return clock.instant().plus(pause);
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
}
