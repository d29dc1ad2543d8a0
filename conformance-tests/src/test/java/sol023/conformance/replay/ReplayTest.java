package sol023.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Transport;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.JsonDecoder;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.report.ExchangeOutcome;

class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Header JSON = new Header("Content-Type", "application/json");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Decoders decoders = new Decoders(List.of(new JsonDecoder()));
    private final Recorder recorder = new Recorder(clock, FixtureRun.redactor(), decoders);
    private Optional<Supplier<String>> token = Optional.empty();
    private final List<Exchange.Request> sent = new ArrayList<>();

    private Replay.Outcome replay(ExchangeOutcome exchange, int status, String answer) {
        Transport transport = (method, url, headers, body) -> {
            Exchange.Request request = new Exchange.Request(method, url, headers, body);
            sent.add(request);
            if (status == 0) {
                recorder.unanswered(NOW, request, "nobody is there");
                throw new NoAnswerException("no answer", new IllegalStateException("x"));
            }
            Exchange.Response response = new Exchange.Response(status, List.of(JSON), body(answer));
            Exchange exchanged = recorder.answered(NOW, request, response);
            return new HttpAnswer(exchanged, status, response.headers(), response.body());
        };
        return new Replay(FixtureRun.target(), clock, decoders, FixtureRun.redactor(), token, transport, recorder)
                .send(exchange);
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ExchangeOutcome recorded(String url, List<Header> headers, Optional<Body> body) {
        return new ExchangeOutcome(
                "S1-x1",
                NOW,
                Duration.ofMillis(3),
                new ExchangeOutcome.RequestSent(
                        "POST", url, new ExchangeOutcome.Content(headers, 7, body, Optional.empty())),
                Optional.of(new ExchangeOutcome.ResponseSeen(
                        201,
                        new ExchangeOutcome.Content(
                                List.of(JSON), 1, Optional.of(body("{\"id\":\"a\",\"b\":1}")), Optional.empty()))),
                Optional.empty());
    }

    @Test
    void a_token_that_was_redacted_is_replaced_by_one_of_ours_on_the_way_to_rest_only() {
        token = Optional.of(() -> "fresh-token");
        List<Header> headers = List.of(JSON, new Header("Authorization", "Bearer [redacted]"));
        Replay.Outcome rest = replay(
                recorded("https://old.test:1/nfv-cert/v1/subjects", headers, Optional.of(body("{}"))), 201, "{}");
        replay(recorded("https://cmf.test/.well-known/cmp/p/x", headers, Optional.of(body("{}"))), 201, "{}");

        assertThat(sent.get(0).headers()).contains(new Header("Authorization", "Bearer fresh-token"));
        assertThat(sent.get(1).headers()).noneMatch(header -> header.name().equals("Authorization"));
        assertThat(rest.lines())
                .anyMatch(line -> line.contains("a token of ours"))
                .noneMatch(line -> line.contains("fresh-token"));
    }

    @Test
    void what_was_sent_without_a_token_is_sent_without_one_again() {
        token = Optional.of(() -> "fresh-token");
        replay(recorded("https://old.test:1/nfv-cert/v1/subjects", List.of(JSON), Optional.of(body("{}"))), 201, "{}");

        assertThat(sent.get(0).headers()).noneMatch(header -> header.name().equals("Authorization"));
    }

    @Test
    void the_recorded_octets_go_to_the_target_and_differences_are_marked() {
        ExchangeOutcome exchange = recorded(
                "https://old.test:1/nfv-cert/v1/subjects?x=1",
                List.of(JSON, new Header("Content-Length", "7"), new Header("Authorization", "Bearer [redacted]")),
                Optional.of(body("{\"q\":1}")));
        Replay.Outcome outcome = replay(exchange, 409, "{\"id\":\"c\",\"b\":1}");
        assertThat(outcome.answered()).isTrue();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).url()).isEqualTo(URI.create("https://cmf.test/nfv-cert/v1/subjects?x=1"));
        assertThat(sent.get(0).headers()).containsExactly(JSON);
        assertThat(sent.get(0).body()).isEqualTo(body("{\"q\":1}"));
        assertThat(outcome.lines())
                .contains("  left out, since its value was redacted: Authorization")
                .contains("  - status: 201", "  + status: 409", "    content-type: application/json")
                .contains("  -   \"id\" : \"a\",", "  +   \"id\" : \"c\",", "      \"b\" : 1");
    }

    @Test
    void only_what_went_to_an_interface_of_the_cmf_is_sent_to_it_again() {
        Header cmp = new Header("Content-Type", "application/pkixcmp");
        Replay.Outcome ours = replay(
                recorded("https://old.test:1/.well-known/cmp/p/x", List.of(JSON), Optional.of(body("1234567"))),
                200,
                "");
        Replay.Outcome own =
                replay(recorded("https://old.test:1/own/path", List.of(cmp), Optional.of(body("1234567"))), 200, "");
        assertThat(ours.answered() && own.answered()).isTrue();
        assertThat(sent)
                .extracting(Exchange.Request::url)
                .containsExactly(
                        URI.create("https://cmf.test/.well-known/cmp/p/x"), URI.create("https://cmf.test/own/path"));
        Replay.Outcome hook =
                replay(recorded("https://control.test/expire", List.of(JSON), Optional.of(body("{}"))), 200, "");
        assertThat(hook.answered()).isFalse();
        assertThat(hook.lines()).anyMatch(line -> line.contains("not sent: it went to no interface of the CMF"));
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_redacted_body_is_not_sent() {
        ExchangeOutcome exchange =
                recorded("https://cmf.test/x", List.of(JSON), Optional.of(body("{\"password\":\"[redacted]\"}")));
        Replay.Outcome outcome = replay(exchange, 200, "{}");
        assertThat(outcome.answered()).isFalse();
        assertThat(sent).isEmpty();
        assertThat(outcome.lines()).anyMatch(line -> line.contains("not sent: a part of it was redacted"));
    }

    @Test
    void a_body_of_which_only_the_length_was_kept_is_not_sent() {
        Replay.Outcome outcome = replay(recorded("https://cmf.test/x", List.of(JSON), Optional.empty()), 200, "{}");
        assertThat(outcome.answered()).isFalse();
        assertThat(outcome.lines()).anyMatch(line -> line.contains("--evidence all"));
    }

    @Test
    void no_answer_is_shown_as_such() {
        Replay.Outcome outcome = replay(recorded("https://cmf.test/x", List.of(JSON), Optional.of(body("{}"))), 0, "");
        assertThat(outcome.answered()).isFalse();
        assertThat(outcome.lines()).contains("  - status: 201", "  + status: no answer, nobody is there");
    }

    @Test
    void a_secret_in_an_answer_is_not_shown() {
        Replay.Outcome outcome = replay(
                recorded("https://cmf.test/x", List.of(JSON), Optional.of(body("{}"))),
                200,
                "{\"x\":\"" + FixtureRun.CANARY + "\"}");
        assertThat(String.join("\n", outcome.lines())).doesNotContain(FixtureRun.CANARY);
    }

    @Test
    void lines_that_both_have_are_kept_once() {
        assertThat(SideBySide.difference(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
                .containsExactly("  a", "- b", "+ x", "  c", "+ d");
    }
}
