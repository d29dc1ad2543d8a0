package sol023.conformance.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import sol023.conformance.exchange.Body;

/** The content of a notification about a certificate (tables 7.6.2.4-1, 7.6.3.3-1 and 7.6.3.4-1), open to changes. */
final class NotificationDraft {

    private static final String CMF = "https://cmf.sol023.example";

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    private NotificationDraft(String subscription, Instant now, String state) {
        String subject = "subject-" + UUID.randomUUID();
        String certificate = "certificate-" + UUID.randomUUID();
        root.put("id", "notification-" + UUID.randomUUID())
                .put("notificationType", "CertificateLifecycleStateChangeNotification")
                .put("subscriptionId", subscription)
                .put("timeStamp", now.toString())
                .put("certificateState", state)
                .put("certificateId", certificate)
                .put("verbosity", "FULL");
        ObjectNode links = root.putObject("_links");
        links.putObject("subscription").put("href", CMF + "/certnotify/v1/subscriptions/" + subscription);
        links.putObject("subject").put("href", CMF + "/nfv-cert/v1/subjects/" + subject);
        links.putObject("certificate").put("href", CMF + "/nfv-cert/v1/certificates/" + certificate);
    }

    /** Of what has happened to a certificate, for example {@code was issued}. */
    static NotificationDraft ofCertificate(String subscription, Instant now, String event) {
        return switch (event) {
            case "was issued" -> of(subscription, now, "accepted").affecting("ADDED", "accepted");
            case "waits for approval" -> of(subscription, now, "waiting");
            case "was refused" -> of(subscription, now, "rejection").failed();
            case "will expire soon" -> of(subscription, now, "keyUpdateWarning").affecting("MODIFIED", "accepted");
            case "was revoked" ->
                of(subscription, now, "revocationNotification").affecting("REMOVED", "accepted");
            default -> throw new IllegalArgumentException("no event: " + event);
        };
    }

    /** Of a subject that was added; {@code ip} is empty, since no certificate was asked for (I-16). */
    static NotificationDraft ofSubject(String subscription, Instant now) {
        NotificationDraft draft = of(subscription, now, "accepted");
        ObjectNode affected = draft.root.putObject("affectedSubject").put("id", "subject-" + UUID.randomUUID());
        affected.put("changeType", "ADDED");
        affected.putObject("pkiBody").putObject("ip").putArray("response");
        return draft;
    }

    /** Without the large details (table 7.6.4.3-1). */
    static NotificationDraft inShort(String subscription, Instant now) {
        NotificationDraft draft = of(subscription, now, "accepted");
        draft.root.put("verbosity", "SHORT");
        return draft;
    }

    private static NotificationDraft of(String subscription, Instant now, String state) {
        return new NotificationDraft(subscription, now, state);
    }

    private NotificationDraft affecting(String change, String status) {
        ObjectNode affected = root.putObject("affectedCertificate");
        affected.put("id", root.path("certificateId").asText()).put("changeType", change);
        ObjectNode response = affected.putObject("pkiBody")
                .putObject("cp")
                .putArray("response")
                .addObject();
        response.put("certReqId", 0).putObject("status").put("status", status);
        return this;
    }

    private NotificationDraft failed() {
        root.putObject("error").put("status", 400).put("detail", "The name in the request was not registered.");
        return this;
    }

    ObjectNode root() {
        return root;
    }

    Body body() {
        return bytes(root.toString());
    }

    /** With one fault. */
    Body with(String fault) {
        switch (fault) {
            case "that is no JSON" -> {
                return bytes("certificateState=accepted");
            }
            case "that is cut short" -> {
                String text = root.toString();
                return bytes(text.substring(0, text.length() - 5));
            }
            case "that is empty" -> {
                return Body.EMPTY;
            }
            case "that is not in UTF-8" -> {
                return latin();
            }
            case "that is a list" -> {
                return bytes("[" + root + "]");
            }
            case "without links" -> root.remove("_links");
            case "of another type" -> root.put("notificationType", "VnfIdentifierCreationNotification");
            case "with a time that is none" -> root.put("timeStamp", "yesterday");
            case "with a state that does not exist" -> root.put("certificateState", "happy");
            case "with a number as id" -> root.put("id", 7);
            case "with a verbosity that does not exist" -> root.put("verbosity", "LOUD");
            default -> {
                String name = fault.replace("without ", "");
                if (root.remove(name) == null) {
                    throw new IllegalArgumentException("no fault: " + fault);
                }
            }
        }
        return body();
    }

    /** A letter of ISO 8859-1, which begins a sequence of UTF-8 that does not go on. */
    private Body latin() {
        root.put("certificateId", "z\u00fcrich-1");
        return new Body(root.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Body bytes(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }
}
