package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a VnfLcmOpOcc (SOL002 clause 5.5.2.13) and the affectedVnfcs in it and in notifications. */
final class OperationReader {

    /** The most entries of affectedVnfcs that are looked at. */
    private static final int MOST_AFFECTED = 20_000;

    private OperationReader() {}

    /** Empty if the entry has not what an operation needs. */
    static Optional<Operation> read(JsonNode tree) {
        var id = Attributes.id(tree, "id");
        var vnf = Attributes.id(tree, "vnfInstanceId");
        var state = Attributes.text(tree, "operationState");
        if (id.isEmpty() || vnf.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Operation(
                id.get(),
                vnf.get(),
                Attributes.text(tree, "operation").orElse("unknown"),
                new OperationState(state.get())));
    }

    /** The VNFCs that this operation has removed. */
    static Set<String> removed(JsonNode tree) {
        return removedIn(tree.path("resourceChanges"));
    }

    /** Ids of the affectedVnfcs with changeType REMOVED (SOL002 clause 5.5.3.13). Other types, known or not, do not matter here. */
    static Set<String> removedIn(JsonNode object) {
        var removed = new HashSet<String>();
        int looked = 0;
        for (var affected : object.path("affectedVnfcs")) {
            if (looked++ == MOST_AFFECTED) {
                break;
            }
            if (Attributes.text(affected, "changeType")
                    .filter("REMOVED"::equals)
                    .isPresent()) {
                Attributes.id(affected, "id").ifPresent(removed::add);
            }
        }
        return removed;
    }
}
