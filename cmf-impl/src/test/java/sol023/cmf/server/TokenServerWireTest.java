package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sol023.cmf.server.Registrations.TARGET;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.access.oauth.TokenSettings;

/** Authorization servers that are asked about each token, and such that do not answer as they should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenServerWireTest {

    private static final String SECRET = "canary-introspection-secret";

    private final AuthorizationServer server = new AuthorizationServer();
    private Path folder = Path.of("");
    private Lab lab;
    private Client client;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        var asked =
                new TokenSettings.Asked(server.url("/introspect"), "cmf", SECRET, List.of(), Duration.ofSeconds(30));
        lab = TokenWireTest.start(given, settings -> TokenWireTest.with(settings, TokenWireTest.access(asked)));
        client = Client.of(lab, folder, Optional.empty());
    }

    @AfterAll
    void stop() {
        lab.close();
        server.close();
    }

    private static String active(String more) {
        return "{\"active\": true, \"iss\": \"" + AuthorizationServer.ISSUER + "\", \"aud\": \""
                + AuthorizationServer.AUDIENCE + "\", \"client_id\": \"vnfm\"" + more + "}";
    }

    private Client.Answer get(String token) {
        return client.send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token);
    }

    @Test
    void an_active_token_is_asked_about_once() {
        var authorization = new AtomicReference<>("");
        server.onIntrospection(exchange -> {
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            AuthorizationServer.answer(exchange, 200, active(", \"scope\": \"cert:v1:subject\""));
        });
        int before = server.questions();

        assertThat(get("opaque-1").status()).isEqualTo(200);
        assertThat(get("opaque-1").status()).isEqualTo(200);
        assertThat(server.questions()).isEqualTo(before + 1);
        assertThat(authorization.get()).startsWith("Basic ");
    }

    @Test
    void a_token_that_is_not_active_is_refused() {
        server.onIntrospection(exchange -> AuthorizationServer.answer(exchange, 200, "{\"active\": false}"));

        var answer = get("opaque-2");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token", "is not active"));
    }

    @Test
    void a_refresh_token_opens_nothing() {
        server.onIntrospection(exchange -> AuthorizationServer.answer(
                exchange, 200, active(", \"scope\": \"cert:v1:subject\", \"token_type\": \"refresh_token\"")));

        assertThat(get("opaque-refresh").status()).isEqualTo(401);
    }

    @Test
    void an_active_token_without_scope_may_nothing() {
        server.onIntrospection(exchange -> AuthorizationServer.answer(exchange, 200, active("")));

        assertThat(get("opaque-3").status()).isEqualTo(403);
    }

    @Test
    void an_active_token_that_has_ended_is_refused() {
        server.onIntrospection(exchange -> AuthorizationServer.answer(exchange, 200, active(", \"exp\": 1000000000")));

        assertThat(get("opaque-4").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "no JSON", "no answer to the question", "huge", "endless", "redirected"})
    void an_authorization_server_out_of_order_is_our_trouble_and_not_the_callers(String how) {
        server.onIntrospection(exchange -> {
            switch (how) {
                case "error" -> AuthorizationServer.answer(exchange, 500, "{}");
                case "no JSON" -> AuthorizationServer.answer(exchange, 200, "<html>");
                case "no answer to the question" -> AuthorizationServer.answer(exchange, 200, "{\"active\": \"yes\"}");
                case "huge" ->
                    AuthorizationServer.answer(exchange, 200, active(", \"pad\": \"" + "x".repeat(10_000) + "\""));
                case "endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                }
                default -> {
                    exchange.getResponseHeaders()
                            .add("Location", server.url("/jwks").toString());
                    AuthorizationServer.answer(exchange, 302, "");
                }
            }
        });

        var answer = get("opaque-5-" + how.replace(' ', '-'));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.json().path("status").asInt()).isEqualTo(503);
    }

    @Test
    void a_slow_authorization_server_does_not_keep_other_consumers_waiting() throws Exception {
        var slow = new CountDownLatch(1);
        server.onIntrospection(exchange -> {
            await(slow);
            AuthorizationServer.answer(exchange, 200, "{\"active\": false}");
        });
        var waiting = IntStream.range(0, 80)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> get("slow-" + i).status()))
                .toList();

        assertThat(Client.of(lab, folder, Optional.of("vnfm")).get(TARGET).status())
                .isEqualTo(200);
        for (var each : waiting) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isEqualTo(503);
        }
        slow.countDown();
    }

    @Test
    void strangers_with_unknown_tokens_leave_room_for_a_consumer() {
        var slow = new CountDownLatch(1);
        server.onIntrospection(exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (form.contains("stranger")) {
                await(slow);
            }
            AuthorizationServer.answer(exchange, 200, active(", \"scope\": \"cert:v1:subject\""));
        });
        var strangers = Executors.newFixedThreadPool(30);
        try {
            var waiting = IntStream.range(0, 30)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> get("stranger-" + i).status(), strangers))
                    .toList();
            Awaitility.await()
                    .until(() ->
                            waiting.stream().filter(CompletableFuture::isDone).count() >= 20);

            var answer = Client.of(lab, folder, Optional.of("vnfm"))
                    .send("GET", TARGET, Optional.empty(), "Authorization", "Bearer of-a-consumer");

            assertThat(answer.status()).isEqualTo(200);
        } finally {
            slow.countDown();
            strangers.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void while_the_keys_cannot_be_read_certificates_still_work(@TempDir Path other) {
        var keys = new TokenSettings.KeysAtUrl(server.url("/gone"), List.of());
        try (var down =
                TokenWireTest.start(other, settings -> TokenWireTest.with(settings, TokenWireTest.access(keys)))) {
            var token = server.sign(
                    AuthorizationServer.claims("vnfm", "cert:v1:all").build());
            var answer = Client.of(down, other, Optional.empty())
                    .send("GET", TARGET, Optional.empty(), "Authorization", "Bearer " + token);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(Client.of(down, other, Optional.of("vnfm")).get(TARGET).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_secret_of_the_cmf_is_in_no_log() {
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> contains(file, SECRET)))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
