package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send too much or too slowly are cut off, and others do not notice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsWireTest {

    private static final int BODY_LIMIT = 4096;
    private static final Limits TIGHT = new Limits(
            BODY_LIMIT,
            8192,
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(5),
            4);
    private static final String POST =
            "POST " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\nContent-Type: application/json\r\n";

    private Lab lab;
    private Client vnfm;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), TIGHT, Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void a_body_that_announces_too_much_is_refused_without_being_read() throws IOException {
        var answer = vnfm.sendRaw(ascii(POST + "Content-Length: 5000000000\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.detail()).contains("4096");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_body_in_pieces_is_read_up_to_the_limit() throws IOException {
        try (var socket = vnfm.connect()) {
            send(socket, POST + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 2; i++) {
                send(socket, "800\r\n" + " ".repeat(0x800) + "\r\n");
            }
            send(socket, "1\r\n "); // nothing is left unread, for which the connection would be reset
            var answer = Client.read(socket.getInputStream());
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).contains("close");
        }
    }

    @Test
    void a_body_of_the_longest_size_is_read() {
        var valid = Registrations.valid();

        var answer = vnfm.post(TARGET, valid + " ".repeat(BODY_LIMIT - valid.length()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void a_silent_body_ends_the_request() throws IOException {
        try (var socket = vnfm.connect()) {
            send(socket, POST + "Content-Length: 100\r\n\r\n{");
            var answer = Client.read(socket.getInputStream());
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.detail()).contains("time");
        }
    }

    @Test
    void a_dripping_body_ends_the_request() throws IOException {
        try (var socket = vnfm.connect()) {
            send(socket, POST + "Content-Length: 4000\r\n\r\n");
            assertThat(readWhileDripping(socket)).contains("HTTP/1.1 408");
        }
    }

    @Test
    void a_dripping_header_ends_the_connection() throws IOException {
        try (var socket = vnfm.connect()) {
            send(socket, "GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\nX: ");
            assertThat(readWhileDripping(socket)).doesNotContain("200");
        }
    }

    @Test
    void a_silent_connection_is_closed() throws IOException {
        try (var socket = vnfm.connect()) {
            send(socket, "GET " + TARGET);
            assertThat(readToEnd(socket)).doesNotContain("200");
        }
    }

    @Test
    void a_header_that_is_too_long_is_refused() throws IOException {
        var answer = vnfm.sendRaw(ascii("GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\nX: "
                + "x".repeat(9000) + "\r\n\r\n"));

        assertThat(answer.status()).isBetween(400, 431);
    }

    @Test
    void slow_clients_do_not_keep_others_waiting_for_ever() throws Exception {
        var slow = new Socket[TIGHT.workers() * 2];
        try {
            for (int i = 0; i < slow.length; i++) {
                slow[i] = vnfm.connect();
                send(slow[i], POST + "Content-Length: 100\r\n\r\n{");
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(vnfm.get(TARGET).status()).isEqualTo(200));
        } finally {
            for (var socket : slow) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void the_plain_port_serves_no_rest() throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), lab.cmf().httpPort().orElseThrow())) {
            send(socket, "GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\n\r\n");
            var answer = Client.read(socket.getInputStream());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void plain_text_on_the_tls_port_is_not_answered() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), lab.cmf().httpsPort())) {
            socket.setSoTimeout(10_000);
            send(socket, "GET " + TARGET + " HTTP/1.1\r\nHost: localhost\r\nVersion: 1.0.0\r\n\r\n");
            assertThatThrownBy(() -> Client.read(socket.getInputStream())).isInstanceOf(IOException.class);
        }
    }

    /** Sends one octet each fifth of a second until the other side has had enough. What it says is read at once, before a reset can take it away. */
    private static String readWhileDripping(Socket socket) {
        var said = CompletableFuture.supplyAsync(() -> {
            try {
                return readToEnd(socket);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var drips = Executors.newSingleThreadScheduledExecutor();
        var dripping = drips.scheduleAtFixedRate(() -> dripInto(socket), 0, 200, TimeUnit.MILLISECONDS);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(said::isDone);
            return said.join();
        } finally {
            dripping.cancel(false);
            drips.shutdown();
        }
    }

    private static void dripInto(Socket socket) {
        try {
            send(socket, "x");
        } catch (IOException e) {
            // the other side has had enough; what it has said is being read
        }
    }

    private static String readToEnd(Socket socket) throws IOException {
        var text = new StringBuilder();
        try {
            var in = socket.getInputStream();
            int octet = in.read();
            while (octet >= 0) {
                text.append((char) octet);
                octet = in.read();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            return text.toString();
        }
        return text.toString();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(ascii(text));
        socket.getOutputStream().flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
