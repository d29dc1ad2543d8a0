package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Caller;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Database;

/** Takes the notifications of the VNFMs, each at a place of its own that nobody can guess. What was taken is durable. */
public final class LcmEndpoint {

    /** Below the public URL of the CMF, before the part that is each VNFM's own. */
    public static final String PATH = "/lcm/notifications";

    /** More that nobody has worked on are not taken. */
    private static final int MOST_OPEN = 10_000;

    /** Operations that go on; more are not taken. */
    private static final int MOST_OPERATIONS = 10_000;

    private final VnfmStore vnfms = new VnfmStore();
    private final OccasionStore occasions = new OccasionStore();
    private final OperationStore operations = new OperationStore();
    private final Database database;
    private final Map<String, VnfmSettings> configured;
    private final AuditLog audit;
    private final Clock clock;
    private final Consumer<String> wake;

    /** @param wake told the name of a VNFM of which there is news */
    LcmEndpoint(Database database, LcmSettings settings, AuditLog audit, Clock clock, Consumer<String> wake) {
        this.database = database;
        this.configured = settings.vnfms().stream().collect(Collectors.toMap(VnfmSettings::name, each -> each));
        this.audit = audit;
        this.clock = clock;
        this.wake = wake;
    }

    /** The VNFM tries whether there is anybody. */
    void test(Caller caller, String endpoint) {
        find(caller, endpoint);
    }

    /** Takes a notification; one that was taken before has no effect. */
    void receive(Caller caller, String endpoint, JsonNode body) {
        var vnfm = find(caller, endpoint);
        var notification = NotificationReader.read(body);
        boolean isOurs = vnfm.isWanted()
                && vnfm.subscription()
                        .map(notification.subscriptionId()::equals)
                        .orElse(true);
        if (!isOurs) {
            audit.record(AuditEvent.refused(
                            Action.LCM_NOTIFY,
                            caller.getName(),
                            "The subscriptionId is of no subscription of this CMF.")
                    .with("vnfm", vnfm.name()));
            throw new ProblemException(422, "The subscriptionId is of no subscription of this CMF.");
        }
        take(vnfm.name(), notification);
        wake.accept(vnfm.name());
    }

    private void take(String vnfm, LcmNotification notification) {
        var now = clock.instant();
        var occasion = new Occasion(
                Occasion.Kind.NOTIFICATION, notification.id(), notification.vnfId(), notification.removed());
        database.write(handle -> {
            if (!notification.isStart()) { // a start is told by its operation, and is no occasion to look
                requireFew(occasions.countOpen(handle, vnfm, MOST_OPEN), MOST_OPEN);
                if (!occasions.add(handle, vnfm, occasion, now)) {
                    return occasion;
                }
            }
            notification.operation().ifPresent(each -> put(handle, vnfm, each, now));
            return occasion;
        });
    }

    private void put(Handle handle, String vnfm, Operation operation, Instant now) {
        if (!operation.state().isFinal() && !operations.isKnown(handle, vnfm, operation.id())) {
            requireFew(operations.countPending(handle, vnfm, MOST_OPERATIONS), MOST_OPERATIONS);
        }
        operations.put(handle, vnfm, operation, now);
    }

    private static void requireFew(int there, int most) {
        if (there >= most) {
            throw new ProblemException(503, "Too many notifications wait to be worked on; try again later.");
        }
    }

    private VnfmRow find(Caller caller, String endpoint) {
        var vnfm = database.read(handle -> vnfms.findByEndpoint(handle, endpoint))
                .filter(each -> configured.containsKey(each.name()))
                .orElseThrow(() -> ProblemException.notFound("There is no such endpoint."));
        if (!caller.consumer().name().equals(vnfm.name())) {
            audit.record(AuditEvent.refused(
                            Action.LCM_NOTIFY, caller.getName(), "The endpoint is for notifications of another VNFM.")
                    .with("vnfm", vnfm.name()));
            throw new ProblemException(403, "This endpoint is for notifications of another VNFM.");
        }
        return vnfm;
    }
}
