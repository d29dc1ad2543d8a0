package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import sol023.conformance.steps.Registrations.Registration;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.Delivery;

/**
 * Finds among what came in the notifications that a scenario is about. A subscription without filter hears of all subjects of its consumer, and
 * other scenarios run at the same time: so a notification is known by its subject and its state, never by its turn.
 */
public final class Notifications {

    private final Target target;

    public Notifications(Target target) {
        this.target = target;
    }

    /** A change of the state of a certificate or subject, as a notification tells it. */
    enum Event {
        SUBJECT_ADDED("the subject was added", "affectedSubject", "ADDED", "accepted"),
        SUBJECT_REMOVED("the subject was removed", "affectedSubject", "REMOVED", "accepted"),
        ISSUED("the certificate was issued", "affectedCertificate", "ADDED", "accepted|grantedWithMods"),
        REFUSED("the certificate was refused", "", "", "rejection"),
        REVOKED("the certificate was revoked", "affectedCertificate", "REMOVED|MODIFIED", "revocationNotification"),
        EXPIRED("the certificate expired", "affectedCertificate", "REMOVED|MODIFIED", "revocationNotification"),
        RENEWAL_DUE("the renewal of the certificate is due", "affectedCertificate", "MODIFIED", "keyUpdateWarning");

        private final String words;
        private final String affected;
        private final String changes;
        private final String states;

        Event(String words, String affected, String changes, String states) {
            this.words = words;
            this.affected = affected;
            this.changes = changes;
            this.states = states;
        }

        static Event named(String words) {
            for (Event event : values()) {
                if (event.words.equals(words)) {
                    return event;
                }
            }
            throw new IllegalArgumentException("no event: " + words);
        }

        /** Whether other events of the subject may come before it. */
        boolean isOneOfSeveral() {
            return this == EXPIRED || this == RENEWAL_DUE;
        }

        /** The attribute that describes what has changed; empty text if none does. */
        String affected() {
            return affected;
        }

        Set<String> changes() {
            return Set.of(changes.split("\\|", -1));
        }

        Set<String> states() {
            return Set.of(states.split("\\|", -1));
        }
    }

    /** The state: one of the seven names, or the status of an object (I-15). */
    static String state(JsonNode content) {
        JsonNode state = content.path("certificateState");
        return state.isObject() ? state.path("status").asText("") : state.asText("");
    }

    static JsonNode content(Delivery delivery) {
        return delivery.request().json().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    /** Whether it is a notification about the subject: by its link, by what it describes, or by the names in it. */
    static boolean isAbout(Delivery delivery, Registration registration) {
        return Callback.isPost(delivery) && isAbout(content(delivery), registration);
    }

    static boolean isAbout(JsonNode received, Registration registration) {
        String id = registration.id().orElse("no id");
        JsonNode content = received.isArray() ? received.path(0) : received;
        return lastSegment(content.path("_links").path("subject").path("href").asText(""))
                        .equals(id)
                || content.path("affectedSubject").path("id").asText("").equals(id);
    }

    static String lastSegment(String link) {
        try {
            return SubscriptionLists.lastSegment(URI.create(link));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The notification of an event, waited for. */
    Optional<Delivery> await(Callback callback, Registration registration, Predicate<JsonNode> event) {
        return callback.inbox()
                .await(delivery -> isAbout(delivery, registration) && event.test(content(delivery)), patience());
    }

    /** What came about the subject while nothing should come. */
    List<Delivery> during(Callback callback, Registration registration) {
        return callback.inbox().during(silence(), delivery -> isAbout(delivery, registration));
    }

    /** How long a notification is waited for. */
    Duration patience() {
        return target.timeouts().notification();
    }

    /** How long nothing may come. */
    Duration silence() {
        return target.timeouts().silence();
    }
}
