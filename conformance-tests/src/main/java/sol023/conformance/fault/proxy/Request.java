package sol023.conformance.fault.proxy;

/**
 * A request as it came from the suite.
 *
 * @param target path and query as sent, not decoded
 * @param version for example {@code HTTP/1.1}
 * @param consumer who sent it, by the client certificate: the name of a lab consumer, or empty text
 */
public record Request(String method, String target, String version, Headers headers, Octets body, String consumer) {

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public Request from(String consumer) {
        return new Request(method, target, version, headers, body, consumer);
    }

    public Request to(String target) {
        return new Request(method, target, version, headers, body, consumer);
    }

    public Request with(Headers headers) {
        return new Request(method, target, version, headers, body, consumer);
    }

    public Request with(Octets body) {
        return new Request(method, target, version, headers, body, consumer);
    }
}
