package sol023.conformance.run;

import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import sol023.conformance.check.Checks;
import sol023.conformance.exchange.Recorder;

/** Tells the run where the checks and exchanges of a scenario are kept, before its first step. */
public final class ScenarioHooks {

    private final ScenarioLog log;
    private final Checks checks;
    private final Recorder recorder;

    public ScenarioHooks(ScenarioLog log, Checks checks, Recorder recorder) {
        this.log = log;
        this.checks = checks;
        this.recorder = recorder;
    }

    @Before(order = Integer.MIN_VALUE)
    public void scenarioStarts(Scenario scenario) {
        log.started(new ScenarioKey(scenario.getUri(), scenario.getLine()), checks, recorder);
    }
}
