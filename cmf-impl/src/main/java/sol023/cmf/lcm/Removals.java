package sol023.cmf.lcm;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.store.Database;

/** Does with the certificates of VNFCs that are gone what the policy of their VNFM says. What is interrupted is done again, which changes nothing more. */
final class Removals {

    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);

    /** How many are done before something else has its turn. */
    private static final int AT_A_TIME = 500;

    private final RemovalStore store = new RemovalStore();
    private final InventoryStore inventory = new InventoryStore();
    private final Database database;
    private final Certificates certificates;
    private final AuditLog audit;
    private final Clock clock;
    private final VnfmSettings vnfm;
    private final LcmTiming timing;

    Removals(
            Database database,
            Certificates certificates,
            AuditLog audit,
            Clock clock,
            VnfmSettings vnfm,
            LcmTiming timing) {
        this.database = database;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
        this.vnfm = vnfm;
        this.timing = timing;
    }

    /** Works on what is open and not put off; tells whether something was. */
    boolean work() {
        var open = database.read(handle -> store.open(handle, vnfm.name(), clock.instant(), AT_A_TIME));
        open.forEach(this::applyOrPutOff);
        return !open.isEmpty();
    }

    /** One that fails is tried again later, the later the more often it has failed, and holds up no other. */
    private void applyOrPutOff(Removal removal) {
        try {
            apply(removal);
        } catch (RuntimeException e) {
            var pause = Backoff.after(removal.attempts(), timing.retryFirst(), timing.retryMost());
            database.write(handle -> {
                store.markFailed(handle, removal, problem(e), clock.instant().plus(pause));
                return removal;
            });
            LOG.error(
                    "A VNFC of VNFM {} is gone, and nothing could be done about its certificates (attempt {}); it is tried"
                            + " again in {}",
                    vnfm.name(),
                    removal.attempts() + 1,
                    pause,
                    e);
        }
    }

    /** Which kind of fault; the log has the whole. */
    private static String problem(RuntimeException fault) {
        return "fault of the CMF: " + fault.getClass().getSimpleName();
    }

    private void apply(Removal removal) {
        if (database.read(handle -> inventory.hasVnfc(handle, vnfm.name(), removal.vnfcId()))) {
            done(removal, Removal.Outcome.PRESENT, 0);
            return;
        }
        switch (vnfm.onVnfcRemoved()) {
            case REVOKE -> {
                int revoked = certificates.revokeCeased(vnfm.consumer(), removal.vnfcId(), removal.cause());
                if (revoked > 0) {
                    tell(removal, "revoked", revoked);
                }
                done(removal, Removal.Outcome.REVOKED, revoked);
            }
            case REPORT -> {
                int valid =
                        certificates.valid(vnfm.consumer(), removal.vnfcId()).size();
                tell(removal, "reported", valid);
                done(removal, Removal.Outcome.REPORTED, valid);
            }
        }
    }

    /** Ids are the VNFM's, and shown in the audit log, where each is a JSON text, only. */
    private void tell(Removal removal, String policy, int count) {
        LOG.info("A VNFC of VNFM {} is gone: {} certificates {}", vnfm.name(), count, policy);
        audit.record(AuditEvent.done(Action.VNFC_GONE, AuditEvent.CMF)
                .with("vnfm", vnfm.name())
                .with("vnf", removal.vnfId())
                .with("vnfci", removal.vnfcId())
                .with("cause", removal.cause())
                .with("policy", policy)
                .with("certificates", String.valueOf(count)));
    }

    private void done(Removal removal, Removal.Outcome outcome, int count) {
        database.write(handle -> {
            store.markDone(handle, removal, outcome, count, clock.instant());
            return outcome;
        });
    }
}
