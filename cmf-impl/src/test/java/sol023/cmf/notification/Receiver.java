package sol023.cmf.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Notification endpoints, one for each path, that remember what came and when; at {@code /token} it gives tokens. */
public final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TOKEN = "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}".getBytes(UTF_8);

    /** A notification that came. */
    public record Arrival(JsonNode notification, Instant at) {

        public String id() {
            return notification.get("id").asText();
        }

        public String certificate() {
            return notification.get("certificateId").asText();
        }

        /** From the change to the arrival. */
        public Duration latency() {
            return Duration.between(Instant.parse(notification.get("timeStamp").asText()), at);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
    private final Map<String, List<Arrival>> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Duration delay;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int status = 204;

    /** @param delay before each answer */
    public Receiver(int port, Duration delay) {
        this.delay = delay;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var at = Instant.now();
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        if (delay.isZero()) {
            answer(exchange, body, at);
            return;
        }
        var unused = later.schedule(
                () -> {
                    answer(exchange, body, at);
                    return body;
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void answer(HttpExchange exchange, byte[] body, Instant at) throws IOException {
        int answered = status;
        underWay.decrementAndGet();
        if (exchange.getRequestURI().getPath().equals("/token")) {
            exchange.sendResponseHeaders(200, TOKEN.length);
            exchange.getResponseBody().write(TOKEN);
            exchange.close();
            return;
        }
        if (exchange.getRequestMethod().equals("POST") && answered == 204) {
            var notification = JSON.readTree(body);
            var list = arrivals.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ArrayList<>());
            synchronized (list) {
                list.add(new Arrival(notification, at));
            }
            count.incrementAndGet();
        }
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    /** From now on. */
    public void answerWith(int next) {
        status = next;
    }

    /** How many requests have waited for their answer together. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public int count() {
        return count.get();
    }

    public List<Arrival> at(String path) {
        var list = arrivals.getOrDefault(path, List.of());
        synchronized (list) {
            return List.copyOf(list);
        }
    }

    /** Of all paths. */
    public List<Arrival> all() {
        return arrivals.keySet().stream().flatMap(path -> at(path).stream()).toList();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        later.shutdownNow();
    }
}
