package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a CMF ends. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StopWireTest {

    @Test
    void a_request_in_flight_is_answered_before_the_cmf_stops(@TempDir Path folder) throws Exception {
        var lab = start(folder, 0);
        var port = lab.cmf().httpsPort();
        var vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cmf.db"));
                var lock = other.createStatement()) {
            lock.execute("begin immediate"); // nobody else can write now
            var registering = CompletableFuture.supplyAsync(() -> vnfm.post(TARGET, Registrations.valid()));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(StopWireTest::isSomebodyWriting);

            var stopping = CompletableFuture.runAsync(lab::close);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> isClosed(port));
            assertThat(registering).isNotDone();
            assertThat(stopping).isNotDone();
            lock.execute("rollback");

            assertThat(registering.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
            stopping.get(30, TimeUnit.SECONDS);
        }
        try (var again = start(folder, 0)) {
            assertThat(Client.of(again, folder, Optional.of("vnfm"))
                            .get(TARGET)
                            .json()
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_request_that_has_not_arrived_completely_does_not_hold_up_the_stop(@TempDir Path folder) throws Exception {
        var lab = start(folder, 0);
        var body = Registrations.valid();
        try (var socket = Client.of(lab, folder, Optional.of("vnfm")).connect()) {
            var half = "POST " + TARGET
                    + " HTTP/1.1\r\nHost: x\r\nVersion: 1.0.0\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body.substring(0, body.length() / 2);
            socket.getOutputStream().write(half.getBytes(UTF_8));
            socket.getOutputStream().flush();

            CompletableFuture.runAsync(lab::close).get(30, TimeUnit.SECONDS);

            assertThatThrownBy(() -> Client.read(socket.getInputStream())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_lab_that_cannot_be_described_to_the_suite_does_not_stay(@TempDir Path folder) throws IOException {
        var port = freePort();
        Files.createDirectories(folder.resolve("target.yaml").resolve("not empty"));

        assertThatThrownBy(() -> start(folder, port)).isInstanceOf(ConfigException.class);

        assertThat(isClosed(port)).isTrue();
    }

    private static Lab start(Path folder, int port) {
        return Lab.start(folder, "127.0.0.1", OptionalInt.of(port), OptionalInt.of(0), Clock.systemUTC());
    }

    private static boolean isSomebodyWriting() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().contains("GroupCommitWriter$Job")
                        && frame.getMethodName().equals("await"));
    }

    private static boolean isClosed(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
