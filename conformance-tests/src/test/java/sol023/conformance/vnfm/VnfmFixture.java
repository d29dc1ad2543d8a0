package sol023.conformance.vnfm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.doctor.TestPki;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;

/** A VNFM on a free port, and a client with a certificate that calls it. */
final class VnfmFixture implements AutoCloseable {

    private static final TestPki PKI = TestPki.of("ca");

    final SimulatedVnfm vnfm;
    final Recorder recorder = new Recorder(Clock.systemUTC(), new Redactor(List.of()), new Decoders(List.of()));
    final X509Certificate clientCertificate;
    final HttpClient client;
    private final TestPki.Issued caller;
    final HttpClient stranger;

    VnfmFixture(Path folder, Optional<VnfmSettings.Client> lcmClient) {
        this(folder, "127.0.0.1", 0, lcmClient);
    }

    VnfmFixture(Path folder, String host, int port) {
        this(folder, host, port, Optional.empty());
    }

    private VnfmFixture(Path folder, String host, int port, Optional<VnfmSettings.Client> lcmClient) {
        try {
            TestPki.Issued server = PKI.issue("vnfm");
            this.caller = PKI.issue("cmf");
            Path root = TestPki.write(
                    folder.resolve("root.pem"), "CERTIFICATE", PKI.anchor().getEncoded());
            VnfmSettings settings = new VnfmSettings(
                    host,
                    port,
                    Optional.empty(),
                    true,
                    new Target.KeyFiles(
                            TestPki.write(
                                    folder.resolve("vnfm.pem"),
                                    "CERTIFICATE",
                                    server.certificate().getEncoded()),
                            TestPki.write(
                                    folder.resolve("vnfm.key"),
                                    "PRIVATE KEY",
                                    server.key().getEncoded())),
                    Optional.of(root),
                    lcmClient);
            this.vnfm = SimulatedVnfm.start(settings, Clock.systemUTC());
            this.clientCertificate = caller.certificate();
            this.client = client(Optional.of(caller));
            this.stranger = client(Optional.empty());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpClient client(Optional<TestPki.Issued> own) throws IOException, GeneralSecurityException {
        KeyStore trust = store();
        trust.setCertificateEntry("root", PKI.anchor());
        TrustManagerFactory anchors = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        anchors.init(trust);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore store = store();
        if (own.isPresent()) {
            store.setKeyEntry("own", own.get().key(), new char[0], new Certificate[] {
                own.get().certificate()
            });
        }
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), anchors.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The same as the client's, for what sends by itself. */
    TlsIdentity identity() {
        return TlsIdentity.of(
                Optional.of(new Credential(caller.key(), List.of(caller.certificate()))), List.of(PKI.anchor()));
    }

    HttpResponse<String> send(String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        return send(client, method, uri, body, headers);
    }

    HttpResponse<String> send(HttpClient by, String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return by.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        vnfm.close();
    }
}
