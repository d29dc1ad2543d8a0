package sol023.cmf.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.notification.Receiver.Arrival;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.Filter;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(1);

    private final Engine engine;

    @TempDir
    private Path folder = Path.of("");

    private Database database;
    private OutboxBed bed;
    private Receiver receiver;

    OutboxTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        database = engine.open(folder);
        bed = new OutboxBed(database, LEASE);
        receiver = new Receiver(0, Duration.ZERO);
    }

    @AfterEach
    void stop() {
        bed.close();
        receiver.close();
        database.close();
    }

    private static void assertInOrder(List<Arrival> arrived) {
        var last = new HashMap<String, Integer>();
        for (var one : arrived) {
            var name = one.certificate();
            var vnfci = name.substring(0, name.lastIndexOf('-'));
            int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
            assertThat(number).as("%s", name).isEqualTo(last.getOrDefault(vnfci, -1) + 1);
            last.put(vnfci, number);
        }
    }

    @Test
    void everything_arrives_once_and_in_order() {
        bed.addNode(Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            bed.subscribe(receiver.uri("/" + i));
        }
        for (int number = 0; number < 10; number++) {
            bed.change("a", number);
            bed.change("b", number);
        }

        await().atMost(SOON).until(() -> bed.outstanding() == 0 && receiver.count() >= 400);

        for (int i = 0; i < 20; i++) {
            assertThat(receiver.at("/" + i)).hasSize(20);
            assertInOrder(receiver.at("/" + i));
        }
        assertThat(receiver.all()).extracting(Arrival::id).doesNotHaveDuplicates();
    }

    @Test
    void two_nodes_share_the_work_and_nothing_comes_twice() {
        bed.addNode(Duration.ofSeconds(5));
        bed.addNode(Duration.ofSeconds(5));
        for (int i = 0; i < 50; i++) {
            bed.subscribe(receiver.uri("/" + i));
        }
        for (int number = 0; number < 20; number++) {
            bed.change("a", number);
        }

        await().atMost(SOON).until(() -> bed.outstanding() == 0 && receiver.count() >= 1000);

        assertThat(receiver.all()).hasSize(1000).extracting(Arrival::id).doesNotHaveDuplicates();
        for (int i = 0; i < 50; i++) {
            assertInOrder(receiver.at("/" + i));
        }
    }

    @Test
    void what_a_dead_node_had_taken_is_taken_over_after_its_lease() {
        bed.subscribe(receiver.uri("/x"));
        bed.change("a", 0);
        assertThat(bed.distribute()).isTrue();
        bed.takeAllAndDie(Duration.ofSeconds(2));
        var died = Instant.now();

        bed.addNode(Duration.ofSeconds(5));
        await().atMost(SOON).until(() -> receiver.count() == 1);

        assertThat(receiver.all().get(0).at()).isAfter(died.plusMillis(1500));
    }

    @Test
    void dead_and_silent_endpoints_do_not_delay_others_and_get_everything_once_they_live() throws IOException {
        bed.addNode(Duration.ofSeconds(2));
        int deadPort = OutboxLoad.freePort();
        try (var silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 5; i++) {
                bed.subscribe(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/silent" + i));
            }
            bed.subscribe(URI.create("http://127.0.0.1:" + deadPort + "/dead"));
            bed.subscribe(receiver.uri("/healthy"));
            for (int number = 0; number < 10; number++) {
                bed.change("a", number);
            }
            await().atMost(SOON).until(() -> receiver.at("/healthy").size() == 10);
            assertThat(receiver.at("/healthy"))
                    .allSatisfy(one -> assertThat(one.latency()).isLessThan(Duration.ofSeconds(2)));
        }
        try (var alive = new Receiver(deadPort, Duration.ZERO)) {
            await().atMost(SOON).until(() -> alive.at("/dead").size() >= 10);
            assertInOrder(alive.at("/dead"));
        }
    }

    @Test
    void a_change_before_the_subscription_is_not_told_and_one_after_its_end_neither() {
        bed.subscribe(receiver.uri("/first"));
        bed.change("a", 0);
        var second = bed.subscribe(receiver.uri("/second"));
        bed.change("a", 1);
        bed.unsubscribe(second);
        bed.subscribe(receiver.uri("/third"));
        bed.change("a", 2);
        bed.addNode(Duration.ofSeconds(5));

        await().atMost(SOON)
                .until(() -> receiver.at("/first").size() == 3
                        && receiver.at("/third").size() == 1);

        assertThat(receiver.at("/second")).isEmpty();
        assertThat(receiver.at("/third")).extracting(Arrival::certificate).containsExactly("a-2");
    }

    @Test
    void what_is_refused_again_and_again_does_not_hold_up_other_certificates() {
        var parkedSoon = new DeliveryStore();
        receiver.answerWith(400);
        bed.subscribe(receiver.uri("/picky"));
        bed.change("a", 0);
        bed.addNode(Duration.ofSeconds(5));
        await().atMost(SOON)
                .until(
                        () -> database
                                .read(handle -> parkedSoon.rows(
                                        handle, "s0", Instant.now().plus(Duration.ofDays(1)), 10))
                                .stream()
                                .anyMatch(row -> row.attempts() >= 2));
        receiver.answerWith(204);
        bed.change("b", 0);

        await().atMost(SOON).until(() -> bed.outstanding() == 0);
        assertThat(receiver.at("/picky")).extracting(Arrival::certificate).contains("b-0", "a-0");
    }

    @Test
    void what_is_parked_is_seen_and_sent_again() {
        bed.subscribe(receiver.uri("/x"));
        bed.change("a", 0);
        assertThat(bed.distribute()).isTrue();
        park(Instant.now());
        assertThat(bed.execute("update notify_queue set due_at = null")).isEqualTo(1);
        var operator = new NotificationOperator(database, Clock.systemUTC());

        assertThat(operator.backlogs()).singleElement().satisfies(one -> {
            assertThat(one.parked()).isEqualTo(1);
            assertThat(one.waiting()).isZero();
            assertThat(one.problem()).contains("why");
            assertThat(one.oldest()).isPresent();
        });
        bed.addNode(Duration.ofSeconds(5));
        assertThat(operator.knows("other")).isFalse();
        assertThat(operator.knows("s0")).isTrue();
        assertThat(operator.retry(Optional.of("other"))).isZero();
        assertThat(operator.retry(Optional.of("s0"))).isEqualTo(1);

        await().atMost(SOON).until(() -> receiver.count() == 1 && bed.outstanding() == 0);
        assertThat(operator.backlogs()).isEmpty();
    }

    private void park(Instant at) {
        assertThat(bed.execute(
                        "update notify_delivery set attempts = 7, parked_at = ?, problem = 'why'", at.toEpochMilli()))
                .isEqualTo(1);
    }

    @Test
    void what_is_parked_is_forgotten_after_its_time() {
        bed.subscribe(receiver.uri("/x"));
        bed.change("a", 0);
        assertThat(bed.distribute()).isTrue();
        park(Instant.now().minus(Duration.ofHours(23)));
        bed.change("a", 1);
        bed.addNode(Duration.ofSeconds(5));
        await().atMost(SOON).until(() -> receiver.count() == 1 && bed.outstanding() == 1);
        bed.close();

        park(Instant.now().minus(Duration.ofHours(25)));
        bed.addNode(Duration.ofSeconds(5));

        await().atMost(SOON).until(() -> bed.outstanding() == 0);
        assertThat(receiver.all()).extracting(Arrival::certificate).containsExactly("a-1");
    }

    @Test
    void one_consumer_has_a_part_of_the_connections_and_no_more() {
        try (var slow = new Receiver(0, Duration.ofMillis(300))) {
            bed.addNode(Duration.ofSeconds(5), 1);
            for (int i = 0; i < 10; i++) {
                bed.subscribe(slow.uri("/" + i));
            }
            bed.change("a", 0);

            await().atMost(SOON).until(() -> slow.count() == 10);

            assertThat(slow.mostAtOnce()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_subscription_whose_secret_cannot_be_read_holds_up_no_other() {
        bed.addNode(Duration.ofSeconds(5));
        bed.subscribeUnreadably(receiver.uri("/unreadable"));
        bed.subscribe(receiver.uri("/readable"));
        bed.change("a", 0);

        await().atMost(SOON).until(() -> receiver.count() == 1);

        assertThat(receiver.at("/readable")).hasSize(1);
    }

    @Test
    void what_is_due_is_sent_although_many_before_it_are_postponed() {
        bed.subscribe(receiver.uri("/x"));
        for (int number = 0; number < 100; number++) {
            bed.change("a", number);
        }
        while (bed.distribute()) {
            assertThat(bed.outstanding()).isPositive();
        }
        var later = Instant.now().plus(Duration.ofHours(1)).toEpochMilli();
        assertThat(bed.execute("update notify_delivery set due_at = ?", later)).isEqualTo(100);
        bed.change("b", 0);
        bed.addNode(Duration.ofSeconds(5));

        await().atMost(SOON).until(() -> receiver.count() == 1);

        assertThat(receiver.all()).extracting(Arrival::certificate).containsExactly("b-0");
    }

    @Test
    void a_change_that_cannot_be_written_as_notification_holds_up_no_other() {
        bed.subscribe(receiver.uri("/x"));
        bed.change("a", 0);
        bed.change("b", 0);
        assertThat(bed.execute("update notify_event set body = 'broken' where seq = 1"))
                .isEqualTo(1);
        bed.addNode(Duration.ofSeconds(5));

        await().atMost(SOON).until(() -> receiver.count() == 1);
        bed.change("b", 1);
        await().atMost(Duration.ofSeconds(2)).until(() -> receiver.count() == 2);

        assertThat(receiver.all()).extracting(Arrival::certificate).containsExactly("b-0", "b-1");
        assertThat(bed.outstanding()).isEqualTo(1);
    }

    @Test
    void an_error_of_the_machine_does_not_end_the_deliveries() {
        bed.failWriting(1);
        bed.addNode(Duration.ofSeconds(5));
        bed.subscribe(receiver.uri("/"));
        bed.change("a", 0);
        bed.change("b", 0);

        await().atMost(SOON).until(() -> bed.outstanding() == 0 && receiver.count() >= 2);

        assertThat(receiver.all()).hasSize(2);
    }

    @Test
    void a_subscription_whose_secret_cannot_be_read_can_be_seen_and_terminated() {
        var subscriptions = bed.addNode(Duration.ofSeconds(5)).subscriptions();
        var callback = receiver.uri("/unreadable");
        var id = bed.subscribeUnreadably(callback);
        var store = new SubscriptionStore(new SecretBox(new byte[SecretBox.KEY_OCTETS]));
        var tables = new SubscriptionTables(URI.create("https://cmf.example/certnotify/v1/subscriptions"));

        assertThat(subscriptions.get(OutboxBed.VNFM, id).callbackUri()).isEqualTo(callback);
        var listed =
                database.read(handle -> store.list(handle, OutboxBed.VNFM, tables, Filter.ALL, Optional.empty(), 10));
        assertThat(listed).extracting(Subscription::id).containsExactly(id);
        subscriptions.terminate(OutboxBed.VNFM, id);

        assertThatThrownBy(() -> subscriptions.get(OutboxBed.VNFM, id)).isInstanceOf(ProblemException.class);
    }
}
