package sol023.cmf.notification;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.certificate.CertificateCalendar;
import sol023.cmf.certificate.CertificateEvent;
import sol023.cmf.certificate.CertificateEvent.Kind;
import sol023.cmf.certificate.CertificateEvents;
import sol023.cmf.certificate.RegisteredSubject;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;

/** One or more nodes that deliver from the outbox of a database, and changes that a test makes up. */
public final class OutboxBed implements AutoCloseable {

    static final Consumer VNFM = new Consumer("vnfm");

    private final Database database;
    private final SubscriptionStore subscriptions =
            new SubscriptionStore(new SecretBox(new byte[SecretBox.KEY_OCTETS]));
    private final Announcements announcements = new Announcements(subscriptions, new EventStore(), VnfInventory.NONE);
    private final List<Notifications> nodes = new ArrayList<>();
    private final NotificationSettings settings;
    private final AtomicInteger errors = new AtomicInteger();
    private int made;

    public OutboxBed(Database database, Duration lease) {
        this.database = database;
        this.settings = new NotificationSettings(
                SubscriptionTerms.STANDARD,
                4,
                new NotificationSettings.Retry(
                        Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofDays(1)),
                lease);
    }

    /** Adds a node, which begins to deliver at once. */
    public Notifications addNode(Duration answer) {
        return addNode(answer, 256);
    }

    /** @param connections to one host */
    Notifications addNode(Duration answer, int connections) {
        var clock = Clock.systemUTC();
        var outbound = Outbound.start(
                new OutboundSettings(
                        List.of(),
                        Optional.empty(),
                        AddressPolicy.THIS_MACHINE,
                        true,
                        new OutboundSettings.Bounds(Duration.ofSeconds(2), answer, 1000, connections)),
                clock);
        var node = new Notifications(
                settings,
                new Notifications.Surroundings(
                        database,
                        VnfInventory.NONE,
                        new SecretBox(new byte[SecretBox.KEY_OCTETS]),
                        outbound,
                        new Paging(ListSettings.DEFAULT, new Markers(new byte[Markers.KEY_OCTETS])),
                        AuditLog.NONE,
                        "1.0.0",
                        this::apiRoot,
                        clock));
        node.start(new CertificateCalendar(database, CertificateEvents.NONE, Duration.ofDays(1), clock));
        nodes.add(node);
        return node;
    }

    private String apiRoot() {
        if (errors.getAndDecrement() > 0) {
            throw new StackOverflowError("made up by the test");
        }
        return "https://cmf.example";
    }

    /** So many of the next notifications meet an error of the machine when they are written. */
    void failWriting(int notifications) {
        errors.set(notifications);
    }

    /** Subscribes without a test of the endpoint. */
    public String subscribe(URI callback) {
        return subscribe(callback, Optional.empty());
    }

    String subscribe(URI callback, Optional<CertificateChangeNotificationsFilter> filter) {
        return insert(subscriptions, VNFM, callback, filter);
    }

    String subscribe(Consumer owner, URI callback) {
        return insert(subscriptions, owner, callback, Optional.empty());
    }

    private String insert(
            SubscriptionStore into,
            Consumer owner,
            URI callback,
            Optional<CertificateChangeNotificationsFilter> filter) {
        var subscription = new Subscription(
                "s" + made++,
                owner,
                callback,
                filter,
                CertificateNotificationVerbosityType.FULL,
                new CallbackAuthorization.None());
        database.write(handle -> {
            into.insert(handle, subscription, subscription.id());
            return subscription;
        });
        return subscription.id();
    }

    /** A subscription whose secret was sealed with a key that the nodes do not have. */
    String subscribeUnreadably(URI callback) {
        var key = new byte[SecretBox.KEY_OCTETS];
        key[0] = 1;
        return insert(new SubscriptionStore(new SecretBox(key)), VNFM, callback, Optional.empty());
    }

    void unsubscribe(String id) {
        database.write(handle -> subscriptions.remove(handle, id));
    }

    /**
     * Writes a change.
     *
     * @param vnfci whose certificates they are
     * @param number of the change among those of the VNFCI
     */
    public void change(String vnfci, int number) {
        change(VNFM, vnfci, number);
    }

    void change(Consumer owner, String vnfci, int number) {
        database.write(handle -> {
            announcements.happened(
                    handle,
                    new CertificateEvent(
                            Kind.WAITING,
                            CertificateType.VNFCI,
                            new RegisteredSubject("subject", vnfci, owner),
                            vnfci + "-" + number,
                            Instant.now(),
                            Optional.empty(),
                            List.of()));
            return number;
        });
    }

    /** Finds out to whom the changes go, without sending anything. */
    boolean distribute() {
        return new Distribution(database, subscriptions, new EventStore(), new DeliveryStore(), Clock.systemUTC())
                .run();
    }

    /** Runs a statement of the test. */
    int execute(String statement, Object... values) {
        return database.queue(handle -> handle.execute(statement, values));
    }

    /** How many notifications have not arrived. */
    public long outstanding() {
        return database.read(handle -> handle.createQuery("select count(*) from notify_delivery")
                .mapTo(Long.class)
                .one());
    }

    /** As if another node had taken all and died. */
    void takeAllAndDie(Duration lease) {
        takeAll("dead", lease);
    }

    void takeAll(String node, Duration lease) {
        var now = Instant.now();
        var store = new DeliveryStore();
        database.queue(handle -> {
            var due = store.due(handle, now, Set.of(), 1000, database.rowLocks());
            store.claim(handle, node, now.plus(lease), due);
            return due;
        });
    }

    @Override
    public void close() {
        nodes.forEach(Notifications::close);
        nodes.clear();
    }
}
