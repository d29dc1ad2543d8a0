package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fault.cmp.Strangers;
import sol023.conformance.fault.lab.LabDirectory;
import sol023.conformance.fault.lab.LabTls;
import sol023.conformance.fault.proxy.Interceptor;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.TlsProxy;

/** The proxy between a client and a small HTTPS server that tells what it has received. */
class TlsProxyWireTest {

    @TempDir
    private static Path folder;

    private static LabDirectory lab;
    private static LabTls tls;
    private HttpsServer origin;
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeAll
    static void makeKeys() throws IOException {
        lab = new LabDirectory(LabFixture.write(folder));
        tls = new LabTls(
                lab.server(), List.of(lab.consumer("vnfm"), lab.consumer("vnfm-b")), Strangers.selfSigned("stranger"));
    }

    @BeforeEach
    void startOrigin() throws IOException {
        origin = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.setHttpsConfigurator(new HttpsConfigurator(tls.server()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        origin.createContext("/", this::answer);
        origin.start();
    }

    @AfterEach
    void stopOrigin() {
        origin.stop(0);
    }

    private String originAddress() {
        return "https://127.0.0.1:" + origin.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String peer;
        try {
            peer = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            peer = "nobody";
        }
        String text = "{\"method\":\"" + exchange.getRequestMethod() + "\",\"uri\":\"" + exchange.getRequestURI()
                + "\",\"length\":" + sent.length + ",\"peer\":\"" + peer + "\",\"self\":\"" + originAddress() + "/x\"}";
        exchange.getResponseHeaders().add("Location", originAddress() + "/x");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", "77");
            exchange.sendResponseHeaders(200, -1);
        } else {
            // chunked on purpose
            exchange.sendResponseHeaders(201, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private TlsProxy proxy(Interceptor interceptor) throws IOException {
        return new TlsProxy(URI.create(originAddress()), tls, interceptor);
    }

    private static HttpResponse<String> send(TlsProxy proxy, SSLContext client, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(proxy.address().resolve("/a/b?c=%20d"))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newBuilder().sslContext(client).build().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_exchange_passes_and_addresses_point_to_the_proxy() throws Exception {
        try (TlsProxy proxy = proxy(Interceptor.NONE)) {
            HttpResponse<String> answer = send(proxy, tls.client("vnfm"), "POST", "hello");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Location")).contains(proxy.address() + "/x");
            assertThat(answer.body())
                    .contains("\"method\":\"POST\"", "\"uri\":\"/a/b?c=%20d\"", "\"length\":5")
                    .contains("\"self\":\"" + proxy.address() + "/x\"")
                    .doesNotContain(originAddress());
        }
    }

    @Test
    void the_origin_sees_the_credential_of_the_consumer_who_connected() throws Exception {
        try (TlsProxy proxy = proxy(Interceptor.NONE)) {
            assertThat(send(proxy, tls.client("vnfm"), "GET", "").body()).contains("CN=vnfm\"");
            assertThat(send(proxy, tls.client("vnfm-b"), "GET", "").body()).contains("CN=vnfm-b\"");
            assertThat(send(proxy, tls.client(""), "GET", "").body()).contains("nobody");
            assertThat(send(proxy, tls.client(LabTls.STRANGER), "GET", "").body())
                    .contains("CN=stranger");
        }
    }

    @Test
    void an_interceptor_can_speak_for_another_consumer() throws Exception {
        try (TlsProxy proxy = proxy((request, upstream) -> upstream.send(request.from("vnfm-b")))) {
            assertThat(send(proxy, tls.client("vnfm"), "GET", "").body()).contains("CN=vnfm-b\"");
        }
    }

    @Test
    void answers_without_a_body_stay_so() throws Exception {
        try (TlsProxy proxy = proxy(Interceptor.NONE)) {
            HttpResponse<String> deleted = send(proxy, tls.client("vnfm"), "DELETE", "");
            HttpResponse<String> head = send(proxy, tls.client("vnfm"), "HEAD", "");

            assertThat(deleted.statusCode()).isEqualTo(204);
            assertThat(deleted.headers().firstValue("Content-Length")).isEmpty();
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains("77");
        }
    }

    @Test
    void one_interceptor_changes_one_thing_and_may_keep_a_request_to_itself() throws Exception {
        Interceptor swallowing = (request, upstream) -> request.method().equals("DELETE")
                ? sol023.conformance.fault.proxy.Answer.of(204)
                : upstream.send(request).withoutHeader("Location").withBody(Octets.of("{}"));
        try (TlsProxy proxy = proxy(swallowing)) {
            HttpResponse<String> created = send(proxy, tls.client("vnfm"), "POST", "hello");
            HttpResponse<String> deleted = send(proxy, tls.client("vnfm"), "DELETE", "");

            assertThat(created.headers().firstValue("Location")).isEmpty();
            assertThat(created.body()).isEqualTo("{}");
            assertThat(deleted.statusCode()).isEqualTo(204);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void http_1_0_is_answered_and_the_connection_closed() throws Exception {
        try (TlsProxy proxy = proxy(Interceptor.NONE);
                SSLSocket socket = (SSLSocket) tls.client("vnfm")
                        .getSocketFactory()
                        .createSocket("127.0.0.1", proxy.address().getPort())) {
            socket.getOutputStream()
                    .write("POST /old HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
            String all = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));

            assertThat(all).startsWith("HTTP/1.1 201 ").contains("\"length\":3").contains("Content-Length: ");
        }
    }

    @Test
    void one_connection_carries_many_exchanges() throws Exception {
        try (TlsProxy proxy = proxy(Interceptor.NONE);
                SSLSocket socket = (SSLSocket) tls.client("vnfm")
                        .getSocketFactory()
                        .createSocket("127.0.0.1", proxy.address().getPort())) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write("DELETE /it HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(head(socket)).startsWith("HTTP/1.1 204 ");
            }
            assertThat(requests).hasValue(3);
        }
    }

    private static String head(SSLSocket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int octet = socket.getInputStream().read();
            assertThat(octet).as("the connection stays open").isNotNegative();
            head.append((char) octet);
        }
        return head.toString();
    }
}
