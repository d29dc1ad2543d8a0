package sol023.conformance.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.OAuth;
import sol023.conformance.target.Secret;

class TokenClientTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GRANTED =
            "{\"access_token\": \"abc.def\", \"token_type\": \"bearer\", \"expires_in\": 60}";

    private final Redactor redactor = new Redactor(List.of());
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Exchange.Request> sent = new ArrayList<>();

    private Transport answering(int status, String json) {
        return (method, url, headers, body) -> {
            Exchange.Request request = new Exchange.Request(method, url, headers, body);
            sent.add(request);
            Body content = new Body(json.getBytes(StandardCharsets.UTF_8));
            Recorder recorder = new Recorder(clock, redactor, new Decoders(List.of()));
            Exchange exchange = recorder.answered(NOW, request, new Exchange.Response(status, List.of(), content));
            return new HttpAnswer(exchange, status, List.of(), content);
        };
    }

    private TokenClient client(Optional<String> secret, int status, String json) {
        OAuth oauth = new OAuth(
                URI.create("https://as.example/token"),
                "me & you",
                secret.map(text -> new Secret(text.getBytes(StandardCharsets.UTF_8))),
                Optional.empty(),
                OAuth.Scopes.PRINTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new TokenClient(oauth, answering(status, json), redactor, clock);
    }

    private String body() {
        return new String(sent.get(0).body().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_secret_goes_form_encoded_into_http_basic_and_not_into_the_form() {
        Token token = client(Optional.of("a b"), 200, GRANTED).fetch(Optional.of("x:y z"), "more=1");
        assertThat(token.value()).isEqualTo("abc.def");
        assertThat(token.expires()).isEqualTo(NOW.plusSeconds(60));
        assertThat(body()).isEqualTo("grant_type=client_credentials&scope=x%3Ay+z&more=1");
        assertThat(sent.get(0).headers()).contains(new Header("Authorization", "Basic bWUrJTI2K3lvdTphK2I="));
    }

    @Test
    void a_client_with_a_certificate_names_itself_in_the_form() {
        client(Optional.empty(), 200, GRANTED).fetch(Optional.empty(), "");
        assertThat(body()).isEqualTo("grant_type=client_credentials&client_id=me+%26+you");
        assertThat(sent.get(0).headers()).noneMatch(header -> header.name().equals("Authorization"));
    }

    @Test
    void the_redactor_learns_the_token_and_the_token_is_in_no_text() {
        Token token = client(Optional.of("s"), 200, GRANTED).fetch(Optional.empty(), "");
        assertThat(redactor.text("it echoes abc.def")).isEqualTo("it echoes [redacted]");
        assertThat(token.toString()).doesNotContain("abc");
    }

    @Test
    void a_refusal_tells_which_part_of_the_configuration_is_wrong() {
        refused(401, "{\"error\": \"invalid_client\"}", TokenException.Cause.CLIENT);
        refused(400, "{\"error\": \"invalid_scope\"}", TokenException.Cause.SCOPE);
        refused(404, "<html>", TokenException.Cause.ENDPOINT);
        refused(200, "{}", TokenException.Cause.ENDPOINT);
        refused(200, GRANTED.replace("bearer", "mac"), TokenException.Cause.ENDPOINT);
        refused(200, GRANTED.replace("}", ", \"scope\": \"b\"}"), TokenException.Cause.SCOPE);
    }

    private void refused(int status, String json, TokenException.Cause cause) {
        TokenClient client = client(Optional.of("s"), status, json);
        assertThatThrownBy(() -> client.fetch(Optional.of("a"), ""))
                .isInstanceOfSatisfying(
                        TokenException.class, e -> assertThat(e.kind()).as(json).isEqualTo(cause));
    }

    @Test
    void a_token_is_used_again_until_shortly_before_it_expires() {
        Tokens tokens = new Tokens(clock);
        TokenClient client = client(Optional.of("s"), 200, GRANTED);
        tokens.of(Optional.empty(), client);
        tokens.of(Optional.empty(), client);
        assertThat(sent).hasSize(1);
        tokens.of(Optional.of("a"), client);
        assertThat(sent).hasSize(2);
        new Tokens(Clock.fixed(NOW.plusSeconds(55), ZoneOffset.UTC)).of(Optional.empty(), client);
        assertThat(sent).hasSize(3);
    }

    @Test
    void a_request_gets_the_token_unless_it_has_an_authorization_of_its_own() {
        WithToken with = new WithToken(answering(200, "{}"), () -> "abc");
        with.send("GET", URI.create("https://cmf.example/"), List.of(), Body.EMPTY);
        with.send("GET", URI.create("https://cmf.example/"), List.of(new Header("authorization", "x")), Body.EMPTY);
        assertThat(sent.get(0).headers()).containsExactly(new Header("Authorization", "Bearer abc"));
        assertThat(sent.get(1).headers()).containsExactly(new Header("authorization", "x"));
    }

    @Test
    void without_a_token_nothing_is_sent_and_the_check_is_inconclusive() {
        WithToken with = new WithToken(answering(200, "{}"), () -> {
            throw new TokenException(TokenException.Cause.CLIENT, "answered 401 invalid_client");
        });
        assertThatThrownBy(() -> with.send("GET", URI.create("https://cmf.example/"), List.of(), Body.EMPTY))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("invalid_client");
        assertThat(sent).isEmpty();
    }
}
