package sol023.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/**
 * An exchange in a {@code results.json}; secrets were removed when it was captured.
 *
 * @param id for example {@code S12-x3}
 * @param took until the whole response was read, in whole milliseconds
 * @param response absent when there was none
 * @param trouble why there was none
 */
public record ExchangeOutcome(
        String id,
        Instant sent,
        Duration took,
        RequestSent request,
        Optional<ResponseSeen> response,
        Optional<String> trouble) {

    /**
     * The request.
     *
     * @param url as sent; text, since a scenario may send what is no URI
     */
    public record RequestSent(String method, String url, Content content) {}

    /** The response. */
    public record ResponseSeen(int status, Content content) {}

    /**
     * Headers and body of a message.
     *
     * @param octets length of the body
     * @param body absent when the file keeps only its length
     * @param decoded the readable view, when the file keeps it
     */
    public record Content(List<Header> headers, int octets, Optional<Body> body, Optional<String> decoded) {

        public Content {
            headers = List.copyOf(headers);
        }
    }
}
