package sol023.conformance.fault.proxy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a free port of the loopback interface and forwards to one origin, over TLS on both sides, each connection with the
 * credential of the consumer who opened it. The interceptor sees every exchange; addresses of the origin in an answer become the proxy's.
 */
public final class TlsProxy implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsProxy.class);
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI origin;
    private final Credentials credentials;
    private final Interceptor interceptor;
    private final SSLServerSocket listener;
    private final ExecutorService threads;
    private final Set<SSLSocket> connections = ConcurrentHashMap.newKeySet();

    /** @param origin scheme, host and port, for example {@code https://127.0.0.1:8443} */
    public TlsProxy(URI origin, Credentials credentials, Interceptor interceptor) throws IOException {
        this.origin = origin;
        this.credentials = credentials;
        this.interceptor = interceptor;
        this.listener = (SSLServerSocket) credentials
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getByName(origin.getHost()));
        listener.setWantClientAuth(true);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "proxy-" + listener.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    /** Scheme, host and port at which the proxy answers. */
    public URI address() {
        return URI.create("https://" + origin.getHost() + ":" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listener.accept();
                connections.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException e) {
                LOG.debug("no longer accepting: {}", e.getMessage());
            }
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            String consumer = credentials.consumer(peer(socket));
            try (Sender sender = new Sender(consumer)) {
                converse(socket, consumer, sender);
            }
        } catch (IOException e) {
            LOG.debug("connection ended: {}", e.getMessage());
        } finally {
            connections.remove(socket);
        }
    }

    private void converse(SSLSocket socket, String consumer, Sender sender) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Optional<Wire.Message> message = Wire.readRequest(in);
        while (message.isPresent()) {
            Request request = request(message.get(), consumer);
            Answer answer = interceptor.answer(request, sender);
            boolean last = Framer.isLast(request, answer);
            Framer.write(socket.getOutputStream(), request, answer);
            message = last ? Optional.empty() : Wire.readRequest(in);
        }
    }

    private static Request request(Wire.Message message, String consumer) throws IOException {
        String[] parts = message.startLine().split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + message.startLine());
        }
        return new Request(parts[0], parts[1], parts[2], message.headers(), message.body(), consumer);
    }

    private static Optional<X509Certificate> peer(SSLSocket socket) {
        try {
            Certificate[] chain = socket.getSession().getPeerCertificates();
            return Optional.of((X509Certificate) chain[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty(); // a client without a certificate is allowed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SSLSocket socket : connections) {
            socket.close();
        }
        threads.shutdownNow();
    }

    /** The origin for one connection from the suite: one connection upstream for each consumer that is named. */
    private final class Sender implements Origin, Closeable {

        private final String consumer;
        private final Upstream upstream;

        Sender(String consumer) {
            this.consumer = consumer;
            this.upstream = connectionOf(consumer);
        }

        @Override
        public Answer send(Request request) throws IOException {
            if (request.consumer().equals(consumer)) {
                return localised(upstream.send(request));
            }
            try (Upstream other = connectionOf(request.consumer())) {
                return localised(other.send(request));
            }
        }

        @Override
        public String address() {
            return TlsProxy.this.address().toString();
        }

        private Upstream connectionOf(String name) {
            return new Upstream(
                    new InetSocketAddress(origin.getHost(), origin.getPort()),
                    credentials.client(name),
                    TIMEOUT_MILLIS);
        }

        private Answer localised(Answer answer) {
            UnaryOperator<String> change = text -> text.replace(origin.toString(), address());
            Answer changed = new Answer(answer.status(), answer.headers().mapped(change), answer.body());
            boolean json = answer.header("Content-Type").orElse("").contains("json");
            return json ? changed.withBody(Octets.of(change.apply(answer.body().text()))) : changed;
        }

        @Override
        public void close() throws IOException {
            upstream.close();
        }
    }
}
