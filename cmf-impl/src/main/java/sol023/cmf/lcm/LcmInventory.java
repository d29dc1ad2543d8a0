package sol023.cmf.lcm;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;
import sol023.cmf.notification.VnfFacts;
import sol023.cmf.notification.VnfInventory;

/** What the VNFMs have shown of their VNF instances, for those who filter by it (interpretation I-19); also of those that are gone. */
public final class LcmInventory implements VnfInventory {

    private final InventoryStore store = new InventoryStore();

    @Override
    public Optional<VnfFacts> find(Handle handle, Consumer owner, String vnfciId) {
        return store.findByVnfcOfAnyTime(handle, owner.name(), vnfciId).map(LcmInventory::facts);
    }

    private static VnfFacts facts(InventoryStore.FoundVnf found) {
        var facts = found.facts();
        return new VnfFacts(
                found.id(),
                facts.name(),
                facts.vnfdId(),
                facts.provider(),
                facts.productName(),
                facts.softwareVersion(),
                facts.vnfdVersion());
    }
}
