package sol023.conformance.report;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

/** What an exchange is, in words: HTTP, or something that a hook of the target did, which has neither status nor address. */
enum ExchangeWords {
    HTTP("http", "Request", "Response"),
    RECEIVED("received", "Request of the target", "Our response"),
    COMMAND("command", "Command of a hook", "What it printed"),
    PERSON("attestation", "Asked of a person for a hook", "Attestation");

    private final String kind;
    private final String request;
    private final String response;

    ExchangeWords(String kind, String request, String response) {
        this.kind = kind;
        this.request = request;
        this.response = response;
    }

    static ExchangeWords of(Exchange exchange) {
        if (!"hook".equals(exchange.request().url().getScheme())) {
            return exchange.received() ? RECEIVED : HTTP;
        }
        return exchange.request().method().equals("PROMPT") ? PERSON : COMMAND;
    }

    private boolean isHttp() {
        return this == HTTP || this == RECEIVED;
    }

    /** In {@code results.json}. */
    String kind() {
        return kind;
    }

    String requestHeading() {
        return request;
    }

    String responseHeading() {
        return response;
    }

    /** For example {@code GET https://cmf.example/…}, or {@code command of hook certificate.expires}. */
    String line(Exchange.Request sent) {
        return isHttp() ? from() + sent.method() + " " + sent.url() : hook(sent.url());
    }

    /** The same without host and query. */
    String shortLine(Exchange.Request sent) {
        return isHttp() ? from() + sent.method() + " " + sent.url().getPath() : hook(sent.url());
    }

    private String from() {
        return this == RECEIVED ? "from the target: " : "";
    }

    private String hook(URI url) {
        return (this == PERSON ? "person asked for hook " : "command of hook ") + url.getSchemeSpecificPart();
    }

    /** For example {@code 201}, {@code exit code 1} or {@code said to be done by A. Person}. */
    String outcome(Exchange exchange) {
        return exchange.response().map(this::outcome).orElse(isHttp() ? "no answer" : "not done");
    }

    private String outcome(Exchange.Response seen) {
        return switch (this) {
            case HTTP, RECEIVED -> String.valueOf(seen.status());
            case COMMAND -> "exit code " + seen.status();
            case PERSON -> "said to be done" + by(seen.headers());
        };
    }

    /** The first line of what came back. */
    String head(Exchange.Response seen) {
        return isHttp() ? "HTTP status " + seen.status() : outcome(seen);
    }

    private static String by(List<Header> headers) {
        Optional<String> name = headers.stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals("attested-by"))
                .map(Header::value)
                .findFirst();
        return name.map(who -> " by " + who).orElse("");
    }
}
