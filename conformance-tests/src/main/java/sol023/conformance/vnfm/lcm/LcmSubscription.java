package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.stream.StreamSupport;

/**
 * A subscription of a CMF to lifecycle changes.
 *
 * @param owner whose it is: only that caller sees it
 * @param version value of the header Version, as the CMF sent it
 * @param request the LccnSubscriptionRequest, with its secrets
 */
public record LcmSubscription(String id, String owner, String version, JsonNode request) {

    public URI callbackUri() {
        return URI.create(request.path("callbackUri").asText());
    }

    public boolean isShort() {
        return request.path("verbosity").asText().equals("SHORT");
    }

    /** The LccnSubscription (SOL002 clause 5.5.2.16), which shows no authentication. */
    ObjectNode json(URI api) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
        if (request.path("filter").isObject()) {
            json.set("filter", request.path("filter"));
        }
        json.put("callbackUri", request.path("callbackUri").asText())
                .put("verbosity", isShort() ? "SHORT" : "FULL")
                .putObject("_links")
                .putObject("self")
                .put("href", api + "/subscriptions/" + id);
        return json;
    }

    boolean isSame(LcmSubscription other) {
        return owner.equals(other.owner)
                && callbackUri().equals(other.callbackUri())
                && request.path("filter").equals(other.request.path("filter"))
                && isShort() == other.isShort();
    }

    /** Whether a notification passes the filter (SOL002 clause 5.5.3.12): members are ANDed, values ORed. */
    boolean wants(JsonNode notification, Vnf vnf) {
        JsonNode filter = request.path("filter");
        return has(filter.path("notificationTypes"), notification.path("notificationType"))
                && (!notification.has("operation")
                        || (has(filter.path("operationTypes"), notification.path("operation"))
                                && has(filter.path("operationStates"), notification.path("operationState"))))
                && isAbout(filter.path("vnfInstanceSubscriptionFilter"), vnf);
    }

    private static boolean isAbout(JsonNode filter, Vnf vnf) {
        return has(filter.path("vnfdIds"), text(vnf.product().vnfdId()))
                && has(filter.path("vnfInstanceIds"), text(vnf.id()))
                && has(filter.path("vnfInstanceNames"), text(vnf.name()))
                && (filter.path("vnfProductsFromProviders").isEmpty()
                        || StreamSupport.stream(
                                        filter.path("vnfProductsFromProviders").spliterator(), false)
                                .anyMatch(one -> one.path("vnfProvider")
                                        .equals(text(vnf.product().provider()))));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    /** An absent or empty list is no condition. */
    private static boolean has(JsonNode list, JsonNode value) {
        return list.isEmpty() || StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }

    @Override
    public String toString() {
        return "LcmSubscription[" + id + "]";
    }
}
