package sol023.cmf.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.certificate.CertificateCalendar;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.Tokens;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;

/** The Certificate Notification interface (SOL023 clause 7), with all that belongs to it. */
public final class Notifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration CALENDAR = Duration.ofMillis(500);

    /** So many may use all connections that they get at the same time, and leave some. */
    private static final int CONSUMERS = 4;

    private final SubscriptionStore store;
    private final EventStore events = new EventStore();
    private final DeliveryStore deliveryStore = new DeliveryStore();
    private final Database database;
    private final Announcements announcements;
    private final Outbound outbound;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final ScheduledExecutorService calendar = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "certificate-calendar");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What notifications need of the rest of the CMF.
     *
     * @param version of the interface
     * @param apiRoot before {@code /certnotify}
     */
    public record Surroundings(
            Database database,
            VnfInventory inventory,
            SecretBox secrets,
            Outbound outbound,
            Paging paging,
            AuditLog audit,
            String version,
            Supplier<String> apiRoot,
            Clock clock) {}

    public Notifications(NotificationSettings settings, Surroundings around) {
        this.database = around.database();
        this.outbound = around.outbound();
        this.store = new SubscriptionStore(around.secrets());
        this.announcements = new Announcements(store, events, around.inventory());
        var callbacks = new CallbackClient(outbound, new Tokens(outbound, around.clock()), around.version());
        this.deliveries = new Deliveries(
                database,
                new Distribution(database, store, events, deliveryStore, around.clock()),
                events,
                deliveryStore,
                callbacks,
                settings,
                Math.max(1, outbound.settings().bounds().total() / CONSUMERS),
                around.apiRoot(),
                around.clock());
        this.subscriptions = new Subscriptions(
                database,
                store,
                settings.terms(),
                new SubscriptionReader(settings.terms(), outbound.settings()),
                new EndpointTests(
                        callbacks,
                        settings.terms().testsAtOnce(),
                        outbound.settings().bounds().whole()),
                deliveries,
                around.paging(),
                around.audit());
    }

    /** Is to be told every change. */
    public Announcements announcements() {
        return announcements;
    }

    /** For the REST interface. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Begins to deliver, and to look for what is due. */
    public void start(CertificateCalendar due) {
        deliveries.start();
        var looking = calendar.scheduleWithFixedDelay(
                () -> tell(due), CALENDAR.toMillis(), CALENDAR.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("The calendar is looked at first in {} ms", looking.getDelay(TimeUnit.MILLISECONDS));
    }

    private static void tell(CertificateCalendar due) {
        try {
            due.tellDue();
        } catch (Throwable failure) { // the next attempt may succeed; what is thrown would end the schedule
            LOG.error("What is due could not be told", failure);
        }
    }

    @Override
    public void close() {
        calendar.shutdown();
        deliveries.close();
        outbound.close();
    }
}
