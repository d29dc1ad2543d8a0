package sol023.conformance.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sol023.conformance.contract.Documents.Place;

/**
 * The REST interfaces that a CMF serves, as the contract writes them down. The extension with certificates is not among them: nothing is
 * said of it (I-09). Thread-safe.
 */
public final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String VERSIONS = "api-versions/api-versions.yaml";

    private final Documents documents = new Documents();
    private final List<Route> routes = new ArrayList<>();
    private final Content problem = structure("sol013/common.yaml", "ProblemDetails");

    private record Route(String method, Pattern path, Operation operation) {}

    public Contract() {
        add("nfv-cert/v1/nfv-cert.yaml", "/nfv-cert/v1");
        add("certnotify/v1/certnotify.yaml", "/certnotify/v1");
        for (String api : List.of("nfv-cert", "certnotify")) {
            add(VERSIONS, "/" + api);
            add(VERSIONS, "/" + api + "/v1");
        }
    }

    /**
     * The operation that a request means.
     *
     * @param path behind the apiRoot, without a query
     */
    public Optional<Operation> operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method)
                        && route.path().matcher(path).matches())
                .map(Route::operation)
                .findFirst();
    }

    /** Whether it is the path of a resource, behind the apiRoot and without a query. */
    public boolean knows(String path) {
        return routes.stream().anyMatch(route -> route.path().matcher(path).matches());
    }

    /** The form of the description of an error (SOL013 clause 6.3). */
    public Content problem() {
        return problem;
    }

    /** The form of a structure, for example {@code CertificateLifecycleStateChangeNotification}. */
    public Content structure(String document, String name) {
        Place place =
                documents.root(document).member("components").member("schemas").member(name);
        if (!place.exists()) {
            throw new IllegalArgumentException(document + " has no " + name);
        }
        return new Content("application/json", documents.schema(place));
    }

    private void add(String document, String prefix) {
        Place paths = documents.root(document).member("paths");
        paths.node().fieldNames().forEachRemaining(path -> {
            Pattern pattern = Pattern.compile(Stream.of((prefix + path).split("/", -1))
                    .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                    .collect(Collectors.joining("/")));
            Place item = paths.member(path);
            for (String method : METHODS) {
                Place operation = item.member(method);
                if (operation.exists()) {
                    routes.add(new Route(method.toUpperCase(Locale.ROOT), pattern, operation(operation)));
                }
            }
        });
    }

    private Operation operation(Place operation) {
        Map<Integer, Optional<Content>> answers = new LinkedHashMap<>();
        Place responses = operation.member("responses");
        responses
                .node()
                .fieldNames()
                .forEachRemaining(status ->
                        answers.put(Integer.valueOf(status), content(documents.resolved(responses.member(status)))));
        return new Operation(operation.node().path("operationId").asText(), answers);
    }

    private Optional<Content> content(Place response) {
        Place content = response.member("content");
        if (!content.exists()) {
            return Optional.empty();
        }
        String mediaType = content.node().fieldNames().next();
        return Optional.of(new Content(
                mediaType, documents.schema(content.member(mediaType).member("schema"))));
    }
}
