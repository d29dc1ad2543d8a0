package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CMP needs no client certificate, so anybody may open connections and send half a message on each. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class SlowCmpWireTest {

    private static final Duration VERY_LONG = Duration.ofMinutes(5);
    private static final int WORKERS = 2;

    /** Of 150 bodies of 250,000 octets that do not fit into 32 MiB. */
    private static final int TOO_MANY = 10;

    private final List<Socket> silent = new ArrayList<>();

    @Test
    void many_silent_clients_delay_nobody(@TempDir Path folder) throws IOException {
        try (var lab = start(folder, VERY_LONG)) {
            for (int i = 0; i < WORKERS * 5; i++) {
                send(connect(lab), 5_000, 10);
            }

            assertThat(Client.of(lab, folder, Optional.of("vnfm"))
                            .post(TARGET, Registrations.valid())
                            .status())
                    .isEqualTo(201);
            try (var whole = new Socket(InetAddress.getLoopbackAddress(), port(lab))) {
                whole.setSoTimeout(60_000);
                send(whole, 10, 10);
                assertThat(Client.read(whole.getInputStream()).status()).isEqualTo(400);
            }
            assertThat(silent).noneMatch(SlowCmpWireTest::isAnswered);
        } finally {
            closeAll();
        }
    }

    @Test
    void a_silent_client_is_told_so_and_disconnected(@TempDir Path folder) throws IOException {
        try (var lab = start(folder, Duration.ofSeconds(1))) {
            var socket = connect(lab);
            send(socket, 5_000, 10);

            var answer = Client.read(socket.getInputStream());
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Connection")).contains("close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } finally {
            closeAll();
        }
    }

    @Test
    void of_too_many_large_bodies_the_oldest_are_given_up(@TempDir Path folder) throws IOException {
        try (var lab = start(folder, VERY_LONG)) {
            for (int i = 0; i < 150; i++) {
                send(connect(lab), 262_144, 250_000);
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(100))
                    .until(() -> answered().count() >= TOO_MANY);
            var given = answered().boxed().toList();
            for (int each : given) {
                assertThat(Client.read(silent.get(each).getInputStream()).status())
                        .isEqualTo(503);
            }
            assertThat(given).as("the rest may go on").hasSizeLessThan(silent.size() / 2);
            // connections are read side by side, so the oldest are not exactly the first
            assertThat(given.stream().mapToInt(each -> each).average().orElseThrow())
                    .isLessThan(silent.size() / 2.0);
            assertThat(Client.of(lab, folder, Optional.of("vnfm"))
                            .post(TARGET, Registrations.valid())
                            .status())
                    .isEqualTo(201);
        } finally {
            closeAll();
        }
    }

    private IntStream answered() {
        return IntStream.range(0, silent.size()).filter(each -> isAnswered(silent.get(each)));
    }

    private static Lab start(Path folder, Duration patience) {
        var limits = new Limits(1 << 20, 8192, VERY_LONG, patience, VERY_LONG, Duration.ofSeconds(1), WORKERS);
        return Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), limits, Clock.systemUTC());
    }

    private Socket connect(Lab lab) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port(lab));
        socket.setSoTimeout(60_000);
        silent.add(socket);
        return socket;
    }

    private static int port(Lab lab) {
        return lab.cmf().httpPort().orElseThrow();
    }

    private static void send(Socket socket, int announced, int sent) throws IOException {
        var head = "POST /.well-known/cmp/p/vnfc-certificates/pkcs10 HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/pkixcmp\r\nContent-Length: " + announced + "\r\n\r\n";
        var out = socket.getOutputStream();
        out.write(head.getBytes(US_ASCII));
        out.write(new byte[sent]);
        out.flush();
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeAll() throws IOException {
        for (var socket : silent) {
            socket.close();
        }
    }
}
