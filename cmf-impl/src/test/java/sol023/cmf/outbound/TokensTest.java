package sol023.cmf.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.outbound.OutboundException.Reason;

class TokensTest {

    private static final OutboundSettings.Bounds BOUNDS = OutboundSettings.Bounds.STANDARD;

    private final AtomicInteger given = new AtomicInteger();
    private final CallbackServer server = CallbackServer.plain();
    private volatile Instant now = Instant.parse("2026-05-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final Outbound outbound = Outbound.start(
            new OutboundSettings(List.of(), Optional.empty(), AddressPolicy.THIS_MACHINE, true, BOUNDS), clock);
    private final Tokens tokens = new Tokens(outbound, clock);

    @BeforeEach
    void giveTokens() {
        server.on((exchange, body) -> CallbackServer.answer(exchange, 200, token("t" + given.incrementAndGet(), 100)));
    }

    @AfterEach
    void stop() {
        outbound.close();
        server.close();
    }

    private static String token(String token, int seconds) {
        return "{\"access_token\": \"" + token + "\", \"token_type\": \"bearer\", \"expires_in\": " + seconds + "}";
    }

    private TokenClient client(String id, String secret) {
        return TokenClient.withSecret(server.uri("/token"), id, secret);
    }

    @Test
    void a_client_with_a_password_asks_as_oauth_says() throws OutboundException {
        assertThat(tokens.get(client("my client", "s:e&c%"))).isEqualTo("t1");

        var asked = server.received().get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.text()).isEqualTo("grant_type=client_credentials");
        assertThat(asked.header("Authorization")).isEqualTo(Tokens.basic("my+client", "s%3Ae%26c%25"));
    }

    @Test
    void a_client_with_a_certificate_shows_it_and_says_its_id(@TempDir Path folder) throws OutboundException {
        var authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(folder), CryptoProviders.choose(), Clock.systemUTC(), Optional::empty);
        var credential = authority.makeClientCredential("cmf", Duration.ofDays(1));
        var settings = new OutboundSettings(
                List.of(authority.root()),
                Optional.of(new TlsIdentity(credential.key(), credential.chain())),
                AddressPolicy.THIS_MACHINE,
                false,
                BOUNDS);
        try (var tls = CallbackServer.tls(authority.serverCredential(), authority.root());
                var sending = Outbound.start(settings, Clock.systemUTC())) {
            tls.on((exchange, body) -> CallbackServer.answer(exchange, 200, token("bound", 60)));

            assertThat(new Tokens(sending, clock).get(TokenClient.withCertificate(tls.uri("/token"), "cmf&1")))
                    .isEqualTo("bound");

            var asked = tls.received().get(0);
            assertThat(asked.text()).isEqualTo("grant_type=client_credentials&client_id=cmf%261");
            assertThat(asked.header("Authorization")).isEmpty();
            assertThat(asked.client()).contains(credential.certificate());
        }
    }

    @Test
    void a_token_is_used_until_shortly_before_its_end() throws OutboundException {
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
        now = now.plusSeconds(89);
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
        now = now.plusSeconds(2);
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t2");
    }

    @Test
    void a_client_with_another_secret_or_at_another_endpoint_is_another_client() throws OutboundException {
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
        assertThat(tokens.get(client("a", "c"))).isEqualTo("t2");
        assertThat(tokens.get(TokenClient.withSecret(server.uri("/other"), "a", "b")))
                .isEqualTo("t3");
    }

    @Test
    void of_many_at_once_one_asks() {
        var go = new CountDownLatch(1);
        server.on((exchange, body) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            CallbackServer.answer(exchange, 200, token("t" + given.incrementAndGet(), 100));
        });

        var asked = IntStream.range(0, 50)
                .mapToObj(i -> tokens.token(client("a", "b")))
                .toList();
        go.countDown();

        assertThat(asked).allSatisfy(token -> assertThat(token.join()).isEqualTo("t1"));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void a_refused_token_is_not_used_again() throws OutboundException {
        var first = tokens.get(client("a", "b"));
        tokens.forget(client("a", "b"), "another");
        assertThat(tokens.get(client("a", "b"))).isEqualTo(first);
        tokens.forget(client("a", "b"), first);
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t2");
    }

    @Test
    void a_failure_is_not_remembered() throws OutboundException {
        server.on((exchange, body) -> CallbackServer.answer(exchange, 401, "{\"error\": \"invalid_client\"}"));
        var failure = catchThrowableOfType(OutboundException.class, () -> tokens.get(client("a", "b")));

        assertThat(failure.reason()).isEqualTo(Reason.NO_TOKEN);
        assertThat(failure).hasMessage(server.uri("/token") + ": the token endpoint answered 401 invalid_client");
        giveTokens();
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {} ",
                "200 | {\"access_token\": \"x\", \"token_type\": \"mac\", \"expires_in\": 60}",
                "200 | {\"access_token\": \"x y\", \"token_type\": \"Bearer\"}",
                "200 | {\"access_token\": \"x\\r\\nEvil: 1\", \"token_type\": \"Bearer\"}",
                "200 | {\"access_token\": \"\", \"token_type\": \"Bearer\"}",
                "200 | []",
                "200 | <html>",
                "302 | {\"access_token\": \"x\", \"token_type\": \"Bearer\"}",
                "500 | oops"
            })
    void an_answer_that_gives_no_usable_token_is_a_failure(int status, String json) {
        server.on((exchange, body) -> CallbackServer.answer(exchange, status, json));

        assertThat(catchThrowableOfType(OutboundException.class, () -> tokens.get(client("a", "b")))
                        .reason())
                .isEqualTo(Reason.NO_TOKEN);
    }

    @Test
    void without_expires_in_a_token_is_used_for_a_minute() throws OutboundException {
        server.on((exchange, body) -> CallbackServer.answer(
                exchange, 200, "{\"access_token\": \"t" + given.incrementAndGet() + "\", \"token_type\": \"Bearer\"}"));

        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
        now = now.plusSeconds(59);
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t1");
        now = now.plusSeconds(2);
        assertThat(tokens.get(client("a", "b"))).isEqualTo("t2");
    }

    @Test
    void the_secret_is_in_no_text() {
        assertThat(client("a", "canary").toString()).doesNotContain("canary");
    }

    @Test
    void the_reason_why_there_is_no_token_names_the_endpoint_once() {
        server.close();

        assertThatThrownBy(() -> tokens.get(client("c", "s")))
                .isInstanceOf(OutboundException.class)
                .hasMessage(server.uri("/token") + " cannot be reached.");
    }
}
