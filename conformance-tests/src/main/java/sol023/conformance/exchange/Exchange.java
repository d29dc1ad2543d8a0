package sol023.conformance.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One HTTP request and what became of it, without secrets.
 *
 * @param number counted from 1 in its scenario
 * @param sent when the request was sent, or came in
 * @param took until the whole response was read, or until it was given up
 * @param request as sent
 * @param response as received; empty when there was none
 * @param trouble why there is no response
 * @param received whether the target sent the request, and we answered
 */
public record Exchange(
        int number,
        Instant sent,
        Duration took,
        Request request,
        Optional<Response> response,
        Optional<String> trouble,
        boolean received) {

    /**
     * A request as sent.
     *
     * @param decoding makes the readable view of the body when somebody wants to see it; empty when no decoder knows it
     */
    public record Request(
            String method, URI url, List<Header> headers, Body body, Supplier<Optional<Decoded>> decoding) {
        public Request {
            headers = List.copyOf(headers);
        }

        public Request(String method, URI url, List<Header> headers, Body body) {
            this(method, url, headers, body, Optional::empty);
        }

        /** The readable view of the body. */
        public Optional<Decoded> decoded() {
            return decoding.get();
        }
    }

    /**
     * A response as received.
     *
     * @param decoding makes the readable view of the body when somebody wants to see it; empty when no decoder knows it
     */
    public record Response(int status, List<Header> headers, Body body, Supplier<Optional<Decoded>> decoding) {
        public Response {
            headers = List.copyOf(headers);
        }

        public Response(int status, List<Header> headers, Body body) {
            this(status, headers, body, Optional::empty);
        }

        /** The media type without parameters, in lower case; empty text if there is none. */
        public String mediaType() {
            return Exchange.mediaType(headers);
        }

        /** The readable view of the body. */
        public Optional<Decoded> decoded() {
            return decoding.get();
        }
    }

    /**
     * A readable view of a body.
     *
     * @param kind for example {@code JSON} or {@code PKIMessage (ir)}
     * @param text a tree, one node per line
     */
    public record Decoded(String kind, String text) {}

    /** The media type in the headers without its parameters, in lower case; empty text if there is none. */
    static String mediaType(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(header -> header.value().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }
}
