package sol023.conformance.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

/** An exchange for the HTML report: head lines, decoded view, and the raw content as text or Base64. */
final class ExchangeView {

    private ExchangeView() {}

    static Map<String, Object> of(String scenario, Exchange exchange) {
        Exchange.Request request = exchange.request();
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(message(
                "Request",
                request.method() + " " + request.url(),
                request.headers(),
                request.body(),
                request.decoded()));
        exchange.response()
                .ifPresent(answer -> messages.add(message(
                        "Response",
                        "HTTP status " + answer.status(),
                        answer.headers(),
                        answer.body(),
                        answer.decoded())));
        return new View()
                .with("id", scenario + "-x" + exchange.number())
                .with("line", request.method() + " " + request.url())
                .with(
                        "outcome",
                        exchange.response()
                                .map(answer -> "→ " + answer.status())
                                .orElse("→ no answer"))
                .with("sent", exchange.sent().toString())
                .with("took", exchange.took().toMillis())
                .withOptional("trouble", exchange.trouble())
                .with("messages", messages)
                .map();
    }

    private static Map<String, Object> message(
            String heading, String first, List<Header> headers, Body body, Optional<Exchange.Decoded> decoded) {
        StringBuilder head = new StringBuilder(first);
        headers.forEach(
                header -> head.append('\n').append(header.name()).append(": ").append(header.value()));
        View view = new View().with("heading", heading).with("head", head.toString());
        decoded.ifPresent(content -> view.with(
                "decoded",
                new View()
                        .with("kind", content.kind())
                        .with("text", content.text())
                        .map()));
        if (body.length() > 0) {
            view.with("raw", raw(body.bytes(), decoded.isEmpty()));
        }
        return view.map();
    }

    private static Map<String, Object> raw(byte[] body, boolean open) {
        Optional<String> text = text(body);
        String kind = text.isPresent() ? "Raw content" : "Raw content in Base64";
        return new View()
                .with("kind", kind + ", " + body.length + " octets")
                .with("text", text.orElseGet(() -> Base64.getMimeEncoder().encodeToString(body)))
                .with("open", open)
                .map();
    }

    private static Optional<String> text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            boolean printable = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return printable ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
