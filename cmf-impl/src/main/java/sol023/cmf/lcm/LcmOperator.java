package sol023.cmf.lcm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sol023.cmf.store.Database;

/** What an operator sees of the VNFMs and can ask for. The node that looks after the VNFM does it at its next turn. */
public final class LcmOperator {

    private static final int SHOWN_REMOVALS = 100;

    private final VnfmStore store = new VnfmStore();
    private final InventoryStore inventory = new InventoryStore();
    private final RemovalStore removals = new RemovalStore();
    private final Database database;

    public LcmOperator(Database database) {
        this.database = database;
    }

    /**
     * A VNFM.
     *
     * @param detail why, if the state is none to be content with
     * @param subscription the id that the VNFM gave to it
     * @param synchronizedAt when all was looked at last
     * @param removals the newest VNFCs that are gone, newest first
     */
    public record Shown(
            String name,
            VnfmState state,
            Instant since,
            String detail,
            Optional<String> subscription,
            Optional<Instant> synchronizedAt,
            long vnfs,
            long vnfcs,
            List<Gone> removals) {}

    /**
     * A VNFC that is gone.
     *
     * @param outcome what became of its certificates; empty if that is still to be done
     * @param certificates how many
     */
    public record Gone(
            String vnfc, String vnf, Instant foundAt, String cause, Optional<String> outcome, int certificates) {}

    /** All VNFMs that were ever configured. */
    public List<Shown> all() {
        return database.read(handle -> store.all(handle).stream()
                .map(row -> {
                    var sizes = inventory.sizes(handle, row.name());
                    var gone = removals.newest(handle, row.name(), SHOWN_REMOVALS).stream()
                            .map(LcmOperator::shown)
                            .toList();
                    return new Shown(
                            row.name(),
                            row.state(),
                            row.since(),
                            row.detail(),
                            row.subscription(),
                            row.synchronizedAt(),
                            sizes.vnfs(),
                            sizes.vnfcs(),
                            gone);
                })
                .toList());
    }

    private static Gone shown(Removal removal) {
        return new Gone(
                removal.vnfcId(),
                removal.vnfId(),
                removal.foundAt(),
                removal.cause(),
                removal.outcome().map(Removal.Outcome::text),
                removal.certificates());
    }

    /** The subscription is to be terminated, and not made again; false if there is no such VNFM. */
    public boolean terminate(String vnfm) {
        return database.write(handle -> store.setWanted(handle, vnfm, false));
    }

    /** The subscription is to be made again after {@link #terminate}; false if there is no such VNFM. */
    public boolean subscribe(String vnfm) {
        return database.write(handle -> store.setWanted(handle, vnfm, true));
    }

    /** All VNF instances are to be looked at; false if there is no such VNFM. */
    public boolean resync(String vnfm) {
        return database.write(handle -> store.setResyncWanted(handle, vnfm, true));
    }
}
