package sol023.cmf.lcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.OutboundAnswer;
import sol023.cmf.outbound.OutboundException;
import sol023.cmf.outbound.OutboundRequest;
import sol023.cmf.outbound.Tokens;
import sol023.cmf.sol013.ApiVersion;

/** The operations of the VNF LCM interface that SOL023 clause 6 allows, and no other. One thread at a time. */
final class VnfmClient {

    /** The version that this CMF was written for, and takes if it may choose. */
    static final ApiVersion PREFERRED = new ApiVersion(2, 12, 0);

    private static final int MAJOR = 2;
    private static final int MOST_PAGES = 10_000;
    private static final String VERSION = "Version";

    private final VnfmSettings settings;
    private final Outbound outbound;
    private final Tokens tokens;
    private final Runnable beforeEach;
    private ApiVersion version;

    /** @param beforeEach run before each request; what it throws ends the call */
    VnfmClient(VnfmSettings settings, Outbound outbound, Tokens tokens, Runnable beforeEach) {
        this.settings = settings;
        this.outbound = outbound;
        this.tokens = tokens;
        this.beforeEach = beforeEach;
        this.version = settings.version().orElse(PREFERRED);
    }

    /** Finds out which version the VNFM speaks (SOL013 clause 9.3.3), unless the configuration says it. */
    void chooseVersion() {
        if (settings.version().isPresent()) {
            return;
        }
        var answer = send(OutboundRequest.get(URI.create(settings.apiRoot() + "/vnflcm/v2/api_versions")));
        if (answer.status() == 404) {
            version = PREFERRED;
            return;
        }
        var offered = new HashSet<ApiVersion>();
        for (var each : body(answer, 200).path("apiVersions")) {
            Attributes.text(each, "version").flatMap(ApiVersion::parse).ifPresent(offered::add);
        }
        version = offered.stream()
                .filter(each -> each.major() == MAJOR)
                .max(Comparator.comparing((ApiVersion each) -> each.equals(PREFERRED))
                        .thenComparing(ApiVersion::minor)
                        .thenComparing(ApiVersion::patch))
                .orElseThrow(() -> VnfmException.unusable("the VNFM offers no version 2 of its API"));
    }

    ApiVersion version() {
        return version;
    }

    /** Query Subscription Information, all of this client's. */
    void eachSubscription(Consumer<JsonNode> consumer) {
        eachEntry(collection("/subscriptions"), consumer);
    }

    /** Query Subscription Information, one; empty if there is none. */
    Optional<JsonNode> subscription(String id) {
        return find("/subscriptions", id);
    }

    /** Subscribe. The id of the subscription: a new one, or one that there was before. */
    String subscribe(JsonNode request) {
        var uri = collection("/subscriptions");
        var answer = send(versioned(OutboundRequest.post(uri, "application/json", LcmJson.write(request))));
        var subscription = answer.status() == 303 ? read(location(answer, uri)) : body(answer, 201);
        return Attributes.id(subscription, "id")
                .orElseThrow(() -> VnfmException.unusable("the VNFM's subscription has no usable id"));
    }

    private JsonNode read(URI uri) {
        return body(send(versioned(OutboundRequest.get(uri))), 200);
    }

    private URI location(OutboundAnswer answer, URI collection) {
        try {
            return answer.header("Location")
                    .map(collection::resolve)
                    .filter(this::isOfThisApi)
                    .orElseThrow(() -> VnfmException.unusable("the VNFM answered 303 without a Location of its own"));
        } catch (IllegalArgumentException e) {
            throw new VnfmException(VnfmException.Kind.UNUSABLE, "the VNFM's Location is no URI", e);
        }
    }

    /** Terminate Subscription. Nothing happens if there is none. */
    void unsubscribe(String id) {
        var answer = send(versioned(OutboundRequest.delete(resource("/subscriptions", id))));
        if (answer.status() != 204 && answer.status() != 404) {
            throw unexpected("DELETE of a subscription", answer);
        }
    }

    /** Query VNF, all, with their VNFCs. */
    void eachVnf(Consumer<JsonNode> consumer) {
        eachEntry(collection("/vnf_instances?all_fields"), consumer);
    }

    /** Query VNF, one; empty if there is none. */
    Optional<JsonNode> vnf(String id) {
        return find("/vnf_instances", id);
    }

    /** Get Operation Status, all that go on; from a VNFM that cannot filter, all. */
    void eachOperation(Consumer<JsonNode> consumer) {
        var filter = encoded("(in,operationState,STARTING,PROCESSING,FAILED_TEMP,ROLLING_BACK)");
        try {
            eachEntry(collection("/vnf_lcm_op_occs?filter=" + filter), consumer);
        } catch (VnfmException e) {
            if (e.kind() != VnfmException.Kind.UNUSABLE) {
                throw e;
            }
            eachEntry(collection("/vnf_lcm_op_occs"), consumer);
        }
    }

    /** Get Operation Status, one; empty if there is none. */
    Optional<JsonNode> operation(String id) {
        return find("/vnf_lcm_op_occs", id);
    }

    private URI collection(String path) {
        return URI.create(settings.apiRoot() + "/vnflcm/v2" + path);
    }

    private URI resource(String path, String id) {
        if (id.equals(".") || id.equals("..")) {
            throw VnfmException.unusable("the VNFM uses an id that no URI can have");
        }
        return collection(path + "/" + encoded(id));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private void eachEntry(URI first, Consumer<JsonNode> consumer) {
        var seen = new HashSet<URI>();
        var page = Optional.of(first);
        while (page.isPresent()) {
            var uri = page.get();
            if (!seen.add(uri) || seen.size() > MOST_PAGES) {
                throw VnfmException.unusable("the pages of a list of the VNFM do not end");
            }
            var answer = send(versioned(OutboundRequest.get(uri)));
            var entries = body(answer, 200);
            if (!entries.isArray()) {
                throw VnfmException.unusable("a list of the VNFM is no array");
            }
            entries.forEach(consumer);
            page = NextPage.find(answer.headers().getOrDefault("link", List.of()), uri);
            if (page.isPresent() && !isOfThisApi(page.get())) {
                throw VnfmException.unusable("the next page of a list of the VNFM is not under its apiRoot");
            }
        }
    }

    /** Credentials go nowhere else. */
    private boolean isOfThisApi(URI uri) {
        var own = collection("/");
        return own.getScheme().equalsIgnoreCase(uri.getScheme())
                && own.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority())
                && uri.normalize().getRawPath() != null
                && uri.normalize().getRawPath().startsWith(own.getRawPath());
    }

    /** What is not there is said by the VNFM itself (interpretation I-50): what stands before it answers 404 too, for what it does not know the way to. */
    private Optional<JsonNode> find(String collection, String id) {
        var answer = send(versioned(OutboundRequest.get(resource(collection, id))));
        if (answer.status() != 404) {
            return Optional.of(body(answer, 200));
        }
        if (!Details.isProblem(answer)) {
            requireUnlisted(collection, id);
        }
        return Optional.empty();
    }

    private void requireUnlisted(String collection, String id) {
        eachEntry(collection(collection), entry -> {
            if (Attributes.id(entry, "id").filter(id::equals).isPresent()) {
                throw VnfmException.unusable("the VNFM answers 404 for what it has in its list");
            }
        });
    }

    private OutboundRequest versioned(OutboundRequest request) {
        return request.with(VERSION, version.toString());
    }

    private static JsonNode body(OutboundAnswer answer, int expected) {
        if (answer.status() != expected) {
            throw unexpected("a request", answer);
        }
        return LcmJson.read(answer.text());
    }

    private static VnfmException unexpected(String request, OutboundAnswer answer) {
        boolean later = answer.status() >= 500 || answer.status() == 429;
        return new VnfmException(
                later ? VnfmException.Kind.BUSY : VnfmException.Kind.UNUSABLE,
                "the VNFM answered " + request + " " + answer.status() + Details.of(answer));
    }

    private OutboundAnswer send(OutboundRequest request) {
        beforeEach.run();
        var asking = request.with("Accept", "application/json, application/problem+json");
        try {
            if (settings.oauth().isEmpty()) {
                return outbound.call(asking);
            }
            var client = settings.oauth().get();
            var token = tokens.get(client);
            var answer = outbound.call(asking.with("Authorization", "Bearer " + token));
            if (answer.status() != 401) {
                return answer;
            }
            tokens.forget(client, token);
            return outbound.call(asking.with("Authorization", "Bearer " + tokens.get(client)));
        } catch (OutboundException e) {
            throw new VnfmException(kind(e.reason()), "the VNFM does not answer: " + e.getMessage(), e);
        }
    }

    private static VnfmException.Kind kind(OutboundException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE, TIMEOUT, BROKEN, NO_TOKEN -> VnfmException.Kind.SILENT;
            case NOT_ALLOWED, TLS, ANSWER_TOO_LONG -> VnfmException.Kind.UNUSABLE;
        };
    }
}
