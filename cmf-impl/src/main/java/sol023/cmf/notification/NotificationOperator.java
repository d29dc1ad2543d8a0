package sol023.cmf.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.cmf.store.Database;

/** What an operator sees of notifications that have not arrived, and can do about them. */
public final class NotificationOperator {

    private static final int SHOWN = 1000;

    private final DeliveryStore store = new DeliveryStore();
    private final Database database;
    private final Clock clock;

    public NotificationOperator(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A subscription with notifications that have not arrived.
     *
     * @param waiting that will be sent, again or for the first time
     * @param parked that are too old to be sent again by themselves
     * @param failures of the endpoint in a row
     * @param problem of one of them, the last that was seen
     */
    public record Backlog(
            String subscriptionId,
            String owner,
            String callback,
            long waiting,
            long parked,
            int failures,
            Optional<Instant> oldest,
            Optional<String> problem) {}

    /** Those with the most first. */
    public List<Backlog> backlogs() {
        return database.read(handle -> store.backlogs(handle, SHOWN));
    }

    /** Whether there is such a subscription. */
    public boolean knows(String subscriptionId) {
        return database.read(handle -> store.has(handle, subscriptionId));
    }

    /**
     * Sends what is parked again.
     *
     * @param subscriptionId of one subscription; empty: of all
     * @return how many
     */
    public int retry(Optional<String> subscriptionId) {
        return database.queue(handle -> store.unpark(handle, subscriptionId, clock.instant()));
    }
}
