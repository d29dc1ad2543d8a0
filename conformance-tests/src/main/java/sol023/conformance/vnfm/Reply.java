package sol023.conformance.vnfm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/** What the VNFM does with a request. */
public sealed interface Reply {

    /** An answer. */
    record Answer(int status, List<Header> headers, Body body) implements Reply {
        public Answer {
            headers = List.copyOf(headers);
        }
    }

    /** An answer that lets the sender wait. */
    record Late(Duration after, Reply then) implements Reply {}

    /** The connection is closed without an answer. */
    record HangUp() implements Reply {}

    /** 204, as a notification endpoint answers (SOL013 clause 5.8). */
    static Reply noContent() {
        return status(204);
    }

    /** A status without content. */
    static Reply status(int status) {
        return new Answer(status, List.of(), Body.EMPTY);
    }

    /** Another place is meant: 307, which a client must not follow with a notification to who knows where. */
    static Reply redirect(URI to) {
        return new Answer(307, List.of(new Header("Location", to.toString())), Body.EMPTY);
    }

    static Reply late(Duration after, Reply then) {
        return new Late(after, then);
    }

    static Reply hangUp() {
        return new HangUp();
    }

    /** JSON with further headers. */
    static Reply json(int status, JsonNode content, Header... headers) {
        return typed(status, "application/json", content, headers);
    }

    /** Problem details (SOL013 clause 6.3). */
    static Reply problem(int status, String detail, Header... headers) {
        JsonNode problem =
                JsonNodeFactory.instance.objectNode().put("status", status).put("detail", detail);
        return typed(status, "application/problem+json", problem, headers);
    }

    private static Reply typed(int status, String mediaType, JsonNode content, Header... headers) {
        java.util.ArrayList<Header> all = new java.util.ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", mediaType));
        return new Answer(status, all, new Body(content.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
