package sol023.conformance.report;

import java.util.List;
import sol023.conformance.check.Verdict;

/**
 * An executed scenario in a {@code results.json}.
 *
 * @param id for example {@code S12}; stable inside one version of the suite
 * @param place feature file and line, what {@code run} takes to repeat it
 * @param title feature, rule and name; survives a change of lines
 * @param verdict the gravest of its checks
 * @param interpretations ids of those it touched, for example {@code I-02}
 */
public record ScenarioOutcome(
        String id,
        String place,
        String title,
        Verdict verdict,
        List<CheckOutcome> checks,
        List<String> interpretations,
        List<ExchangeOutcome> exchanges) {

    public ScenarioOutcome {
        checks = List.copyOf(checks);
        interpretations = List.copyOf(interpretations);
        exchanges = List.copyOf(exchanges);
    }
}
