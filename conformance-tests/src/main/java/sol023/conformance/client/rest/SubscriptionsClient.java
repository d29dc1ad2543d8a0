package sol023.conformance.client.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.target.Target;

/** A consumer's requests on the subscriptions of SOL023 clause 7.5. */
public final class SubscriptionsClient {

    private static final String API = "/certnotify";
    private static final Header ACCEPT = new Header("Accept", "application/json, application/problem+json");
    private static final Header JSON = new Header("Content-Type", "application/json");

    private final Transport transport;
    private final Target.Rest rest;
    private final Header version;

    public SubscriptionsClient(Transport transport, Target.Rest rest) {
        this.transport = transport;
        this.rest = rest;
        // the version of this interface in this edition (SOL023 clause 7.2)
        this.version = new Header("Version", "1.0.0");
    }

    /** The URI of the "Subscriptions" resource. */
    public URI collection() {
        return URI.create(rest.apiRoot() + API + "/v1/subscriptions");
    }

    /** The URI of an "Individual Subscription" resource. */
    public URI individual(String id) {
        return URI.create(collection() + "/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    public HttpAnswer subscribe(String content) {
        return transport.send(
                "POST",
                collection(),
                List.of(ACCEPT, version, JSON),
                new Body(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Queries with a query string, for example {@code filter=…}; empty text for none. */
    public HttpAnswer list(String query) {
        return get(query.isEmpty() ? collection() : URI.create(collection() + "?" + query));
    }

    public HttpAnswer read(String id) {
        return get(individual(id));
    }

    public HttpAnswer get(URI url) {
        return transport.send("GET", url, List.of(ACCEPT, version), Body.EMPTY);
    }

    public HttpAnswer terminate(String id) {
        return transport.send("DELETE", individual(id), List.of(ACCEPT, version), Body.EMPTY);
    }

    /** Reads which versions of the interface there are (SOL013 clause 9.3.3). */
    public HttpAnswer apiVersions() {
        return get(URI.create(rest.apiRoot() + API + "/api_versions"));
    }

    /** Reads which versions there are of the major version in the URI. */
    public HttpAnswer apiVersionsOfMajorVersion() {
        return get(URI.create(rest.apiRoot() + API + "/v1/api_versions"));
    }

    /** Any method, with a JSON body where the method usually has one. */
    public HttpAnswer any(String method, URI url) {
        boolean hasBody = method.equals("PUT") || method.equals("PATCH") || method.equals("POST");
        return hasBody
                ? transport.send(
                        method, url, List.of(ACCEPT, version, JSON), new Body("{}".getBytes(StandardCharsets.UTF_8)))
                : transport.send(method, url, List.of(ACCEPT, version), Body.EMPTY);
    }
}
