package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Header;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.Endpoint;
import sol023.conformance.vnfm.Inbox;
import sol023.conformance.vnfm.Incoming;
import sol023.conformance.vnfm.Reply;
import sol023.conformance.vnfm.TokenEndpoint;

/** The resources that a CMF may use (SOL023 clause 6): every other method on every resource of SOL002 is answered 405. */
final class LcmApi implements Endpoint {

    static final String FOLDER = "/vnflcm/";
    private static final String VERSION = "2.12.0";
    private static final Set<String> VERSIONS = Set.of("2.2.0", "2.3.0", "2.10.0", VERSION);
    private static final Pattern ITEM =
            Pattern.compile("/vnflcm/v2/(vnf_instances|vnf_lcm_op_occs|subscriptions)(?:/([^/]+))?");
    private static final Pattern TASK = Pattern.compile(
            "/vnflcm/v2/(vnf_instances/[^/]+/[a-z_]+|vnf_lcm_op_occs/[^/]+/[a-z]+|vnf_snapshots(/[^/]+)?)");
    private static final Pattern API_VERSIONS = Pattern.compile("/vnflcm/(v2/)?api_versions");

    private final URI api;
    private final LcmState state;
    private final Function<LcmSubscription, Optional<String>> test;
    private final @Nullable TokenEndpoint tokens;
    private final Inbox<Call> calls = new Inbox<>();
    private volatile int pageSize = Integer.MAX_VALUE;

    /**
     * @param api what stands before the names of the resources
     * @param test tries a new callback and says what is wrong with it
     * @param tokens whose tokens are needed; none: the API is open
     */
    LcmApi(URI api, LcmState state, Function<LcmSubscription, Optional<String>> test, @Nullable TokenEndpoint tokens) {
        this.api = api;
        this.state = state;
        this.test = test;
        this.tokens = tokens;
    }

    Inbox<Call> calls() {
        return calls;
    }

    void pageSize(int size) {
        pageSize = size;
    }

    @Override
    public Reply take(Incoming request) {
        Reply reply = answer(request);
        calls.add(new Call(request, reply));
        return reply;
    }

    private Reply answer(Incoming request) {
        String path = request.url().getRawPath();
        if (API_VERSIONS.matcher(path).matches()) {
            return request.method().equals("GET") ? versions() : notAllowed("GET");
        }
        Optional<Reply> objection = Optional.ofNullable(tokens).flatMap(endpoint -> endpoint.objection(request));
        if (objection.isPresent()) {
            return objection.get();
        }
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            return TASK.matcher(path).matches() ? notAllowed("") : Reply.problem(404, "There is no such resource.");
        }
        String allowed = allowed(item.group(1), item.group(2) != null);
        if (!List.of(allowed.split(", ", -1)).contains(request.method())) {
            return notAllowed(allowed);
        }
        Optional<String> version = request.header("Version");
        if (version.isEmpty()) {
            return Reply.problem(400, "The header Version is missing.");
        }
        if (!VERSIONS.contains(version.get())) {
            return Reply.problem(406, "Version " + version.get() + " is not served, but " + VERSIONS + ".");
        }
        Header echo = new Header("Version", version.get());
        return item.group(2) == null ? collection(request, item.group(1), echo) : single(request, item, echo);
    }

    private static String allowed(String collection, boolean single) {
        return !collection.equals("subscriptions") ? "GET" : single ? "GET, DELETE" : "GET, POST";
    }

    private static Reply notAllowed(String allowed) {
        return Reply.problem(
                405,
                "A CMF does not use this method on this resource (SOL023 clause 6).",
                new Header("Allow", allowed));
    }

    private static Reply versions() {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("uriPrefix", "/vnflcm/v2");
        ArrayNode list = content.putArray("apiVersions");
        VERSIONS.stream().sorted().forEach(version -> list.addObject().put("version", version));
        return Reply.json(200, content);
    }

    private Reply collection(Incoming request, String name, Header echo) {
        if (request.method().equals("POST")) {
            return subscribe(request, echo);
        }
        return switch (name) {
            case "vnf_instances" ->
                list(
                        request,
                        Set.of("instantiatedVnfInfo"),
                        state.vnfs().stream().map(vnf -> vnf.json(api)).toList(),
                        echo);
            case "vnf_lcm_op_occs" ->
                list(
                        request,
                        Set.of("resourceChanges"),
                        state.occurrences().stream().map(one -> one.json(api)).toList(),
                        echo);
            default ->
                list(
                        request,
                        Set.of(),
                        state.subscriptions().stream()
                                .filter(one -> one.owner().equals(owner(request)))
                                .map(one -> one.json(api))
                                .toList(),
                        echo);
        };
    }

    private Reply list(Incoming request, Set<String> hidden, List<ObjectNode> all, Header echo) {
        ListQuery query;
        try {
            query = ListQuery.of(request.url(), hidden);
        } catch (ListQuery.InvalidQueryException e) {
            return Reply.problem(400, String.valueOf(e.getMessage()));
        }
        List<ObjectNode> found = all.stream()
                .filter(one -> one.path("id").asText().compareTo(query.marker()) > 0)
                .filter(query.filter())
                .toList();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        found.stream().limit(pageSize).map(query::select).forEach(page::add);
        if (found.size() <= page.size()) {
            return Reply.json(200, page, echo);
        }
        String last = page.get(page.size() - 1).path("id").asText();
        return Reply.json(200, page, echo, new Header("Link", "<" + next(request.url(), last) + ">;rel=\"next\""));
    }

    private static String next(URI url, String last) {
        List<String> parameters = new ArrayList<>();
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty() && !parameter.startsWith("nextpage_opaque_marker=")) {
                parameters.add(parameter);
            }
        }
        parameters.add("nextpage_opaque_marker=" + last);
        return url.toString().replaceFirst("\\?.*", "") + "?" + String.join("&", parameters);
    }

    private Reply single(Incoming request, Matcher item, Header echo) {
        String id = URLDecoder.decode(item.group(2), StandardCharsets.UTF_8);
        Optional<ObjectNode> found =
                switch (item.group(1)) {
                    case "vnf_instances" -> state.vnf(id).map(vnf -> vnf.json(api));
                    case "vnf_lcm_op_occs" -> state.occurrence(id).map(one -> one.json(api));
                    default ->
                        state.subscription(id)
                                .filter(one -> one.owner().equals(owner(request)))
                                .map(one -> one.json(api));
                };
        if (found.isEmpty()) {
            return Reply.problem(404, "There is no " + item.group(1) + " " + id + ".", echo);
        }
        if (request.method().equals("DELETE")) {
            state.removeSubscription(id);
            return new Reply.Answer(204, List.of(echo), Body.EMPTY);
        }
        return Reply.json(200, found.get(), echo);
    }

    private Reply subscribe(Incoming request, Header echo) {
        if (!request.mediaType().equals("application/json")) {
            return Reply.problem(415, "The content must be application/json.", echo);
        }
        Optional<JsonNode> content = request.json().filter(JsonNode::isObject);
        if (content.isEmpty()) {
            return Reply.problem(400, "The content is no JSON object.", echo);
        }
        Optional<String> objection = uriObjection(content.get())
                .or(() -> LcmNotifier.objection(content.get().path("authentication")));
        if (objection.isPresent()) {
            return Reply.problem(422, objection.get(), echo);
        }
        LcmSubscription subscription =
                new LcmSubscription("sub-" + UUID.randomUUID(), owner(request), echo.value(), content.get());
        Optional<String> trouble = test.apply(subscription);
        if (trouble.isPresent()) {
            return Reply.problem(422, "The test of the notification endpoint has failed: " + trouble.get(), echo);
        }
        Optional<LcmSubscription> known = state.add(subscription);
        String place = api + "/subscriptions/" + known.orElse(subscription).id();
        return known.isPresent()
                ? new Reply.Answer(303, List.of(echo, new Header("Location", place)), Body.EMPTY)
                : Reply.json(201, subscription.json(api), echo, new Header("Location", place));
    }

    private static Optional<String> uriObjection(JsonNode request) {
        try {
            URI uri = URI.create(request.path("callbackUri").asText());
            if (Set.of("https", "http").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("The callbackUri is no URI.");
        }
        return Optional.of("The callbackUri must be an absolute https URI.");
    }

    /** Who calls: subscriptions are shown to the one who made them. */
    private String owner(Incoming request) {
        return tokens != null
                ? tokens.client().id()
                : request.client().map(ClientProof.ByCertificate::fingerprint).orElse("anybody");
    }

    /** The allowed requests, by method and name of the resource, for whoever judges what a CMF has asked for. */
    static boolean isOfClause6(Incoming request) {
        String path = request.url().getRawPath();
        if (API_VERSIONS.matcher(path).matches()) {
            return request.method().equals("GET");
        }
        Matcher item = ITEM.matcher(path);
        return item.matches()
                && List.of(allowed(item.group(1), item.group(2) != null).split(", ", -1))
                        .contains(request.method());
    }
}
