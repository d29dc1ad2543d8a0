package sol023.cmf.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a consumer may do over REST (SOL023 annex C, SOL013 clause 8.3.7). A scope may contain others. The printed prefix {@code cert}
 * and the apiName {@code nfv-cert} mean the same (interpretation I-20).
 */
public enum Scope {
    /** To register, read and deregister subjects (table C.2-1). */
    SUBJECT("cert:v1:subject"),
    /** To read certificates (named in table C.2-2, interpretation I-09). */
    CERTIFICATE_CONTENT("cert:v1:certificate_content:readonly"),
    /** Everything of the Certificate Management interface (table C.2-1). */
    ALL("cert:v1:all"),
    /** Everything of the Certificate Management interface, on what any consumer registered (interpretation I-32). */
    OPERATOR("cert:v1:operator"),
    /** To manage subscriptions (named in table C.3-2). */
    SUBSCRIPTION("certnotify:v1:subscription"),
    /** Everything of the Certificate Notification interface (table C.3-1). */
    NOTIFICATION_ALL("certnotify:v1:all");

    private static final String PRINTED_PREFIX = "cert:";
    private static final String API_NAME_PREFIX = "nfv-cert:";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The value as it stands in a token. */
    public String text() {
        return text;
    }

    /** All values. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Scope::text).toList();
    }

    /** What a consumer may do with its own data: everything but what an operator may. */
    public static Set<Scope> ofConsumers() {
        return Set.of(ALL, NOTIFICATION_ALL);
    }

    /** The scope of that value; empty if this CMF does not know it. */
    public static Optional<Scope> find(String value) {
        var printed =
                value.startsWith(API_NAME_PREFIX) ? PRINTED_PREFIX + value.substring(API_NAME_PREFIX.length()) : value;
        return Arrays.stream(values()).filter(each -> each.text.equals(printed)).findFirst();
    }

    /** These scopes and all that they contain. */
    public static Set<Scope> closure(Set<Scope> granted) {
        var all = EnumSet.noneOf(Scope.class);
        granted.forEach(each -> each.addTo(all));
        return Set.copyOf(all);
    }

    private void addTo(Set<Scope> all) {
        all.add(this);
        contained().forEach(each -> each.addTo(all));
    }

    private Set<Scope> contained() {
        return switch (this) {
            case ALL -> Set.of(SUBJECT, CERTIFICATE_CONTENT);
            case OPERATOR -> Set.of(ALL);
            case NOTIFICATION_ALL -> Set.of(SUBSCRIPTION);
            case SUBJECT, CERTIFICATE_CONTENT, SUBSCRIPTION -> Set.of();
        };
    }
}
