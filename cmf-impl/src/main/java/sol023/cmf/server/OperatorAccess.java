package sol023.cmf.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * How an operator's program reaches a CMF that runs.
 *
 * @param url before {@code /admin}
 * @param client with the operator's credential
 */
public record OperatorAccess(URI url, HttpClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final char[] NO_PASSWORD = new char[0];
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /**
     * By the operator's TLS client certificate.
     *
     * @param url of the CMF, before {@code /admin}
     * @param trust PEM file of who certifies the CMF
     * @param certificate PEM file, the operator's first, then its chain
     * @param key PEM file, PKCS#8, not encrypted
     * @throws ConfigException if one of the files cannot be used
     */
    public static OperatorAccess of(URI url, Path trust, Path certificate, Path key) {
        try {
            var tls = SSLContext.getInstance("TLS");
            tls.init(keys(certificate, key).getKeyManagers(), anchors(trust).getTrustManagers(), null);
            return new OperatorAccess(
                    url,
                    HttpClient.newBuilder()
                            .sslContext(tls)
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT)
                            .build());
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigException("the certificate and the key cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * The operator of a lab.
     *
     * @param folder of the lab
     * @throws ConfigException if no lab was started there
     */
    public static OperatorAccess ofLab(Path folder) {
        var operator = new LabConsumer(Lab.OPERATOR, folder.resolve(Lab.OPERATOR));
        var url = operator.folder().resolve("url");
        if (!Files.isRegularFile(url)) {
            throw new ConfigException("there is no lab in " + folder);
        }
        try {
            return of(
                    URI.create(Files.readString(url).strip()),
                    folder.resolve("ca").resolve("root.crt"),
                    operator.chain(),
                    operator.key());
        } catch (IOException e) {
            throw new ConfigException(url + " cannot be read", e);
        }
    }

    /**
     * What the CMF answers.
     *
     * @param body missing if there is none
     * @param next where the list goes on
     */
    public record Answer(int status, JsonNode body, Optional<URI> next) {}

    /** Reads what is at this path below {@code /admin/}, or at the URI that an answer led to. */
    public Answer get(URI target) {
        return send(HttpRequest.newBuilder(admin().resolve(target)).GET());
    }

    /** Sends JSON to this path below {@code /admin/}. */
    public Answer post(URI target, JsonNode body) {
        return send(HttpRequest.newBuilder(admin().resolve(target))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private URI admin() {
        return URI.create(url + "/admin/");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(
                    request.timeout(ANSWER).header("Accept", "application/json").build(),
                    HttpResponse.BodyHandlers.ofString());
            var next = answer.headers()
                    .firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> URI.create(link.group(1)));
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()), next);
        } catch (JsonProcessingException e) {
            throw new ConfigException(url + " does not answer as a CMF", e);
        } catch (IOException e) {
            throw new ConfigException(url + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigException("interrupted while " + url + " was asked", e);
        }
    }

    private static KeyManagerFactory keys(Path certificate, Path key) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "operator",
                PemFiles.privateKey(key),
                NO_PASSWORD,
                PemFiles.certificates(certificate).toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    private static TrustManagerFactory anchors(Path trust) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (var anchor : PemFiles.certificates(trust)) {
            store.setCertificateEntry("anchor" + number++, anchor);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
