package sol023.conformance.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.client.cmp.CmpClient;
import sol023.conformance.client.cmp.CmpPath;
import sol023.conformance.target.Target;

/** Finds out about a CMF what a target file needs, with requests that change nothing. */
public final class Discovery {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String VERSIONS = "/nfv-cert/api_versions";
    private static final String NOTIFY_VERSIONS = "/certnotify/api_versions";

    /**
     * What was found.
     *
     * @param version of the REST interface, as api_versions says
     * @param notifies whether the Certificate Notification interface is served; empty when that could not be seen
     * @param cmpPaths the spellings of I-01 that are served, as templates
     * @param open what could not be found out, each with the key that it is about
     */
    public record Found(
            Optional<String> version, Optional<Boolean> notifies, List<String> cmpPaths, List<Finding> open) {
        public Found {
            cmpPaths = List.copyOf(cmpPaths);
            open = List.copyOf(open);
        }
    }

    private final HttpClient client;
    private final Optional<String> token;
    private final List<Finding> open = new ArrayList<>();

    /**
     * @param trust anchors of the server's certificate; empty: those of Java
     * @param credential shown to the server; empty: none
     * @param token sent to the REST interfaces; empty: none
     */
    public Discovery(Optional<Path> trust, Optional<Target.KeyFiles> credential, Optional<String> token)
            throws IOException, GeneralSecurityException {
        this.token = token;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(TlsContext.of(trust, credential))
                .build();
    }

    /** Looks at both interfaces. */
    public Found look(URI apiRoot, URI cmpBase) {
        Optional<String> version = version(apiRoot);
        Optional<Boolean> notify = version.isEmpty() ? Optional.empty() : notifies(apiRoot);
        List<String> paths = cmpPaths(cmpBase);
        return new Found(version, notify, paths, open);
    }

    private Optional<String> version(URI apiRoot) {
        URI uri = URI.create(apiRoot + VERSIONS);
        Optional<HttpResponse<String>> answer = get(uri, "rest.apiRoot");
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> version =
                answer.filter(found -> found.statusCode() == 200).flatMap(found -> newest(found.body()));
        if (version.isEmpty()) {
            open.add(Finding.problem(
                    "rest.version",
                    "GET " + VERSIONS + " was answered " + answer.get().statusCode()
                            + (answer.get().statusCode() == 401
                                    ? " (give --cert and --key"
                                            + (token.isPresent() ? ")" : ", or --token-endpoint and --client-id)")
                                    : "")
                            + ", so the version is a guess"));
        }
        return version;
    }

    private Optional<Boolean> notifies(URI apiRoot) {
        Optional<Integer> status =
                get(URI.create(apiRoot + NOTIFY_VERSIONS), "ics.notify").map(HttpResponse::statusCode);
        if (status.isPresent() && (status.get() == 200 || status.get() == 404)) {
            return status.map(code -> code == 200);
        }
        status.ifPresent(code -> open.add(Finding.problem(
                "ics.notify", "GET " + NOTIFY_VERSIONS + " was answered " + code + ", so it is a guess")));
        return Optional.empty();
    }

    private Optional<HttpResponse<String>> get(URI uri, String key) {
        HttpRequest.Builder request = request(uri).header("Accept", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return send(request.GET().build(), HttpResponse.BodyHandlers.ofString(), key);
    }

    private static Optional<String> newest(String json) {
        try {
            Optional<String> newest = Optional.empty();
            for (JsonNode version : new ObjectMapper().readTree(json).path("apiVersions")) {
                if (version.path("version").asText().startsWith("1.")
                        && !version.path("isDeprecated").asBoolean()) {
                    newest = Optional.of(version.path("version").asText().replaceFirst("-.*", ""));
                }
            }
            return newest;
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private List<String> cmpPaths(URI base) {
        List<String> served = new ArrayList<>();
        for (CmpPath spelling : CmpPath.SPELLINGS) {
            HttpRequest request = request(spelling.uri(base, "vnfc-certificates", "pkcs10"))
                    .header("Content-Type", CmpClient.MEDIA_TYPE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0x30, 0x00}))
                    .build();
            Optional<HttpResponse<byte[]>> answer = send(request, HttpResponse.BodyHandlers.ofByteArray(), "cmp.base");
            if (answer.isEmpty()) {
                return served;
            }
            if (answer.get().statusCode() != 404 && !WebPage.is(answer.get())) {
                served.add(spelling.template());
            }
        }
        if (served.isEmpty()) {
            open.add(Finding.problem(
                    "cmp.base", base + " serves none of the spellings of the CMP path (I-01); give --cmp"));
        }
        return served;
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    private <T> Optional<HttpResponse<T>> send(HttpRequest request, HttpResponse.BodyHandler<T> body, String key) {
        try {
            return Optional.of(client.send(request, body));
        } catch (IOException e) {
            open.add(Finding.problem(
                    key,
                    "no answer from " + request.uri().getAuthority() + ": "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                            + (request.uri().getScheme().equals("https")
                                    ? " (perhaps it wants --cert and --key, or its certificate is not trusted)"
                                    : "")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
