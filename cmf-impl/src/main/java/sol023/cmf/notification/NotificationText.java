package sol023.cmf.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import sol023.cmf.certificate.CertificateEvent;
import sol023.cmf.certificate.CertificateEvent.Kind;
import sol023.cmf.sol013.Problem;
import sol023.cmf.subject.SubjectEvents;

/**
 * Writes notifications (SOL023 clause 7.6.2.4, interpretations I-15, I-16, I-18 and I-25). What is the same for every subscription is written once, with the change.
 */
final class NotificationText {

    static final String SUBJECT_STATE = "accepted";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBJECT = "subject";
    private static final String AFFECTED_CERTIFICATE = "affectedCertificate";
    private static final int REFUSED = 422;

    private NotificationText() {}

    /** The state of the certificate, in the words of PKIStatus. */
    static String state(CertificateEvent event) {
        return switch (event.kind()) {
            case ISSUED -> event.remarks().isEmpty() ? "accepted" : "grantedWithMods";
            case WAITING -> "waiting";
            case REFUSED -> "rejection";
            case REVOKED, EXPIRED -> "revocationNotification";
            case RENEWAL_DUE -> "keyUpdateWarning";
        };
    }

    static String of(CertificateEvent event, String state) {
        var common = common(event.at(), state, event.id());
        common.put(SUBJECT, event.subject().subjectInstanceId());
        event.certificate().ifPresent(certificate -> {
            var affected = common.putObject(AFFECTED_CERTIFICATE);
            affected.put("id", event.id());
            affected.put("changeType", change(event.kind()));
            granted(affected.putObject("pkiBody").putObject("cp"), event, state, certificate);
        });
        if (event.kind() == Kind.REFUSED) {
            common.set("error", error(event));
        }
        return write(common);
    }

    private static String change(Kind kind) {
        return switch (kind) {
            case ISSUED -> "ADDED";
            case REVOKED, EXPIRED -> "REMOVED";
            case WAITING, REFUSED, RENEWAL_DUE -> "MODIFIED";
        };
    }

    /** The names are those of table 5.5.3.2-1. */
    private static void granted(ObjectNode cp, CertificateEvent event, String state, X509Certificate certificate) {
        var response = cp.putArray("response").addObject();
        response.put("certReqId", 0);
        var status = response.putObject("status");
        status.put("status", state.equals("grantedWithMods") ? state : "accepted");
        if (!event.remarks().isEmpty()) {
            var words = status.putArray("statusString");
            event.remarks().forEach(words::add);
        }
        response.putObject("certifiedKeyPair").putObject("certOrEncCert").put("certificate", base64(certificate));
    }

    private static ObjectNode error(CertificateEvent event) {
        try {
            return (ObjectNode) JSON.readTree(
                    Problem.of(REFUSED, String.join(" ", event.remarks())).toJson());
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(SubjectEvents.Event event) {
        var common = common(event.at(), SUBJECT_STATE, event.id());
        common.put(SUBJECT, event.id());
        var affected = common.putObject("affectedSubject");
        affected.put("id", event.id());
        affected.put("changeType", event.registered() ? "ADDED" : "REMOVED");
        affected.putObject("pkiBody").putObject("ip").putArray("response");
        return write(common);
    }

    private static ObjectNode common(Instant at, String state, String certificateId) {
        var common = JSON.createObjectNode();
        common.put("notificationType", "CertificateLifecycleStateChangeNotification");
        common.put("timeStamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        common.put("certificateState", state);
        common.put("certificateId", certificateId);
        return common;
    }

    /**
     * The notification for one subscription.
     *
     * @param apiRoot before {@code /certnotify}
     */
    static String of(StoredEvent event, Subscription subscription, String apiRoot) {
        try {
            var notification = (ObjectNode) JSON.readTree(event.body());
            var subject = notification.remove(SUBJECT).asText();
            var certificate = notification.get("certificateId").asText();
            notification.put("id", id(event, subscription));
            notification.put("subscriptionId", subscription.id());
            notification.put("verbosity", subscription.verbosity().toString());
            if (subscription.isShort()) {
                notification.remove(AFFECTED_CERTIFICATE);
            }
            var links = notification.putObject("_links");
            link(links, "subscription", apiRoot + "/certnotify/v1/subscriptions/" + subscription.id());
            link(links, SUBJECT, apiRoot + "/nfv-cert/v1/subjects/" + subject);
            link(
                    links,
                    "certificate",
                    apiRoot + "/nfv-cert/v1/"
                            + (certificate.equals(subject) ? "subjects/" : "certificates/")
                            + certificate);
            return write(notification);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(ObjectNode links, String name, String href) {
        links.putObject(name).put("href", href);
    }

    /** Unique for each notification and the same whenever it is sent. */
    static String id(StoredEvent event, Subscription subscription) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((event.id() + "/" + subscription.id()).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(digest, 18));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was parsed has an encoding", impossible);
        }
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
