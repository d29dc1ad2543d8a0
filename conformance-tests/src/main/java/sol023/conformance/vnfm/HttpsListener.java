package sol023.conformance.vnfm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;

/** An HTTPS server (TLS 1.2 and 1.3, client certificates wanted) that gives each request to one endpoint and sends what that says. */
final class HttpsListener implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpsListener.class);
    private static final int MOST_OCTETS = 1 << 20;

    static {
        // without it each answer on a kept connection waits for the acknowledgement of its headers, 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpsServer server;
    private final ExecutorService threads;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @throws java.net.BindException when the address is in use or none of this machine */
    HttpsListener(InetSocketAddress address, SSLContext tls, Clock clock) throws IOException {
        this.clock = clock;
        this.server = HttpsServer.create(address, 0);
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "vnfm");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setWantClientAuth(true);
                connection.setSSLParameters(parameters);
            }
        });
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param base what stands before the path in what the sender calls the URL */
    void start(URI base, Endpoint endpoint) {
        server.createContext("/", exchange -> handle(exchange, base, endpoint));
        server.start();
    }

    private void handle(HttpExchange exchange, URI base, Endpoint endpoint) throws IOException {
        try (exchange) {
            Optional<Body> body = body(exchange);
            Incoming request = new Incoming(
                    clock.instant(),
                    exchange.getRequestMethod(),
                    URI.create(base + exchange.getRequestURI().toString()),
                    headers(exchange),
                    body.orElse(Body.EMPTY),
                    client(exchange));
            send(
                    exchange,
                    body.isPresent() ? endpoint.take(request) : Reply.problem(413, "More than 1 MiB of content."));
        } catch (RuntimeException e) {
            LOG.error("A request to the VNFM could not be answered", e);
        }
    }

    private static Optional<Body> body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            return octets.length > MOST_OCTETS ? Optional.empty() : Optional.of(new Body(octets));
        }
    }

    private static List<Header> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
    }

    private static Optional<X509Certificate> client(HttpExchange exchange) {
        try {
            Certificate[] chain = ((HttpsExchange) exchange).getSSLSession().getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        Reply next = reply;
        while (next instanceof Reply.Late late) {
            if (!waited(late.after())) {
                return;
            }
            next = late.then();
        }
        if (next instanceof Reply.Answer answer) {
            answer.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            byte[] body = answer.body().bytes();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** False when the server was closed meanwhile. */
    private boolean waited(Duration time) {
        try {
            return !closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
