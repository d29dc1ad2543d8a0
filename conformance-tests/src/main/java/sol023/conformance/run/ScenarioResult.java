package sol023.conformance.run;

import java.util.List;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;

/** What a scenario came to: its checks in order, and the evidence. */
public record ScenarioResult(
        PlannedScenario scenario,
        List<CheckResult> checks,
        List<Exchange> exchanges,
        List<Interpretation> interpretations) {

    public ScenarioResult {
        checks = List.copyOf(checks);
        exchanges = List.copyOf(exchanges);
        interpretations = List.copyOf(interpretations);
    }

    /** The gravest verdict of its checks. */
    public Verdict verdict() {
        return Verdict.worst(checks.stream().map(CheckResult::verdict).toList());
    }
}
