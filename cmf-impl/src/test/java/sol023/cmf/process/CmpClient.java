package sol023.cmf.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends CMP messages, over the plain listener where there is one; connections are kept (RFC 9811). */
public final class CmpClient {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI vnfc;

    public CmpClient(Lab lab) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(RestClient.tls(lab, lab.vnfm()))
                .build();
        this.vnfc = URI.create(lab.http() + "/.well-known/cmp/p/vnfc-certificates/");
    }

    /** Where certificates of VNFC instances are asked for. */
    public URI pkcs10() {
        return vnfc.resolve("pkcs10");
    }

    public CmpAnswer enrol(byte[] message) throws IOException, InterruptedException {
        return send(pkcs10(), message);
    }

    public CmpAnswer revoke(byte[] message) throws IOException, InterruptedException {
        return send(vnfc.resolve("revocation"), message);
    }

    private CmpAnswer send(URI uri, byte[] message) throws IOException, InterruptedException {
        return new CmpAnswer(client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/pkixcmp")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray()));
    }
}
