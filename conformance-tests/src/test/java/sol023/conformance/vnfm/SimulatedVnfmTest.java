package sol023.conformance.vnfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.conformance.exchange.Exchange;

@Timeout(60)
class SimulatedVnfmTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private final VnfmFixture fixture;

    SimulatedVnfmTest(@TempDir Path own) {
        this.fixture = new VnfmFixture(own, Optional.empty());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Callback callback() {
        return fixture.vnfm.callback(fixture.recorder);
    }

    private HttpResponse<String> post(URI uri, String body, String... headers) throws Exception {
        return fixture.send("POST", uri, body, headers);
    }

    @Test
    void a_callback_takes_its_test_and_notifications_and_no_other_method() throws Exception {
        Callback callback = callback();
        HttpResponse<String> test = fixture.send("GET", callback.uri(), "");
        assertThat(test.statusCode()).isEqualTo(204);
        assertThat(test.body()).isEmpty();
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(204);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            HttpResponse<String> refused = fixture.send(method, callback.uri(), "{}");
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, POST");
        }
        assertThat(callback.inbox().size()).isEqualTo(5);
    }

    @Test
    void a_request_is_kept_with_headers_body_certificate_and_among_the_exchanges_of_the_scenario() throws Exception {
        Callback callback = callback();
        post(callback.uri(), "{\"id\": \"n-1\"}", "Version", "1.0.0", "Content-Type", "application/json;charset=utf-8");
        Delivery delivery = callback.inbox().await(Callback::isPost, SOON).orElseThrow();
        Incoming request = delivery.request();
        assertThat(request.header("version")).contains("1.0.0");
        assertThat(request.mediaType()).isEqualTo("application/json");
        assertThat(request.json().orElseThrow().path("id").asText()).isEqualTo("n-1");
        assertThat(request.client()).contains(fixture.clientCertificate);
        Exchange exchange = fixture.recorder.last().orElseThrow();
        assertThat(delivery.exchange()).isSameAs(exchange);
        assertThat(exchange.received()).isTrue();
        assertThat(exchange.request().url()).isEqualTo(callback.uri());
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(204);
    }

    @Test
    void a_sender_without_certificate_is_served_too() throws Exception {
        Callback callback = callback();
        assertThat(fixture.send(fixture.stranger, "POST", callback.uri(), "{}").statusCode())
                .isEqualTo(204);
        assertThat(callback.inbox().all().get(0).request().client()).isEmpty();
    }

    @Test
    void callbacks_keep_apart_what_came_to_each() throws Exception {
        Callback one = callback();
        Callback other = callback();
        assertThat(one.uri()).isNotEqualTo(other.uri());
        post(one.uri(), "{}");
        assertThat(one.inbox().size()).isEqualTo(1);
        assertThat(other.inbox().size()).isZero();
    }

    @Test
    void what_nobody_has_made_or_what_is_closed_is_not_found() throws Exception {
        Callback callback = callback();
        callback.close();
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(404);
        assertThat(post(fixture.vnfm.base().resolve("/callbacks/guess"), "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void answers_come_as_programmed_the_last_again_and_again_until_it_is_changed() throws Exception {
        Callback callback = callback()
                .onNotification(
                        Reply.status(503),
                        Reply.problem(500, "Later."),
                        Reply.redirect(URI.create("https://127.0.0.1:1/elsewhere")),
                        Reply.noContent());
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(503);
        assertThat(post(callback.uri(), "{}").headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        HttpResponse<String> redirect = post(callback.uri(), "{}");
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("Location")).contains("https://127.0.0.1:1/elsewhere");
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(204);
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(204);
        callback.onNotification(Reply.status(500));
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(500);
        assertThat(fixture.send("GET", callback.uri(), "").statusCode()).isEqualTo(204);
        callback.onTest(Reply.status(400));
        assertThat(fixture.send("GET", callback.uri(), "").statusCode()).isEqualTo(400);
    }

    @Test
    void answers_may_be_meant_for_some_notifications_only() throws Exception {
        Callback callback =
                callback().onlyFor(request -> request.text().contains("ours")).onNotification(Reply.status(503));
        assertThat(post(callback.uri(), "{\"subject\": \"theirs\"}").statusCode())
                .isEqualTo(204);
        assertThat(post(callback.uri(), "{\"subject\": \"ours\"}").statusCode()).isEqualTo(503);
    }

    @Test
    void a_callback_may_close_the_connection_without_an_answer() throws Exception {
        Callback callback = callback().onNotification(Reply.hangUp(), Reply.noContent());
        assertThatThrownBy(() -> post(callback.uri(), "{}")).isInstanceOf(IOException.class);
        assertThat(fixture.recorder.exchanges().get(0).trouble())
                .hasValueSatisfying(text -> assertThat(text).contains("on purpose"));
        assertThat(post(callback.uri(), "{}").statusCode()).isEqualTo(204);
    }

    @Test
    void a_callback_may_be_slow_and_what_came_is_seen_at_once() throws Exception {
        Callback callback = callback().onNotification(Reply.late(Duration.ofMillis(700), Reply.noContent()));
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return post(callback.uri(), "{}").statusCode();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(callback.inbox().await(Callback::isPost, SOON)).isPresent();
        assertThat(answer).isNotDone();
        assertThat(answer.get()).isEqualTo(204);
    }

    @Test
    void waiting_ends_with_what_is_wanted_or_with_the_time() throws Exception {
        Callback callback = callback();
        post(callback.uri(), "{\"id\": 1}");
        assertThat(callback.inbox().await(delivery -> delivery.request().text().contains("2"), MOMENT))
                .isEmpty();
        int mark = callback.inbox().size();
        assertThat(callback.inbox().during(MOMENT, delivery -> true)).isEmpty();
        post(callback.uri(), "{\"id\": 2}");
        assertThat(callback.inbox()
                        .awaitSince(mark, Callback::isPost, SOON)
                        .orElseThrow()
                        .request()
                        .text())
                .contains("2");
        assertThat(callback.inbox().await(3, Callback::isPost, MOMENT)).hasSize(2);
    }

    @Test
    void silence_is_broken_by_what_comes_in_the_window() throws Exception {
        Callback callback = callback();
        CompletableFuture<List<Delivery>> heard =
                CompletableFuture.supplyAsync(() -> callback.inbox().during(Duration.ofSeconds(2), Callback::isPost));
        post(callback.uri(), "{}");
        assertThat(heard.get()).hasSizeLessThanOrEqualTo(1);
        assertThat(callback.inbox().size()).isEqualTo(1);
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void a_protected_callback_wants_a_token_that_the_client_got_with_its_secret() throws Exception {
        ClientProof.BySecret client = ClientProof.BySecret.random();
        TokenEndpoint tokens = fixture.vnfm.tokens(client, fixture.recorder);
        Callback callback = callback().protectedBy(tokens);

        HttpResponse<String> refused = post(callback.uri(), "{}");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"vnfm\"");
        assertThat(post(callback.uri(), "{}", "Authorization", "Bearer guess").statusCode())
                .isEqualTo(401);

        for (boolean inForm : List.of(true, false)) {
            String more = inForm ? "&client_id=" + client.id() + "&client_secret=" + client.secret() : "";
            HttpResponse<String> answer = post(
                    tokens.uri(),
                    "grant_type=client_credentials" + more,
                    "Content-Type",
                    FORM,
                    inForm ? "Accept" : "Authorization",
                    inForm ? "application/json" : basic(client.id(), client.secret()));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(json(answer).path("token_type").asText()).isEqualTo("Bearer");
            assertThat(json(answer).path("expires_in").asInt()).isEqualTo(300);
            String token = json(answer).path("access_token").asText();
            assertThat(post(callback.uri(), "{}", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(204);
            tokens.forget();
            assertThat(post(callback.uri(), "{}", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(fixture.recorder.exchanges().toString()).doesNotContain(token, client.secret());
        }
        assertThat(tokens.inbox().size()).isEqualTo(2);
    }

    @Test
    void a_token_ends() throws Exception {
        ClientProof.BySecret client = ClientProof.BySecret.random();
        TokenEndpoint tokens = fixture.vnfm.tokens(client, fixture.recorder).lifetime(Duration.ZERO);
        Callback callback = callback().protectedBy(tokens);
        HttpResponse<String> answer = post(
                tokens.uri(),
                "grant_type=client_credentials",
                "Content-Type",
                FORM,
                "Authorization",
                basic(client.id(), client.secret()));
        String token = json(answer).path("access_token").asText();
        assertThat(post(callback.uri(), "{}", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=client_credentials|401|invalid_client",
                "grant_type=client_credentials&client_id=ID&client_secret=wrong|401|invalid_client",
                "grant_type=client_credentials&client_id=ID&client_secret=%zz|401|invalid_client",
                "grant_type=password&client_id=ID&client_secret=SECRET|400|unsupported_grant_type",
                "client_id=ID&client_secret=SECRET|400|invalid_request",
            })
    void who_asks_wrongly_for_a_token_gets_the_error_of_rfc_6749(String row) throws Exception {
        String[] parts = row.split("\\|", -1);
        ClientProof.BySecret client = ClientProof.BySecret.random();
        TokenEndpoint tokens = fixture.vnfm.tokens(client, fixture.recorder);
        String form = parts[0].replace("ID", client.id()).replace("SECRET", client.secret());
        HttpResponse<String> answer = post(tokens.uri(), form, "Content-Type", FORM);
        assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(parts[1]));
        assertThat(json(answer).path("error").asText()).isEqualTo(parts[2]);
        assertThat(post(tokens.uri(), form, "Content-Type", "application/json").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_client_may_show_its_certificate_instead_of_a_secret() throws Exception {
        ClientProof.ByCertificate client = new ClientProof.ByCertificate(
                "cmf-notify", ClientProof.ByCertificate.fingerprint(fixture.clientCertificate));
        TokenEndpoint tokens = fixture.vnfm.tokens(client, fixture.recorder);
        String form = "grant_type=client_credentials&client_id=cmf-notify";
        assertThat(post(tokens.uri(), form, "Content-Type", FORM).statusCode()).isEqualTo(200);
        assertThat(fixture.send(fixture.stranger, "POST", tokens.uri(), form, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_address_that_cannot_be_is_said_with_its_key() {
        int taken = fixture.vnfm.base().getPort();
        assertThatThrownBy(() -> new VnfmFixture(folder, "127.0.0.1", taken))
                .isInstanceOfSatisfying(
                        VnfmException.class, e -> assertThat(e.key()).isEqualTo("vnfm.listen"))
                .hasMessageContaining("127.0.0.1:" + taken + " is in use");
        assertThatThrownBy(() -> new VnfmFixture(folder, "192.0.2.1", 0))
                .isInstanceOf(VnfmException.class)
                .hasMessageContaining("vnfm.listen: 192.0.2.1:0 is no address of this machine");
    }
}
