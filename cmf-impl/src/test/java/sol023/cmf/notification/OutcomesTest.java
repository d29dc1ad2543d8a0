package sol023.cmf.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

class OutcomesTest {

    private static final String NODE = "node";

    @TempDir
    private Path folder = Path.of("");

    private final DeliveryStore store = new DeliveryStore();
    private Database database;
    private OutboxBed bed;
    private Outcomes outcomes;

    @BeforeEach
    void start() {
        database = Engine.SQLITE.open(folder);
        bed = new OutboxBed(database, Duration.ofSeconds(30));
        var retry = NotificationSettings.Retry.STANDARD;
        outcomes = new Outcomes(
                database, store, new KnownEvents(database, new EventStore()), retry, new BackOff(retry), NODE);
    }

    @AfterEach
    void stop() {
        bed.close();
        database.close();
    }

    /** With one change of each of these VNFCIs that is to be told. */
    private Work work(String... vnfcis) {
        var callback = URI.create("http://127.0.0.1:1/");
        var id = bed.subscribe(callback);
        for (int i = 0; i < vnfcis.length; i++) {
            bed.change(vnfcis[i], i);
        }
        bed.distribute();
        var now = Instant.now();
        bed.takeAll(NODE, Duration.ofSeconds(30));
        var subscription = new Subscription(
                id,
                OutboxBed.VNFM,
                callback,
                Optional.empty(),
                CertificateNotificationVerbosityType.FULL,
                new CallbackAuthorization.None());
        return new Work(subscription, 0, database.read(handle -> store.rows(handle, id, now, 10)), now);
    }

    @Test
    void what_has_arrived_while_the_database_fails_is_written_down_later_and_not_sent_again() {
        var work = work("a");
        work.arrived(work.next(1).orElseThrow());

        bed.execute("alter table notify_delivery rename to notify_delivery_away");
        assertThatThrownBy(() -> outcomes.write(List.of(work), Instant.now())).isInstanceOf(RuntimeException.class);
        bed.execute("alter table notify_delivery_away rename to notify_delivery");
        outcomes.write(List.of(work), Instant.now());

        assertThat(bed.outstanding()).isZero();
    }

    @Test
    void a_failure_is_counted_although_the_database_failed_at_first() {
        var work = work("a");
        work.failed(work.next(1).orElseThrow(), "it answered 500");

        bed.execute("alter table notify_queue rename to notify_queue_away");
        assertThatThrownBy(() -> outcomes.write(List.of(work), Instant.now())).isInstanceOf(RuntimeException.class);
        bed.execute("alter table notify_queue_away rename to notify_queue");
        outcomes.write(List.of(work), Instant.now());

        assertThat(bed.execute("update notify_delivery set lane = lane where attempts = 1"))
                .isEqualTo(1);
    }

    @Test
    void what_is_too_old_is_parked_although_the_change_is_not_in_memory_any_more() {
        var work = work("a");
        work.failed(work.next(1).orElseThrow(), "it answered 500");

        outcomes.write(List.of(work), Instant.now().plus(Duration.ofHours(25)));

        assertThat(new NotificationOperator(database, Clock.systemUTC()).backlogs())
                .singleElement()
                .satisfies(backlog -> assertThat(backlog.parked()).isEqualTo(1));
    }

    @Test
    void nothing_more_is_sent_for_a_subscription_that_is_terminated_at_another_node() {
        var work = work("a", "a");
        work.arrived(work.next(1).orElseThrow());
        bed.unsubscribe(work.subscription().id());

        outcomes.write(List.of(work), Instant.now());

        assertThat(work.next(1)).isEmpty();
    }

    @Test
    void nothing_more_is_sent_for_a_subscription_that_another_node_has_taken_over() {
        var work = work("a", "a");
        work.arrived(work.next(1).orElseThrow());
        bed.execute("update notify_queue set node = 'another'");

        outcomes.write(List.of(work), Instant.now());

        assertThat(work.next(1)).isEmpty();
        assertThat(bed.outstanding()).isEqualTo(1);
    }

    private NotificationOperator.Backlog backlog() {
        var backlogs = new NotificationOperator(database, Clock.systemUTC()).backlogs();
        assertThat(backlogs).hasSize(1);
        return backlogs.get(0);
    }

    @Test
    void all_that_is_too_old_for_an_endpoint_that_fails_is_parked_at_once() {
        var work = work("a", "a", "b", "c");
        work.failed(work.next(1).orElseThrow(), "it answered 503");
        work.endpointFails(Instant.now().plus(Duration.ofDays(2)));

        outcomes.write(List.of(work), Instant.now().plus(Duration.ofHours(25)));

        assertThat(backlog().parked()).isEqualTo(4);
        assertThat(bed.execute("update notify_queue set failures = 0 where due_at is null"))
                .isEqualTo(1);
    }

    @Test
    void what_is_too_old_and_refused_is_parked_alone() {
        var work = work("a", "a", "b");
        work.failed(work.next(1).orElseThrow(), "it answered 400");

        outcomes.write(List.of(work), Instant.now().plus(Duration.ofHours(25)));

        assertThat(backlog().parked()).isEqualTo(1);
        assertThat(backlog().waiting()).isEqualTo(2);
    }

    @Test
    void what_is_younger_waits_for_an_endpoint_that_fails() {
        var work = work("a", "b");
        var now = Instant.now();
        bed.execute(
                "update notify_event set happened_at = ? where seq = 1",
                now.minus(Duration.ofHours(25)).toEpochMilli());
        work.failed(work.next(1).orElseThrow(), "it answered 503");
        work.endpointFails(now.plusSeconds(1));

        outcomes.write(List.of(work), now);

        assertThat(backlog().parked()).isEqualTo(1);
        assertThat(backlog().waiting()).isEqualTo(1);
    }
}
