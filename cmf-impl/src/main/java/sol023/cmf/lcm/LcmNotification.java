package sol023.cmf.lcm;

import java.util.Optional;
import java.util.Set;

/**
 * A notification of the VNFM (SOL002 clauses 5.5.2.17 to 5.5.2.19).
 *
 * @param operation empty if it is about the identifier of a VNF instance
 * @param isStart whether it tells that an operation has only begun
 * @param removed VNFCs that were removed
 */
record LcmNotification(
        String id,
        String subscriptionId,
        String vnfId,
        Optional<Operation> operation,
        boolean isStart,
        Set<String> removed) {

    LcmNotification {
        removed = Set.copyOf(removed);
    }
}
