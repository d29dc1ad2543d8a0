package sol023.conformance.vnfm.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.Secret;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.control.Commands.RefusedException;
import sol023.conformance.vnfm.lcm.LcmVnfm;

/**
 * The control interface of the suite's own VNFM: JSON over plain HTTP. Each request must have the bearer token; errors are {@code {"status",
 * "detail"}}. One request at a time, in order.
 */
public final class VnfmControl implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(VnfmControl.class);
    private static final int MOST_OCTETS = 1 << 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService thread;
    private final byte[] token;
    private final Commands commands;

    private VnfmControl(HttpServer server, Secret token, Commands commands) {
        this.server = server;
        this.token = token.bytes();
        this.commands = commands;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread one = new Thread(work, "vnfm-control");
            one.setDaemon(true);
            return one;
        });
    }

    /**
     * Listens.
     *
     * @param token that each request must have
     * @throws IOException when it cannot listen there
     */
    public static VnfmControl start(
            InetSocketAddress address, Secret token, LcmVnfm lcm, Callback callback, Recorder recorder)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        VnfmControl control = new VnfmControl(server, token, new Commands(lcm, callback, recorder));
        server.setExecutor(control.thread);
        server.createContext("/", control::handle);
        server.start();
        return control;
    }

    /** What stands before all its paths. */
    public URI base() {
        InetSocketAddress at = server.getAddress();
        String host = at.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            JsonNode answer;
            try {
                authorize(exchange);
                answer = answer(exchange);
                status = exchange.getRequestMethod().equals("POST")
                                && exchange.getRequestURI().getPath().equals("/vnfs")
                        ? 201
                        : 200;
            } catch (RefusedException e) {
                status = e.status();
                answer = problem(status, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("A control request could not be done", e);
                status = 500;
                answer = problem(status, "see the log");
            }
            byte[] octets = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders()
                    .set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    private static JsonNode problem(int status, String detail) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("detail", detail);
    }

    private void authorize(HttpExchange exchange) {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(value -> value.substring("Bearer ".length()).strip())
                .orElse("");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"control\"");
            throw new RefusedException(401, "the token of the control interface is missing or wrong");
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        List<String> path = List.of(
                exchange.getRequestURI().getPath().replaceAll("^/+|/+$", "").split("/", -1));
        String first = path.get(0);
        if (path.size() == 1 && first.equals("vnfs")) {
            return method.equals("POST") ? commands.create(content(exchange)) : only("GET", method, commands.vnfs());
        }
        if (path.size() == 2 && first.equals("vnfs")) {
            return method.equals("DELETE")
                    ? commands.delete(path.get(1))
                    : only("GET", method, commands.vnf(path.get(1)));
        }
        if (path.size() == 3 && first.equals("vnfs") && Commands.OPERATIONS.contains(path.get(2))) {
            must("POST", method);
            return commands.operate(path.get(1), path.get(2), content(exchange));
        }
        if (path.size() == 2
                && first.equals("answers")
                && List.of("notifications", "tests").contains(path.get(1))) {
            must("PUT", method);
            return commands.answers(path.get(1), content(exchange));
        }
        if (path.size() == 2
                && first.equals("received")
                && List.of("notifications", "lcm").contains(path.get(1))) {
            return only("GET", method, commands.received(path.get(1), since(exchange.getRequestURI())));
        }
        if (path.size() == 1 && first.equals("subscriptions")) {
            return only("GET", method, commands.subscriptions());
        }
        throw new RefusedException(404, "there is no such resource; see the guide, \"A VNFM by itself\"");
    }

    private static JsonNode only(String wanted, String method, JsonNode answer) {
        must(wanted, method);
        return answer;
    }

    private static void must(String wanted, String method) {
        if (!method.equals(wanted)) {
            throw new RefusedException(405, "this resource takes " + wanted + ", not " + method);
        }
    }

    private static int since(URI uri) {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("since=0");
        if (!query.matches("since=[0-9]{1,9}")) {
            throw new RefusedException(400, "the query must be since=NUMBER");
        }
        return Integer.parseInt(query.substring("since=".length()));
    }

    private static JsonNode content(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new RefusedException(413, "more than 64 KiB of content");
            }
            return octets.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(octets);
        } catch (JsonProcessingException e) {
            throw new RefusedException(400, "the content is no JSON");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        thread.shutdownNow();
    }
}
