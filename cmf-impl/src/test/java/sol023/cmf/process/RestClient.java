package sol023.cmf.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A VNFM's REST client: its certificate in TLS, connections kept. */
public final class RestClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI subjects;

    public RestClient(Lab lab, Credential credential) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls(lab, credential))
                .build();
        this.subjects = URI.create(lab.https() + "/nfv-cert/v1/subjects");
    }

    /** TLS with the credential as client certificate and the lab's root as the only anchor. */
    public static SSLContext tls(Lab lab, Credential credential) {
        try {
            char[] password = new char[0];
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, password);
            own.setKeyEntry(
                    "own", credential.key(), password, credential.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, password);
            anchors.setCertificateEntry(
                    "root", Credential.certificates(lab.rootCertificate()).get(0));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS with the lab's credential", e);
        }
    }

    /** Registers a subject (SOL023 clause 5.6.3.3.3.1). */
    public HttpResponse<String> register(Names names) throws IOException, InterruptedException {
        return send(to(subjects)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(names.registration())));
    }

    public HttpResponse<String> read(String id) throws IOException, InterruptedException {
        return send(to(URI.create(subjects + "/" + id)).GET());
    }

    public HttpResponse<String> list() throws IOException, InterruptedException {
        return send(to(subjects).GET());
    }

    public HttpResponse<String> deregister(String id) throws IOException, InterruptedException {
        return send(to(URI.create(subjects + "/" + id)).DELETE());
    }

    /** The id in the representation of a subject. */
    public static String id(HttpResponse<String> answer) throws IOException {
        return json(answer).path("id").asText();
    }

    /** The first VNFC instance id in the representation of a subject. */
    public static String vnfci(HttpResponse<String> answer) throws IOException {
        return json(answer).path("subjectId").path(0).path("subjectId").asText();
    }

    /** The ids of all subjects, on all pages of the list (SOL013 clause 5.4.2.3). */
    public List<String> allIds() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        Optional<URI> next = Optional.of(subjects);
        while (next.isPresent()) {
            HttpResponse<String> page = send(to(next.get()).GET());
            ids.addAll(json(page).findValuesAsText("id"));
            next = page.headers().firstValue("Link").map(link -> URI.create(link.substring(1, link.indexOf('>'))));
        }
        return ids;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(ANSWER_WITHIN)
                .header("Version", "1.0.0")
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
