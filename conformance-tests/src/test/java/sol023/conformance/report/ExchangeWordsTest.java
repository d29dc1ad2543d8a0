package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

class ExchangeWordsTest {

    private static Exchange exchange(String method, String url, int status, Header... headers) {
        Body body = new Body("x".getBytes(StandardCharsets.US_ASCII));
        return new Exchange(
                3,
                Instant.EPOCH,
                Duration.ZERO,
                new Exchange.Request(method, URI.create(url), List.of(), body),
                Optional.of(new Exchange.Response(status, List.of(headers), body)),
                Optional.empty(),
                false);
    }

    private static String shown(Exchange exchange) {
        return ExchangeView.of("S1", exchange, Evidence.Detail.FULL).toString();
    }

    @Test
    void a_command_of_a_hook_is_shown_with_its_exit_code_and_not_as_http() {
        Exchange command = exchange("COMMAND", "hook:certificate.expires", 3, new Header("Exit-Code", "3"));
        assertThat(shown(command))
                .contains(
                        "Command of a hook", "command of hook certificate.expires", "→ exit code 3", "What it printed")
                .doesNotContain("HTTP", "COMMAND ");
        assertThat(ExchangeWords.of(command).shortLine(command.request()))
                .isEqualTo("command of hook certificate.expires");
        assertThat(ExchangeWords.of(command).kind()).isEqualTo("command");
    }

    @Test
    void the_word_of_a_person_is_shown_as_an_attestation() {
        Exchange prompt = exchange("PROMPT", "hook:certificate.expires", 0, new Header("Attested-By", "Ada"));
        assertThat(shown(prompt))
                .contains("Asked of a person", "→ said to be done by Ada", "Attestation")
                .doesNotContain("HTTP");
        assertThat(ExchangeWords.of(prompt).kind()).isEqualTo("attestation");
    }

    @Test
    void http_is_shown_with_method_address_and_status() {
        assertThat(shown(exchange("GET", "https://cmf.test/a?b=c", 404)))
                .contains("GET https://cmf.test/a?b=c", "HTTP status 404", "→ 404", "Request", "Response");
    }
}
