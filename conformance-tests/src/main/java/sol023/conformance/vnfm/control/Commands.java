package sol023.conformance.vnfm.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.Reply;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/** What the control interface can do, as JSON in and JSON out. */
final class Commands {

    static final List<String> OPERATIONS = List.of("instantiate", "scale-out", "scale-in", "heal", "terminate");

    private static final int MOST_VNFCS = 1000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final LcmVnfm lcm;
    private final Callback callback;
    private final Recorder recorder;

    Commands(LcmVnfm lcm, Callback callback, Recorder recorder) {
        this.lcm = lcm;
        this.callback = callback;
        this.recorder = recorder;
    }

    /** What the caller has asked cannot be done. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String detail) {
            super(detail);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    JsonNode vnfs() {
        ArrayNode all = JSON.arrayNode();
        lcm.vnfs().forEach(vnf -> all.add(shown(vnf)));
        return all;
    }

    JsonNode vnf(String id) {
        return shown(known(id));
    }

    JsonNode create(JsonNode request) {
        JsonNode name = request.path("name");
        if (!name.isMissingNode() && !name.isTextual()) {
            throw new RefusedException(400, "name must be a text");
        }
        return shown(lcm.create(name.asText("vnf"), recorder));
    }

    JsonNode delete(String id) {
        if (known(id).instantiated()) {
            throw new RefusedException(409, "the VNF is instantiated; terminate it first");
        }
        lcm.delete(id, recorder);
        return JSON.objectNode();
    }

    JsonNode operate(String id, String operation, JsonNode request) {
        Vnf vnf = known(id);
        if (operation.equals("instantiate") == vnf.instantiated()) {
            throw new RefusedException(409, "the VNF is " + (vnf.instantiated() ? "" : "not ") + "instantiated");
        }
        LcmVnfm.Done done =
                switch (operation) {
                    case "instantiate" -> lcm.instantiate(id, count(request), recorder);
                    case "scale-out" -> lcm.scaleOut(id, count(request), recorder);
                    case "scale-in" -> lcm.scaleIn(id, chosen(vnf, request), recorder);
                    case "heal" ->
                        lcm.heal(id, chosen(vnf, request).stream().findFirst().orElseGet(() -> first(vnf)), recorder);
                    default -> lcm.terminate(id, recorder);
                };
        ObjectNode answer = JSON.objectNode().put("operation", done.occurrence().operation());
        answer.put("vnfLcmOpOccId", done.occurrence().id()).set("vnf", shown(done.vnf()));
        return answer;
    }

    private static int count(JsonNode request) {
        JsonNode count = request.path("vnfcs");
        if (count.isMissingNode()) {
            return 1;
        }
        if (!count.isInt() || count.asInt() < 1 || count.asInt() > MOST_VNFCS) {
            throw new RefusedException(400, "vnfcs must be a number from 1 to " + MOST_VNFCS);
        }
        return count.asInt();
    }

    /** The VNFCs that the request names; none: what the operation takes by itself. */
    private static List<String> chosen(Vnf vnf, JsonNode request) {
        JsonNode named = request.path("vnfcs");
        if (!named.isMissingNode() && !named.isArray()) {
            throw new RefusedException(400, "vnfcs must be a list of identifiers of VNFCs");
        }
        List<String> chosen = new ArrayList<>();
        for (JsonNode id : named) {
            if (vnf.vnfcs().stream().noneMatch(vnfc -> vnfc.id().equals(id.asText()))) {
                throw new RefusedException(404, "the VNF has no VNFC " + id.asText());
            }
            chosen.add(id.asText());
        }
        return chosen;
    }

    private static String first(Vnf vnf) {
        return vnf.vnfcs().stream()
                .findFirst()
                .map(Vnf.Vnfc::id)
                .orElseThrow(() -> new RefusedException(409, "the VNF has no VNFC"));
    }

    /** Programmes the next answers, the last of which stays. */
    JsonNode answers(String to, JsonNode request) {
        if (!request.isArray() || request.isEmpty()) {
            throw new RefusedException(400, "the content must be a list of statuses such as [503, 204]");
        }
        List<Reply> replies = new ArrayList<>();
        for (JsonNode status : request) {
            if (!status.isInt() || status.asInt() < 200 || status.asInt() > 599) {
                throw new RefusedException(400, "a status must be a number from 200 to 599");
            }
            replies.add(
                    status.asInt() >= 400
                            ? Reply.problem(status.asInt(), "As programmed.")
                            : Reply.status(status.asInt()));
        }
        if (to.equals("tests")) {
            callback.onTest(replies.toArray(Reply[]::new));
        } else {
            callback.onNotification(replies.toArray(Reply[]::new));
        }
        return JSON.objectNode().put("programmed", replies.size());
    }

    JsonNode subscriptions() {
        ArrayNode all = JSON.arrayNode();
        lcm.subscriptions().forEach(one -> all.addObject()
                .put("id", one.id())
                .put("callbackUri", one.callbackUri().toString()));
        return all;
    }

    /** What has come in, from a place on; {@code next} is the place to go on from. */
    JsonNode received(String what, int since) {
        List<Call> calls = what.equals("notifications")
                ? callback.inbox().since(since).stream()
                        .map(delivery -> delivery.call())
                        .toList()
                : lcm.calls().since(since);
        ObjectNode answer = JSON.objectNode();
        ArrayNode all = answer.putArray("received");
        for (Call call : calls) {
            ObjectNode one = all.addObject()
                    .put("at", call.request().at().toString())
                    .put("method", call.request().method())
                    .put("path", call.request().url().getRawPath())
                    .put("answered", call.status());
            Optional.ofNullable(call.request().url().getRawQuery()).ifPresent(query -> one.put("query", query));
            if (what.equals("notifications")) {
                call.request().json().ifPresent(content -> one.set("content", content));
            }
        }
        answer.put("next", since + calls.size());
        return answer;
    }

    private Vnf known(String id) {
        return lcm.vnf(id).orElseThrow(() -> new RefusedException(404, "there is no VNF " + id));
    }

    private static ObjectNode shown(Vnf vnf) {
        ObjectNode shown =
                JSON.objectNode().put("id", vnf.id()).put("name", vnf.name()).put("instantiated", vnf.instantiated());
        ArrayNode vnfcs = shown.putArray("vnfcs");
        vnf.vnfcs().forEach(vnfc -> vnfcs.add(vnfc.id()));
        return shown;
    }
}
