package sol023.cmf.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.store.Engine;

/** A thousand subscribers and a hundred changes in the thorough run, fewer in every build; the benchmark {@code notify} measures the same. */
class OutboxLoadIT {

    private static final OutboxLoad LOAD = Boolean.getBoolean("thorough")
            ? new OutboxLoad(1000, 100, true, Duration.ZERO)
            : new OutboxLoad(100, 20, true, Duration.ZERO);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everything_arrives_in_order_and_healthy_endpoints_do_not_wait_for_dead_and_slow_ones(
            Engine engine, @TempDir Path folder) {
        try (var database = engine.open(folder)) {
            var seen = LOAD.run(database);

            assertThat(seen.arrived()).isEqualTo(LOAD.subscribers() * LOAD.changes());
            assertThat(seen.outOfOrder()).isZero();
            assertThat(seen.repeated()).isZero();
            assertThat(seen.p99())
                    .isLessThan(Boolean.getBoolean("thorough") ? Duration.ofMinutes(2) : Duration.ofSeconds(10));
        }
    }
}
