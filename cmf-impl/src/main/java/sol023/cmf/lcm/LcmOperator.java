package sol023.cmf.lcm;

import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditEvent.Action;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.store.Database;

/** What an operator sees of the VNFMs and can ask for. The node that looks after the VNFM does it at its next turn. */
public final class LcmOperator {

    private static final int SHOWN_REMOVALS = 100;

    private final VnfmStore store = new VnfmStore();
    private final InventoryStore inventory = new InventoryStore();
    private final RemovalStore removals = new RemovalStore();
    private final Database database;
    private final AuditLog audit;

    public LcmOperator(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * A VNFM.
     *
     * @param sizes of its inventory
     * @param removals the newest VNFCs that are gone, newest first
     */
    record Shown(VnfmRow vnfm, InventoryStore.Sizes sizes, List<Removal> removals) {}

    /** All VNFMs that were ever configured. */
    List<Shown> all() {
        return database.read(handle -> store.all(handle).stream()
                .map(row -> new Shown(
                        row, inventory.sizes(handle, row.name()), removals.newest(handle, row.name(), SHOWN_REMOVALS)))
                .toList());
    }

    /** The subscription is to be terminated, and not made again; false if there is no such VNFM. */
    boolean terminate(String vnfm, String who) {
        return change(Action.LCM_TERMINATE, vnfm, who, handle -> store.setWanted(handle, vnfm, false));
    }

    /** The subscription is to be made again after {@link #terminate}; false if there is no such VNFM. */
    boolean subscribe(String vnfm, String who) {
        return change(Action.LCM_SUBSCRIBE, vnfm, who, handle -> store.setWanted(handle, vnfm, true));
    }

    /** All VNF instances are to be looked at; false if there is no such VNFM. */
    boolean resync(String vnfm, String who) {
        return change(Action.LCM_RESYNC, vnfm, who, handle -> store.setResyncWanted(handle, vnfm, true));
    }

    private boolean change(Action action, String vnfm, String who, Predicate<Handle> change) {
        boolean found = database.write(change::test);
        var event = found ? AuditEvent.done(action, who) : AuditEvent.refused(action, who, "There is no such VNFM.");
        audit.record(event.with("vnfm", vnfm));
        return found;
    }
}
