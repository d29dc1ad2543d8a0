package sol023.cmf.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that happened.
 *
 * @param who the consumer's name; {@code -} if nobody has proved who he is, {@code cmf} for the CMF itself
 * @param details what it was about, by name; never a secret
 */
public record AuditEvent(Action action, Outcome outcome, String who, Map<String, String> details) {

    /** The CMF itself. */
    public static final String CMF = "cmf";

    /** Nobody that is known. */
    public static final String UNKNOWN = "-";

    /** What was done or asked for. */
    public enum Action {
        SUBJECT_REGISTER("subject.register"),
        SUBJECT_DEREGISTER("subject.deregister"),
        CERTIFICATE_REQUEST("certificate.request"),
        CERTIFICATE_APPROVE("certificate.approve"),
        CERTIFICATE_DENY("certificate.deny"),
        CERTIFICATE_ISSUE("certificate.issue"),
        CERTIFICATE_CONFIRM("certificate.confirm"),
        CERTIFICATE_REJECT("certificate.reject"),
        CERTIFICATE_REVOKE("certificate.revoke"),
        VNFC_GONE("vnfc.gone"),
        LCM_NOTIFY("lcm.notify"),
        LCM_SUBSCRIBE("lcm.subscribe"),
        LCM_TERMINATE("lcm.terminate"),
        LCM_RESYNC("lcm.resync"),
        SUBSCRIPTION_CREATE("subscription.create"),
        SUBSCRIPTION_TERMINATE("subscription.terminate"),
        AUTHENTICATE("authenticate");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        /** As it stands in the log. */
        public String text() {
            return text;
        }
    }

    /** What became of it. */
    public enum Outcome {
        DONE("done"),
        REFUSED("refused");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** As it stands in the log. */
        public String text() {
            return text;
        }
    }

    public AuditEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Something that was done. */
    public static AuditEvent done(Action action, String who) {
        return new AuditEvent(action, Outcome.DONE, who, Map.of());
    }

    /**
     * Something that was not done.
     *
     * @param reason what the requester was told
     */
    public static AuditEvent refused(Action action, String who, String reason) {
        return new AuditEvent(action, Outcome.REFUSED, who, Map.of("reason", reason));
    }

    /** The same event with one detail more. */
    public AuditEvent with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new AuditEvent(action, outcome, who, more);
    }
}
