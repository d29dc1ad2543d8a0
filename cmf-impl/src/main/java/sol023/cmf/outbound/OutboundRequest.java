package sol023.cmf.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to be sent. Its headers and its body may be secret and are in no text.
 *
 * @param body with its media type
 * @param party who has named the host; what one party may have looked up at the same time is bounded
 */
public record OutboundRequest(
        String method, URI uri, Map<String, String> headers, Optional<Body> body, Optional<String> party) {

    /** What is sent. */
    public record Body(String mediaType, String text) {}

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static OutboundRequest get(URI uri) {
        return new OutboundRequest("GET", uri, Map.of(), Optional.empty(), Optional.empty());
    }

    /** A DELETE. */
    public static OutboundRequest delete(URI uri) {
        return new OutboundRequest("DELETE", uri, Map.of(), Optional.empty(), Optional.empty());
    }

    /** A POST. */
    public static OutboundRequest post(URI uri, String mediaType, String body) {
        return new OutboundRequest("POST", uri, Map.of(), Optional.of(new Body(mediaType, body)), Optional.empty());
    }

    /** The same with that header. */
    public OutboundRequest with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutboundRequest(method, uri, more, body, party);
    }

    /** The same on behalf of whoever has named the host. */
    public OutboundRequest onBehalfOf(String name) {
        return new OutboundRequest(method, uri, headers, body, Optional.of(name));
    }

    @Override
    public String toString() {
        return method + " " + Uris.shown(uri);
    }
}
