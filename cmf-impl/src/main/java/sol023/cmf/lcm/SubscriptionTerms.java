package sol023.cmf.lcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this CMF subscribes to at a VNFM (LccnSubscriptionRequest, SOL002 clause 5.5.2.15): all three kinds of notifications, in full.
 *
 * @param callbackUri where the VNFM posts to
 * @param client how it gets a token for that
 */
record SubscriptionTerms(URI callbackUri, Optional<TokenEndpoint> client) {

    private static final Set<String> TYPES = Set.of(
            "VnfLcmOperationOccurrenceNotification",
            "VnfIdentifierCreationNotification",
            "VnfIdentifierDeletionNotification");

    /** An {@link EndpointClient} whose token endpoint is absolute. */
    record TokenEndpoint(String clientId, String secret, URI uri) {

        static TokenEndpoint of(EndpointClient client, URI apiRoot) {
            return new TokenEndpoint(
                    client.clientId(),
                    client.secret(),
                    URI.create(apiRoot + "/").resolve(client.tokenEndpoint()));
        }

        @Override
        public String toString() {
            return "TokenEndpoint[" + clientId + " at " + uri + "]";
        }
    }

    ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        var types = request.putObject("filter").putArray("notificationTypes");
        TYPES.stream().sorted().forEach(types::add);
        request.put("callbackUri", callbackUri.toString());
        client.ifPresent(each -> {
            var authentication = request.putObject("authentication");
            authentication.putArray("authType").add("OAUTH2_CLIENT_CREDENTIALS");
            authentication
                    .putObject("paramsOauth2ClientCredentials")
                    .put("clientId", each.clientId())
                    .put("clientPassword", each.secret())
                    .put("tokenEndpoint", each.uri().toString());
        });
        request.put("verbosity", "FULL");
        return request;
    }

    /** Tells these terms from others, with what the VNFM never shows; gives nothing away of it. */
    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(request().toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java has SHA-256", impossible);
        }
    }

    /** Whether a subscription, as the VNFM shows it, is of these terms as far as that can be seen. */
    boolean fits(JsonNode subscription) {
        return callbackUri.toString().equals(subscription.path("callbackUri").asText())
                && subscription.path("verbosity").asText("FULL").equals("FULL")
                && fitsFilter(subscription.path("filter"));
    }

    /** The same types in any order, and no other condition; what is empty is none. */
    private static boolean fitsFilter(JsonNode filter) {
        var types = new HashSet<String>();
        filter.path("notificationTypes").forEach(each -> types.add(each.asText()));
        return types.equals(TYPES)
                && filter.properties().stream()
                        .filter(each -> !each.getKey().equals("notificationTypes"))
                        .allMatch(each -> each.getValue().isNull() || isEmpty(each.getValue()));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode() && value.isEmpty();
    }

    /** Whether a subscription leads to this CMF, or did so when the CMF had another address: nobody else knows the end of the URI. */
    static boolean leadsHere(JsonNode subscription, String folder, String endpoint) {
        var callback = subscription.path("callbackUri").asText();
        return callback.startsWith(folder) || callback.endsWith(LcmEndpoint.PATH + "/" + endpoint);
    }

    /** The endpoints of these VNFMs. */
    static List<String> urisOf(String folder, List<VnfmRow> rows) {
        return rows.stream().map(row -> folder + row.endpoint()).toList();
    }
}
