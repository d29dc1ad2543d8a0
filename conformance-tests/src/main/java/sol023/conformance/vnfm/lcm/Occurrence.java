package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * An occurrence of a lifecycle operation.
 *
 * @param operation as SOL002 spells it, for example {@code SCALE}
 * @param state as SOL002 spells it, for example {@code PROCESSING}
 * @param changes the VNFCs that the operation touches, known from its beginning
 */
public record Occurrence(
        String id,
        String vnfId,
        String operation,
        String state,
        Instant started,
        Instant entered,
        List<Change> changes) {

    /**
     * What becomes of a VNFC.
     *
     * @param type {@code ADDED} or {@code REMOVED}
     */
    public record Change(Vnf.Vnfc vnfc, String type) {}

    public Occurrence {
        changes = List.copyOf(changes);
    }

    Occurrence in(String next, Instant now) {
        return new Occurrence(id, vnfId, operation, next, started, now, changes);
    }

    boolean isOver() {
        return state.equals("COMPLETED");
    }

    /** The VnfLcmOpOcc (SOL002 clause 5.5.2.13). */
    ObjectNode json(URI api) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("operationState", state)
                .put("stateEnteredTime", entered.toString())
                .put("startTime", started.toString())
                .put("vnfInstanceId", vnfId)
                .put("operation", operation)
                .put("isAutomaticInvocation", false)
                .put("isCancelPending", false);
        if (isOver() && !changes.isEmpty()) {
            json.putObject("resourceChanges").set("affectedVnfcs", affected());
        }
        ObjectNode links = json.putObject("_links");
        links.putObject("self").put("href", api + "/vnf_lcm_op_occs/" + id);
        links.putObject("vnfInstance").put("href", api + "/vnf_instances/" + vnfId);
        return json;
    }

    ArrayNode affected() {
        ArrayNode affected = JsonNodeFactory.instance.arrayNode();
        for (Change change : changes) {
            affected.addObject()
                    .put("id", change.vnfc().id())
                    .put("vduId", "vdu")
                    .put("changeType", change.type())
                    .putObject("computeResource")
                    .put("resourceId", change.vnfc().resourceId());
        }
        return affected;
    }
}
