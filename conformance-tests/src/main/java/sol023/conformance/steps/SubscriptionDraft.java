package sol023.conformance.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import sol023.conformance.vnfm.ClientProof;

/** The content of a subscription request (table 7.6.2.2-1), open to changes. */
final class SubscriptionDraft {

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private String text = "";

    /**
     * @param callback where notifications go
     * @param tokens the token endpoint for what the CMF sends there
     * @param client what the CMF shows at the token endpoint
     */
    SubscriptionDraft(URI callback, URI tokens, ClientProof client) {
        root.put("callbackUri", callback.toString());
        ObjectNode authentication = root.putObject("authentication");
        if (client instanceof ClientProof.BySecret secret) {
            authentication.putArray("authType").add("OAUTH2_CLIENT_CREDENTIALS");
            authentication
                    .putObject("paramsOauth2ClientCredentials")
                    .put("clientId", secret.id())
                    .put("clientPassword", secret.secret())
                    .put("tokenEndpoint", tokens.toString());
        } else if (client instanceof ClientProof.ByCertificate certificate) {
            authentication.putArray("authType").add("OAUTH2_CLIENT_CERT");
            ObjectNode parameters = authentication.putObject("paramsOauth2ClientCert");
            parameters.put("clientId", certificate.id()).put("tokenEndpoint", tokens.toString());
            parameters.putObject("certificateRef").put("type", "x5t#S256").put("value", certificate.fingerprint());
        }
    }

    ObjectNode root() {
        return root;
    }

    /** Which notifications are wanted (table 7.6.3.2-1). */
    ObjectNode filter() {
        return root.withObject("/filter");
    }

    /** Sends that text instead. */
    void text(String content) {
        text = content;
    }

    String write() {
        return text.isEmpty() ? root.toString() : text;
    }
}
