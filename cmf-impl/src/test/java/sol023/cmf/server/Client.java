package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A REST client of a lab, with or without the certificate of one of its VNFMs. */
final class Client {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI root;
    private final SSLContext tls;
    private final HttpClient http;

    private Client(URI root, SSLContext tls) {
        this.root = root;
        this.tls = tls;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** @param consumer the folder of the VNFM; empty for no client certificate */
    static Client of(Lab lab, Path folder, Optional<String> consumer) {
        try {
            KeyManager[] keyManagers = consumer.isEmpty() ? null : keyManagers(folder.resolve(consumer.get()));
            var anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry(
                    "root", PemFiles.certificates(folder.resolve("ca/root.crt")).get(0));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers, trust.getTrustManagers(), null);
            return new Client(lab.cmf().apiRoot(), context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keyManagers(Path folder) throws Exception {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        var chain = PemFiles.certificates(folder.resolve("vnfm-chain.pem"));
        keys.setKeyEntry(
                "vnfm",
                PemFiles.privateKey(folder.resolve("vnfm.key")),
                new char[0],
                chain.toArray(java.security.cert.X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, new char[0]);
        return factory.getKeyManagers();
    }

    Answer send(String method, String target, Optional<String> body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(root + target))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.map(text -> HttpRequest.BodyPublishers.ofString(text, UTF_8))
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        if (!target.startsWith("/lcm") && !List.of(headers).contains("Version")) {
            request.header("Version", "1.0.0");
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return Answer.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String target) {
        return send("GET", target, Optional.empty());
    }

    /** How many entries a list has on all its pages. */
    int count(String list) {
        int entries = 0;
        for (var target = Optional.of(list); target.isPresent(); ) {
            var page = get(target.get());
            entries += page.json().size();
            target = page.header("Link").map(link -> link.substring(link.indexOf("/nfv-cert"), link.indexOf('>')));
        }
        return entries;
    }

    Answer delete(String target) {
        return send("DELETE", target, Optional.empty());
    }

    Answer post(String target, String json) {
        return send("POST", target, Optional.of(json), "Content-Type", "application/json");
    }

    /** A connection for sending what no HTTP client sends. */
    Socket connect() throws IOException {
        var socket = tls.getSocketFactory().createSocket(root.getHost(), root.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Sends these octets and reads the one answer to them. */
    Answer sendRaw(byte[] request) throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return read(socket.getInputStream());
        }
    }

    static Answer read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the connection was closed after: " + head.toString(UTF_8));
            }
            head.write(octet);
        }
        var text = head.toString(UTF_8);
        var length = header(text, "Content-Length").map(Integer::parseInt).orElse(0);
        var body = new String(in.readNBytes(length), UTF_8);
        return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text, body);
    }

    static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    /**
     * What came back.
     *
     * @param head status line and header fields, one a line
     */
    record Answer(int status, String head, String body) {

        static Answer of(HttpResponse<String> response) {
            var head = new StringBuilder("HTTP/1.1 " + response.statusCode() + "\n");
            response.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value ->
                            head.append(name).append(": ").append(value).append('\n')));
            return new Answer(response.statusCode(), head.toString(), response.body());
        }

        /** The reason phrase of the status line. */
        String reason() {
            var parts = head.lines().findFirst().orElseThrow().split(" ", 3);
            return parts.length == 3 ? parts[2].strip() : "";
        }

        Optional<String> header(String name) {
            return Client.header(head, name);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException("not JSON: " + body, e);
            }
        }

        String detail() {
            return json().path("detail").asText();
        }
    }
}
