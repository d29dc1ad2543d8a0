package sol023.cmf.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.notification.DeliveryStore.Addressed;
import sol023.cmf.store.Database;

/**
 * Finds out to whom a change goes, apart from the transaction of the change, which would take longer the more have subscribed. One node at a time does so, in the order
 * of the changes.
 */
final class Distribution {

    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);

    private static final int AT_ONCE = 50;

    /** So that no change waits long for the transaction in which others are distributed. */
    private static final int ENOUGH = 1000;

    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final SubscriptionStore subscriptions;
    private final EventStore events;
    private final DeliveryStore deliveries;
    private final Clock clock;
    private final Map<String, Subscription> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Subscription> eldest) {
            return size() > REMEMBERED;
        }
    };

    Distribution(
            Database database,
            SubscriptionStore subscriptions,
            EventStore events,
            DeliveryStore deliveries,
            Clock clock) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.events = events;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Distributes what waits; tells whether it did anything. */
    boolean run() {
        return database.read(events::isAnythingPending) && database.queue(this::distribute);
    }

    private boolean distribute(Handle handle) {
        if (!events.takeTurn(handle, database.rowLocks())) {
            return false;
        }
        var pending = events.pending(handle, AT_ONCE);
        if (pending.isEmpty()) {
            return false;
        }
        var addressed = new ArrayList<Addressed>();
        var done = new ArrayList<StoredEvent>();
        for (var event : pending) {
            if (addressed.size() >= ENOUGH) {
                break;
            }
            done.add(event);
            for (var id : subscriptions.idsOf(handle, event.owner(), event.seq())) {
                find(handle, id)
                        .filter(subscription -> SubscriptionFilters.matches(subscription.filter(), event))
                        .ifPresent(subscription -> addressed.add(new Addressed(id, event)));
            }
        }
        add(handle, addressed);
        events.markDistributed(handle, done);
        return true;
    }

    private void add(Handle handle, List<Addressed> addressed) {
        var ids = new HashSet<String>();
        addressed.forEach(each -> ids.add(each.subscriptionId()));
        var there = deliveries.lock(handle, ids, database.rowLocks());
        var wanted = addressed.stream()
                .filter(each -> there.contains(each.subscriptionId()))
                .toList();
        if (!wanted.isEmpty()) {
            deliveries.add(handle, wanted, clock.instant());
        }
    }

    /** Subscriptions never change. */
    synchronized Optional<Subscription> find(Handle handle, String id) {
        var before = known.get(id);
        if (before != null) {
            return Optional.of(before);
        }
        try {
            var found = subscriptions.findToSend(handle, id);
            found.ifPresent(subscription -> known.put(id, subscription));
            return found;
        } catch (UnreadableSecretException unreadable) { // another key: the others go on
            LOG.error("Subscription {} is left out: {}", id, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
