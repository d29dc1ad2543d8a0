package sol023.cmf.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.api.certnotify.model.CertificateNotificationVerbosityType;
import sol023.cmf.notification.DeliveryStore.Row;

class WorkTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Work work(int failures, String... lanes) {
        var subscription = new Subscription(
                "s",
                OutboxBed.VNFM,
                URI.create("https://vnfm.example/"),
                Optional.empty(),
                CertificateNotificationVerbosityType.FULL,
                new CallbackAuthorization.None());
        var rows = new ArrayList<Row>();
        for (var lane : lanes) {
            rows.add(new Row(rows.size() + 1, lane, 0, NOW.toEpochMilli()));
        }
        return new Work(subscription, failures, List.copyOf(rows), NOW);
    }

    @Test
    void what_fails_together_is_one_failure_of_the_endpoint() {
        var work = work(0, "a", "b");
        var one = work.next(4).orElseThrow();
        var other = work.next(4).orElseThrow();

        work.failed(one, "it answered 503");
        work.endpointFails(NOW.plusSeconds(1));
        work.failed(other, "it answered 503");
        work.endpointFails(NOW.plusSeconds(2));

        assertThat(work.failures()).isEqualTo(1);
        assertThat(work.pause()).contains(NOW.plusSeconds(1));
        assertThat(work.takeFailed()).hasSize(2);
    }

    @Test
    void after_a_failure_the_endpoint_is_tried_with_one() {
        var work = work(1, "a", "b");

        var first = work.next(4);

        assertThat(first).isPresent();
        assertThat(work.next(4)).isEmpty();
        work.arrived(first.orElseThrow());
        assertThat(work.next(4)).isPresent();
    }

    @Test
    void of_a_lane_one_is_under_way() {
        var work = work(0, "a", "a", "b");

        assertThat(work.next(4)).map(Row::seq).contains(1L);
        assertThat(work.next(4)).map(Row::seq).contains(3L);
        assertThat(work.next(4)).isEmpty();
    }
}
