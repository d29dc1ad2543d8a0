package sol023.conformance.client.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.target.Target;

/** A consumer's requests on the subjects of SOL023 clause 5.6.3. */
public final class SubjectsClient {

    private static final String PATH = "/nfv-cert/v1/subjects";
    private static final String VERSIONS = "/nfv-cert/api_versions";
    private static final String VERSIONS_OF_MAJOR_VERSION = "/nfv-cert/v1/api_versions";
    private static final Header ACCEPT = new Header("Accept", "application/json, application/problem+json");
    private static final String VERSION = "Version";
    private static final String JSON = "application/json";

    private final Transport transport;
    private final Target.Rest rest;

    public SubjectsClient(Transport transport, Target.Rest rest) {
        this.transport = transport;
        this.rest = rest;
    }

    /** The URI of the "Subject" resource. */
    public URI collection() {
        return URI.create(rest.apiRoot() + PATH);
    }

    /** The URI of an "Individual Subject" resource. */
    public URI individual(String id) {
        return URI.create(collection() + "/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    public HttpAnswer register(String json) {
        return register(json, JSON);
    }

    /** Registers with a body that claims to be of another media type. */
    public HttpAnswer register(String json, String mediaType) {
        return transport.send(
                "POST",
                collection(),
                List.of(ACCEPT, version(), new Header("Content-Type", mediaType)),
                new Body(json.getBytes(StandardCharsets.UTF_8)));
    }

    public HttpAnswer list() {
        return list("");
    }

    /** Queries with a query string, for example {@code all_fields}; empty text for none. */
    public HttpAnswer list(String query) {
        URI url = query.isEmpty() ? collection() : URI.create(collection() + "?" + query);
        return transport.send("GET", url, List.of(ACCEPT, version()), Body.EMPTY);
    }

    public HttpAnswer read(String id) {
        return get(individual(id));
    }

    public HttpAnswer get(URI url) {
        return transport.send("GET", url, List.of(ACCEPT, version()), Body.EMPTY);
    }

    public HttpAnswer deregister(String id) {
        return transport.send("DELETE", individual(id), List.of(ACCEPT, version()), Body.EMPTY);
    }

    /** Queries in another version; without the header if there is none. */
    public HttpAnswer listInVersion(Optional<String> version) {
        List<Header> headers = Stream.concat(
                        Stream.of(ACCEPT), version.stream().map(value -> new Header(VERSION, value)))
                .toList();
        return transport.send("GET", collection(), headers, Body.EMPTY);
    }

    /** Reads and says which media types are understood. */
    public HttpAnswer getAccepting(URI url, String mediaTypes) {
        return transport.send("GET", url, List.of(new Header("Accept", mediaTypes), version()), Body.EMPTY);
    }

    /** Where it stands which versions of the interface there are (SOL013 clause 9.3.3). */
    public URI apiVersions() {
        return URI.create(rest.apiRoot() + VERSIONS);
    }

    /** Where it stands which versions there are of the major version in the URI. */
    public URI apiVersionsOfMajorVersion() {
        return URI.create(rest.apiRoot() + VERSIONS_OF_MAJOR_VERSION);
    }

    /** Any method, with a JSON body where the method usually has one. */
    public HttpAnswer any(String method, URI url) {
        boolean hasBody = method.equals("PUT") || method.equals("PATCH") || method.equals("POST");
        return hasBody
                ? transport.send(
                        method,
                        url,
                        List.of(ACCEPT, version(), new Header("Content-Type", JSON)),
                        new Body("{}".getBytes(StandardCharsets.UTF_8)))
                : transport.send(method, url, List.of(ACCEPT, version()), Body.EMPTY);
    }

    private Header version() {
        return new Header(VERSION, rest.version());
    }
}
