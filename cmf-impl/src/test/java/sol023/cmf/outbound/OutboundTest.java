package sol023.cmf.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.TlsCredential;
import sol023.cmf.outbound.OutboundException.Reason;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboundTest {

    private static final OutboundSettings.Bounds BOUNDS =
            new OutboundSettings.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(1), 1000, 4);

    private EmbeddedCertificateAuthority authority;
    private TlsCredential client;
    private CallbackServer server;
    private Outbound outbound;

    @BeforeAll
    void makeCredentials(@TempDir Path folder) {
        authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder), CryptoProviders.choose(), Clock.systemUTC(), Optional::empty);
        client = authority.makeClientCredential("cmf", Duration.ofDays(1));
        outbound = Outbound.start(settings(AddressPolicy.THIS_MACHINE), Clock.systemUTC());
    }

    private OutboundSettings settings(AddressPolicy addresses) {
        return new OutboundSettings(
                List.of(authority.root()),
                Optional.of(new TlsIdentity(client.key(), client.chain())),
                addresses,
                true,
                BOUNDS);
    }

    @BeforeEach
    void startServer() {
        server = CallbackServer.tls(authority.serverCredential(), authority.root());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @AfterAll
    void stop() {
        outbound.close();
    }

    private OutboundException failure(URI uri) {
        return failure(outbound, uri);
    }

    private static OutboundException failure(Outbound by, URI uri) {
        return catchThrowableOfType(OutboundException.class, () -> by.call(OutboundRequest.get(uri)));
    }

    @Test
    void a_request_arrives_as_it_was_made_and_the_answer_comes_back() throws OutboundException {
        server.on((exchange, body) -> CallbackServer.answer(exchange, 201, "made", "X-Answer", "yes"));

        var answer = outbound.call(OutboundRequest.post(server.uri("/a/b?c=d%20e"), "application/json", "{\"x\":1}")
                .with("Version", "1.0.0"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("made");
        assertThat(answer.header("x-answer")).contains("yes");
        assertThat(server.received()).singleElement().satisfies(came -> {
            assertThat(came.method()).isEqualTo("POST");
            assertThat(came.path()).isEqualTo("/a/b?c=d%20e");
            assertThat(came.text()).isEqualTo("{\"x\":1}");
            assertThat(came.header("Version")).isEqualTo("1.0.0");
            assertThat(came.header("Content-Type")).startsWith("application/json");
            assertThat(came.header("Host")).isEqualTo("127.0.0.1:" + server.port());
            assertThat(came.client()).contains(client.certificate());
        });
    }

    @Test
    void connections_are_kept() throws OutboundException {
        var connections = ConcurrentHashMap.<Integer>newKeySet();
        server.on((exchange, body) -> {
            connections.add(exchange.getRemoteAddress().getPort());
            CallbackServer.answer(exchange, 204, "");
        });

        for (int i = 0; i < 20; i++) {
            assertThat(outbound.call(OutboundRequest.get(server.uri("/"))).status())
                    .isEqualTo(204);
        }

        assertThat(connections).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void no_more_connections_are_made_to_a_host_than_configured() {
        var connections = new HashSet<Integer>();
        server.on((exchange, body) -> {
            synchronized (connections) {
                connections.add(exchange.getRemoteAddress().getPort());
            }
            CallbackServer.answer(exchange, 204, "");
        });

        var answers = IntStream.range(0, 100)
                .mapToObj(i -> outbound.send(OutboundRequest.get(server.uri("/"))))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(204));
        assertThat(connections).hasSizeLessThanOrEqualTo(BOUNDS.connections());
    }

    @Test
    void a_redirection_is_an_answer_and_not_followed() throws OutboundException {
        server.on((exchange, body) -> CallbackServer.answer(
                exchange, 302, "", "Location", server.uri("/other").toString()));

        assertThat(outbound.call(OutboundRequest.get(server.uri("/"))).status()).isEqualTo(302);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void a_longer_answer_than_is_read_is_a_failure() {
        server.on((exchange, body) -> CallbackServer.answer(exchange, 200, "x".repeat(1001)));

        assertThat(failure(server.uri("/")).reason()).isEqualTo(Reason.ANSWER_TOO_LONG);
    }

    @Test
    void a_server_that_does_not_answer_is_given_up() {
        var end = new CountDownLatch(1);
        server.on((exchange, body) -> await(end));

        assertThat(failure(server.uri("/")).reason()).isEqualTo(Reason.TIMEOUT);
        end.countDown();
    }

    @Test
    void a_server_that_goes_on_answering_slowly_is_given_up() {
        server.on((exchange, body) -> {
            exchange.sendResponseHeaders(200, 900);
            var end = new CountDownLatch(1);
            for (int i = 0; i < 900; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                try {
                    if (end.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        });

        assertThat(failure(server.uri("/")).reason()).isEqualTo(Reason.TIMEOUT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobody_there_is_unreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(failure(URI.create("https://127.0.0.1:" + free + "/cb")))
                .hasMessage("https://127.0.0.1:" + free + "/cb cannot be reached.")
                .extracting(OutboundException::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_host_without_address_is_unreachable() {
        assertThat(failure(URI.create("https://nobody.invalid/")).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_name_is_checked_by_the_addresses_that_it_has() {
        try (var strict = Outbound.start(settings(AddressPolicy.OTHER_MACHINES), Clock.systemUTC())) {
            assertThat(failure(strict, server.uri("localhost", "/")).reason()).isEqualTo(Reason.NOT_ALLOWED);
            assertThat(failure(strict, server.uri("2130706433", "/")).reason()).isEqualTo(Reason.NOT_ALLOWED);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_server_by_name_is_reached_at_its_address() throws OutboundException {
        assertThat(outbound.call(OutboundRequest.get(server.uri("localhost", "/")))
                        .status())
                .isEqualTo(204);
        assertThat(server.received().get(0).header("Host")).isEqualTo("localhost:" + server.port());
    }

    @Test
    void a_server_with_a_certificate_for_another_name_is_not_trusted(@TempDir Path folder) {
        var settings = CaSettings.lab(folder);
        var other = EmbeddedCertificateAuthority.open(
                new CaSettings(
                        settings.folder(),
                        settings.password(),
                        settings.organization(),
                        List.of("elsewhere.example"),
                        settings.rootValidity(),
                        settings.issuingValidity()),
                CryptoProviders.choose(),
                Clock.systemUTC(),
                Optional::empty);
        var trusting = new OutboundSettings(
                List.of(other.root()), Optional.empty(), AddressPolicy.THIS_MACHINE, false, BOUNDS);
        try (var wrong = CallbackServer.tls(other.serverCredential(), other.root());
                var sending = Outbound.start(trusting, Clock.systemUTC())) {
            assertThat(failure(sending, wrong.uri("/")).reason()).isEqualTo(Reason.TLS);
            assertThat(wrong.received()).isEmpty();
        }
    }

    @Test
    void a_server_of_an_unknown_ca_is_not_trusted(@TempDir Path folder) {
        var other = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder), CryptoProviders.choose(), Clock.systemUTC(), Optional::empty);
        try (var stranger = CallbackServer.tls(other.serverCredential(), other.root())) {
            assertThat(failure(stranger.uri("/")).reason()).isEqualTo(Reason.TLS);
        }
    }

    /** Twenty times, as the threads of the network have to end in the right order. */
    @Test
    void what_waits_for_an_answer_fails_at_once_when_sending_is_stopped_and_nothing_is_logged() {
        var end = new CountDownLatch(1);
        server.on((exchange, body) -> await(end));
        var log = (Logger) LoggerFactory.getLogger("org.apache.hc");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            for (int round = 0; round < 20; round++) {
                var path = "/" + round;
                var stopped = Outbound.start(settings(AddressPolicy.THIS_MACHINE), Clock.systemUTC());
                var waiting = stopped.send(OutboundRequest.get(server.uri(path)));
                if (round % 2 == 0) {
                    Awaitility.await().until(() -> server.received().stream()
                            .anyMatch(came -> came.path().equals(path)));
                }
                stopped.abort();
                assertThat(waiting)
                        .failsWithin(Duration.ofSeconds(1))
                        .withThrowableOfType(ExecutionException.class)
                        .havingCause()
                        .isInstanceOf(OutboundException.class)
                        .withMessageContaining("has stopped sending");
            }
        } finally {
            end.countDown();
            log.detachAppender(lines);
        }
        assertThat(lines.list).isEmpty();
    }

    @Test
    void what_does_not_speak_http_is_a_failure() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var speaking = new Thread(() -> {
                try (var connection = socket.accept()) {
                    connection.getInputStream().read(new byte[1000]);
                    connection.getOutputStream().write("220 mail ready\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            speaking.start();
            assertThat(failure(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"))
                            .reason())
                    .isEqualTo(Reason.BROKEN);
            speaking.join();
        }
    }

    @Test
    void without_plain_http_only_https_is_sent() {
        var settings = new OutboundSettings(
                List.of(authority.root()), Optional.empty(), AddressPolicy.THIS_MACHINE, false, BOUNDS);
        try (var plain = CallbackServer.plain();
                var sending = Outbound.start(settings, Clock.systemUTC())) {
            assertThat(failure(sending, plain.uri("/")).reason()).isEqualTo(Reason.NOT_ALLOWED);
            assertThat(plain.received()).isEmpty();
        }
    }

    @Test
    void user_information_and_fragments_are_refused() {
        assertThat(failure(URI.create("https://u:p@127.0.0.1/")).reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(failure(URI.create("https://127.0.0.1/#x")).reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(failure(URI.create("ftp://127.0.0.1/")).reason()).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void secrets_are_in_no_text() {
        var request = OutboundRequest.post(URI.create("https://h/p?key=canary"), "text/plain", "canary")
                .with("Authorization", "canary");

        assertThat(request.toString()).isEqualTo("POST https://h/p");
    }
}
