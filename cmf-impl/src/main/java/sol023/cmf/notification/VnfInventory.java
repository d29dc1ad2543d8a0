package sol023.cmf.notification;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import sol023.cmf.access.Consumer;

/** Knows to which VNF instance a VNFCI belongs (interpretation I-19). */
@FunctionalInterface
public interface VnfInventory {

    /** Knows nothing. */
    VnfInventory NONE = (handle, owner, vnfciId) -> Optional.empty();

    /**
     * The VNF instance of a VNFCI, within the caller's transaction.
     *
     * @param owner whose subject the VNFCI is
     */
    Optional<VnfFacts> find(Handle handle, Consumer owner, String vnfciId);
}
