package sol023.cmf.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sol023.cmf.certificate.TestClock;

class RequestRatesTest {

    private static final Consumer SLOW = new Consumer("slow");
    private static final Consumer FREE = new Consumer("free");

    private final TestClock clock = new TestClock();
    private final RequestRates rates = new RequestRates(
            new ConfiguredConsumers(
                    List.of(of(SLOW, new ConsumerLimits(2, 3, 0)), of(FREE, ConsumerLimits.NONE)), List.of(), clock),
            clock);

    private static ConsumerSettings of(Consumer consumer, ConsumerLimits limits) {
        return new ConsumerSettings(
                consumer, List.of(), List.of(), List.of(), new ConsumerTerms(Set.of(), Scope.ofConsumers(), limits));
    }

    @Test
    void after_a_burst_requests_are_taken_at_the_rate() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.count(SLOW)).isEmpty();
        }
        assertThat(rates.count(SLOW)).contains(Duration.ofMillis(500));

        clock.advance(Duration.ofMillis(500));
        assertThat(rates.count(SLOW)).isEmpty();
        assertThat(rates.count(SLOW)).isPresent();
    }

    @Test
    void time_is_not_lost_in_small_steps() {
        for (int i = 0; i < 3; i++) {
            rates.count(SLOW);
        }
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            clock.advance(Duration.ofNanos(100_000));
            taken += rates.count(SLOW).isEmpty() ? 1 : 0;
        }

        assertThat(taken).isBetween(1, 2);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_and_a_long_silence_no_more_than_a_burst() {
        for (int i = 0; i < 3; i++) {
            rates.count(SLOW);
        }
        clock.advance(Duration.ofDays(-400_000));
        assertThat(rates.count(SLOW)).isPresent();
        clock.advance(Duration.ofDays(400_000));
        for (int i = 0; i < 3; i++) {
            assertThat(rates.count(SLOW)).isEmpty();
        }
        assertThat(rates.count(SLOW)).isPresent();
    }

    @Test
    void the_limit_of_one_consumer_is_not_that_of_another() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(rates.count(FREE)).isEmpty();
        }
        assertThat(rates.count(SLOW)).isEmpty();
    }
}
