package sol023.cmf.lcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A VNFM that offers the VNF LCM interface over plain HTTP and does what a test tells it. */
public final class ScriptedVnfm implements AutoCloseable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String API = "/vnflcm/v2";

    public final Map<String, ObjectNode> vnfs = new ConcurrentSkipListMap<>();
    public final Map<String, ObjectNode> operations = new ConcurrentSkipListMap<>();
    public final Map<String, ObjectNode> subscriptions = new ConcurrentSkipListMap<>();
    /** Requests as {@code METHOD path?query}. */
    public final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    /** By start of {@code METHOD path}: the status that is answered instead. */
    public final Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    /** By start of {@code METHOD path}: the body that is answered instead, with 200. */
    public final Map<String, String> bodies = new ConcurrentSkipListMap<>();

    /** The media type of errors. */
    public volatile String errorType = "application/problem+json";

    public volatile String lastVersion = "";
    public volatile Optional<ObjectNode> lastSubscription = Optional.empty();
    public volatile int pageSize = 1000;
    public volatile boolean answersDuplicatesBy303;
    /** How next pages are referred to; %s is the absolute URI. */
    public volatile String link = "<%s>; rel=\"next\"";

    public volatile List<String> versions = List.of("1.3.0", "2.2.0", "2.12.0");
    public volatile Optional<CountDownLatch> slow = Optional.empty();

    private final AtomicInteger ids = new AtomicInteger();
    private volatile HttpServer server;
    private volatile ExecutorService threads;
    private final int port;
    private final Optional<SSLContext> tls;

    public ScriptedVnfm() {
        this(0, Optional.empty());
    }

    /** @param tls with it, everything is over TLS */
    public ScriptedVnfm(int wantedPort, Optional<SSLContext> tls) {
        this.tls = tls;
        server = bind(wantedPort);
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool();
        serve();
    }

    private HttpServer bind(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            if (tls.isEmpty()) {
                return HttpServer.create(address, 0);
            }
            var https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            return https;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Nobody listens any more. */
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Listens again, with everything it had. */
    public void startAgain() {
        server = bind(port);
        threads = Executors.newCachedThreadPool();
        serve();
    }

    /** Begins anew: without subscriptions. */
    public void forgetSubscriptions() {
        subscriptions.clear();
    }

    public URI apiRoot() {
        return URI.create((tls.isEmpty() ? "http" : "https") + "://127.0.0.1:" + port);
    }

    public long count(String start) {
        return requests.stream().filter(each -> each.startsWith(start)).count();
    }

    public ObjectNode subscription() {
        return subscriptions.values().iterator().next();
    }

    /** The VNF instance of that id. */
    public ObjectNode get(String vnf) {
        return Optional.ofNullable(vnfs.get(vnf)).orElseThrow();
    }

    /** A VNF instance with these VNFCs, each with a resource {@code res-} and its id. */
    public void vnf(String id, String... vnfcs) {
        var vnf = JSON.createObjectNode()
                .put("id", id)
                .put("vnfInstanceName", "name of " + id)
                .put("vnfdId", "vnfd-1")
                .put("vnfProvider", "Acme")
                .put("vnfProductName", "Edge")
                .put("vnfSoftwareVersion", "1.4")
                .put("vnfdVersion", "2.0")
                .put("instantiationState", "INSTANTIATED");
        var info =
                vnf.putObject("instantiatedVnfInfo").put("flavourId", "small").put("vnfState", "STARTED");
        var vnfcInfo = info.putArray("vnfcInfo");
        var resources = info.putArray("vnfcResourceInfo");
        for (var vnfc : vnfcs) {
            vnfcInfo.addObject()
                    .put("id", vnfc)
                    .put("vduId", "vdu")
                    .put("vnfcResourceInfoId", "res-" + vnfc)
                    .put("vnfcState", "STARTED");
            resources.addObject().put("id", "res-" + vnfc).put("vduId", "vdu").put("certificateContentId", "cc-1");
        }
        vnf.putObject("certificateInfo")
                .put("id", "ci-1")
                .putArray("certificateContents")
                .addObject()
                .put("id", "cc-1")
                .put("certificateType", "VNFCI_CERT")
                .put("serialNumber", new java.math.BigInteger("340282366920938463463374607431768211455"));
        vnfs.put(id, vnf);
    }

    /** A notification about an operation. */
    public ObjectNode operation(String id, String vnf, String operation, String state, String... removed) {
        var notification = notification(id, "VnfLcmOperationOccurrenceNotification", vnf)
                .put("notificationStatus", state.equals("STARTING") || state.equals("PROCESSING") ? "START" : "RESULT")
                .put("operationState", state)
                .put("operation", operation)
                .put("isAutomaticInvocation", false)
                .put("vnfLcmOpOccId", "op-of-" + vnf);
        if (removed.length > 0) {
            addRemoved(notification, removed);
        }
        return notification;
    }

    public static void addRemoved(ObjectNode to, String... removed) {
        var affected = to.putArray("affectedVnfcs");
        for (var vnfc : removed) {
            affected.addObject()
                    .put("id", vnfc)
                    .put("vduId", "vdu")
                    .put("changeType", "REMOVED")
                    .putObject("computeResource");
        }
    }

    public ObjectNode notification(String id, String type, String vnf) {
        var notification = JSON.createObjectNode()
                .put("id", id)
                .put("notificationType", type)
                .put("subscriptionId", subscription().path("id").asText())
                .put("timeStamp", "2026-03-01T12:00:00Z")
                .put("vnfInstanceId", vnf);
        var links = notification.putObject("_links");
        links.putObject("vnfInstance").put("href", apiRoot() + API + "/vnf_instances/" + vnf);
        links.putObject("subscription").put("href", apiRoot() + API + "/subscriptions/x");
        return notification;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var path = uri.getRawPath();
        var line = exchange.getRequestMethod() + " " + path;
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(line + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        slow.ifPresent(ScriptedVnfm::waitFor);
        for (var each : failures.entrySet()) {
            if (line.startsWith(each.getKey())) {
                send(exchange, each.getValue(), "{\"status\": 500, \"detail\": \"as told\\u001b[31m\"}");
                return;
            }
        }
        for (var each : bodies.entrySet()) {
            if (line.startsWith(each.getKey())) {
                send(exchange, 200, each.getValue());
                return;
            }
        }
        if (path.equals("/oauth2/token")) {
            send(exchange, 200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 60}");
            return;
        }
        if (path.endsWith("/api_versions")) {
            send(exchange, 200, versionInformation());
            return;
        }
        if (exchange.getRequestHeaders().getFirst("Version") == null) {
            send(exchange, 400, "{\"detail\": \"no Version\"}");
            return;
        }
        lastVersion = exchange.getRequestHeaders().getFirst("Version");
        resource(exchange, path.substring(API.length()), body);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String versionInformation() {
        var information = JSON.createObjectNode();
        var list = information.put("uriPrefix", apiRoot() + API + "/").putArray("apiVersions");
        versions.forEach(each -> list.addObject().put("version", each).put("future", true));
        return information.toString();
    }

    private void resource(HttpExchange exchange, String path, String body) throws IOException {
        var parts = path.substring(1).split("/", 2);
        var method = exchange.getRequestMethod();
        var resources =
                switch (parts[0]) {
                    case "vnf_instances" -> vnfs;
                    case "vnf_lcm_op_occs" -> operations;
                    case "subscriptions" -> subscriptions;
                    default -> Map.<String, ObjectNode>of();
                };
        if (parts.length == 1 && method.equals("GET")) {
            list(exchange, parts[0], resources);
        } else if (path.equals("/subscriptions") && method.equals("POST")) {
            subscribe(exchange, body);
        } else if (parts.length == 2 && method.equals("GET")) {
            var found = resources.get(URLDecoder.decode(parts[1], UTF_8));
            send(exchange, found == null ? 404 : 200, found == null ? "{}" : found.toString());
        } else if (path.startsWith("/subscriptions/") && method.equals("DELETE")) {
            send(exchange, subscriptions.remove(parts[1]) == null ? 404 : 204, "");
        } else {
            send(exchange, 405, "{}");
        }
    }

    private void list(HttpExchange exchange, String name, Map<String, ObjectNode> resources) throws IOException {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        int from = query.contains("nextpage_opaque_marker=")
                ? Integer.parseInt(query.replaceAll(".*nextpage_opaque_marker=([0-9]+).*", "$1"))
                : 0;
        var all = new ArrayList<>(resources.values());
        ArrayNode page = JSON.createArrayNode();
        all.stream().skip(from).limit(pageSize).forEach(page::add);
        if (from + pageSize < all.size()) {
            var next = apiRoot() + API + "/" + name + "?nextpage_opaque_marker=" + (from + pageSize);
            exchange.getResponseHeaders().add("Link", link.formatted(next));
        }
        send(exchange, 200, page.toString());
    }

    private void subscribe(HttpExchange exchange, String body) throws IOException {
        var request = (ObjectNode) JSON.readTree(body);
        lastSubscription = Optional.of(request);
        var same = subscriptions.entrySet().stream()
                .filter(each -> each.getValue().path("callbackUri").equals(request.path("callbackUri")))
                .findFirst();
        if (answersDuplicatesBy303 && same.isPresent()) {
            exchange.getResponseHeaders()
                    .add("Location", API + "/subscriptions/" + same.get().getKey());
            send(exchange, 303, "");
            return;
        }
        var id = "sub-" + ids.incrementAndGet();
        var members = new LinkedHashMap<String, JsonNode>();
        request.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
        members.remove("authentication");
        ObjectNode subscription = JSON.createObjectNode().put("id", id);
        members.forEach(subscription::set);
        subscription.put("vendorSpecific", "unknown to others");
        subscriptions.put(id, subscription);
        exchange.getResponseHeaders().add("Location", apiRoot() + API + "/subscriptions/" + id);
        send(exchange, 201, subscription.toString());
    }

    private void send(HttpExchange exchange, int status, String body) throws IOException {
        var octets = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", status < 400 ? "application/json" : errorType);
        boolean empty = status == 204 || octets.length == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : octets.length);
        if (!empty) {
            exchange.getResponseBody().write(octets);
        }
        exchange.close();
    }

    @Override
    public void close() {
        stop();
    }
}
