package sol023.conformance.steps;

import io.cucumber.java.After;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.SimulatedVnfm;
import sol023.conformance.vnfm.TokenEndpoint;

/** The VNFM that the suite plays, as one scenario uses it; only for scenarios tagged {@code @needs:vnfm}. */
public final class OwnVnfm {

    private final Target target;
    private final RunScope scope;
    private final Recorder recorder;
    private final Clock clock;
    private final Deque<Runnable> atTheEnd = new ArrayDeque<>();

    public OwnVnfm(Target target, RunScope scope, Recorder recorder, Clock clock) {
        this.target = target;
        this.scope = scope;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** A notification endpoint of this scenario, which ends with it. */
    public Callback callback() {
        Callback callback = server().callback(recorder);
        atTheEnd.push(callback::close);
        return callback;
    }

    /** A token endpoint of this scenario for one client, which ends with it. */
    public TokenEndpoint tokens(ClientProof client) {
        TokenEndpoint tokens = server().tokens(client, recorder);
        atTheEnd.push(tokens::close);
        return tokens;
    }

    SimulatedVnfm server() {
        return SimulatedVnfm.of(
                scope,
                target.ownVnfm().orElseThrow(() -> new IllegalStateException("the scenario lacks @needs:vnfm")),
                clock);
    }

    // after what the scenario made at the CMF was removed there
    @After(order = 1)
    public void close() {
        atTheEnd.forEach(Runnable::run);
        atTheEnd.clear();
    }
}
