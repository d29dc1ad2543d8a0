package sol023.conformance.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cucumber.java.After;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.VnfmTarget;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.SimulatedVnfm;

/** Where the CMF takes notifications about VNFs in one scenario, and its subscriptions, which end with the scenario. */
public final class CmfCallbacks {

    private final VnfmTarget target;
    private final CmfSide cmf;
    private final RunScope scope;
    private final Recorder recorder;
    private final Clock clock;
    private final List<String> subscriptions = new ArrayList<>();
    private @Nullable Callback callback;

    public CmfCallbacks(VnfmTarget target, CmfSide cmf, RunScope scope, Recorder recorder, Clock clock) {
        this.target = target;
        this.cmf = cmf;
        this.scope = scope;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** The callback of this scenario. */
    Callback callback() {
        Callback known = callback;
        if (known == null) {
            // a listener with callbacks, whoever calls them
            known = SimulatedVnfm.of(
                            scope,
                            target.callback()
                                    .orElseThrow(
                                            () -> new IllegalStateException("the scenario lacks @needs of a callback")),
                            clock)
                    .callback(recorder);
            callback = known;
        }
        return known;
    }

    /** Asks for a subscription to everything that happens to VNFs. */
    HttpAnswer subscribe(Callback to) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("callbackUri", to.uri().toString());
        request.putObject("filter")
                .putArray("notificationTypes")
                .add("VnfLcmOperationOccurrenceNotification")
                .add("VnfIdentifierCreationNotification")
                .add("VnfIdentifierDeletionNotification");
        request.put("verbosity", "FULL");
        HttpAnswer answer = cmf.toLcm("POST", "/subscriptions", LcmSteps.json(request.toString()));
        String id = LcmResources.content(answer).path("id").asText("");
        if (answer.isSuccess() && !id.isEmpty()) {
            remember(id);
        }
        return answer;
    }

    void remember(String id) {
        subscriptions.remove(id);
        subscriptions.add(id);
    }

    /** Of the subscription that was made last. */
    String subscriptionId() {
        return subscriptions.isEmpty() ? "none" : subscriptions.get(subscriptions.size() - 1);
    }

    @After(order = 1)
    public void end() {
        for (String id : subscriptions) {
            try {
                cmf.toLcm("DELETE", "/subscriptions/" + id, Body.EMPTY);
            } catch (NoAnswerException e) {
                // what was left behind is in the record
            }
        }
        if (callback != null) {
            callback.close();
        }
    }
}
