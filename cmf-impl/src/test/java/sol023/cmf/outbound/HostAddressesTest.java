package sol023.cmf.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostAddressesTest {

    private static final Optional<String> GREEDY = Optional.of("greedy");
    private static final Optional<String> OTHER = Optional.of("other");

    private final CountDownLatch end = new CountDownLatch(1);
    private final HostAddresses addresses = new HostAddresses(Clock.systemUTC(), this::resolve);

    @AfterEach
    void stop() {
        end.countDown();
        addresses.close();
    }

    private InetAddress[] resolve(String host) {
        if (host.startsWith("slow")) {
            try {
                assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Test
    void names_with_slow_servers_hold_up_whoever_has_named_them_and_nobody_else() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(addresses.find("slow" + i, GREEDY).isDone()).isEqualTo(i >= 8);
        }

        assertThat(addresses.find("quick.example", GREEDY)).isCompletedExceptionally();
        assertThat(addresses.find("other.example", OTHER).get(10, TimeUnit.SECONDS))
                .hasSize(1);
        assertThat(addresses.find("own.example", Optional.empty()).get(10, TimeUnit.SECONDS))
                .hasSize(1);

        end.countDown();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> addresses.find("slow0", GREEDY).isDone()
                        && !addresses.find("again.example", GREEDY).isCompletedExceptionally());
    }

    @Test
    void a_name_that_was_not_looked_up_for_one_is_looked_up_for_another() throws Exception {
        for (int i = 0; i < 8; i++) {
            assertThat(addresses.find("slow" + i, GREEDY)).isNotDone();
        }
        assertThat(addresses.find("shared.example", GREEDY)).isCompletedExceptionally();

        assertThat(addresses.find("shared.example", OTHER).get(10, TimeUnit.SECONDS))
                .hasSize(1);
    }
}
