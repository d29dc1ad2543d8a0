package sol023.conformance.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

/** An exchange for the HTML report: head lines and, as far as the report keeps them, decoded view and raw content as text or Base64. */
final class ExchangeView {

    private ExchangeView() {}

    /** Only the line of an exchange that stands in full elsewhere in the page. */
    static Map<String, Object> link(String scenario, Exchange exchange) {
        return line(scenario, exchange).map();
    }

    static Map<String, Object> of(String scenario, Exchange exchange, Evidence.Detail detail) {
        Exchange.Request request = exchange.request();
        ExchangeWords words = ExchangeWords.of(exchange);
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(message(
                words.requestHeading(),
                words.line(request),
                request.headers(),
                request.body(),
                detail,
                request::decoded));
        exchange.response()
                .ifPresent(answer -> messages.add(message(
                        words.responseHeading(),
                        words.head(answer),
                        answer.headers(),
                        answer.body(),
                        detail,
                        answer::decoded)));
        return line(scenario, exchange)
                .with(
                        "whole",
                        new View()
                                .with("sent", exchange.sent().toString())
                                .with("took", exchange.took().toMillis())
                                .withOptional("trouble", exchange.trouble())
                                .with("messages", messages)
                                .map())
                .map();
    }

    private static View line(String scenario, Exchange exchange) {
        ExchangeWords words = ExchangeWords.of(exchange);
        return new View()
                .with("id", scenario + "-x" + exchange.number())
                .with("line", words.line(exchange.request()))
                .with("outcome", "→ " + words.outcome(exchange));
    }

    private static Map<String, Object> message(
            String heading,
            String first,
            List<Header> headers,
            Body body,
            Evidence.Detail detail,
            Supplier<Optional<Exchange.Decoded>> decoding) {
        StringBuilder head = new StringBuilder(first);
        headers.forEach(
                header -> head.append('\n').append(header.name()).append(": ").append(header.value()));
        View view = new View().with("heading", heading).with("head", head.toString());
        if (body.length() == 0) {
            return view.map();
        }
        boolean brief = detail != Evidence.Detail.FULL && body.length() > Evidence.LONG;
        if (brief || detail == Evidence.Detail.OCTETS || detail == Evidence.Detail.OUTLINE) {
            return view.with("left", body.length()).map();
        }
        Optional<Exchange.Decoded> decoded = decoding.get();
        decoded.ifPresent(content -> view.with(
                "decoded",
                new View()
                        .with("kind", content.kind())
                        .with("text", content.text())
                        .map()));
        if (detail == Evidence.Detail.FULL || decoded.isEmpty()) {
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
