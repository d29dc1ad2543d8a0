package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.ScenarioResult;

/** The cards of the HTML report: whatever is neither passed nor n/a, gravest kind first, then by requirement. */
final class FindingsView {

    private record Finding(ScenarioResult scenario, int number, CheckResult check) {}

    private final Report report;
    private final Set<String> shown;

    /**
     * Prepares the cards.
     *
     * @param shown takes the ids of the exchanges that stand in a card, so that none stands in the page twice
     */
    FindingsView(Report report, Set<String> shown) {
        this.report = report;
        this.shown = shown;
    }

    List<Map<String, Object>> groups() {
        List<Map<String, Object>> groups = new ArrayList<>();
        group(groups, Verdict.FAIL, "Requirements not met");
        group(groups, Verdict.ERROR, "Errors of the suite");
        group(groups, Verdict.INCONC, "Could not be observed");
        group(groups, Verdict.ADVISORY, "Advice");
        return groups;
    }

    private void group(List<Map<String, Object>> groups, Verdict verdict, String heading) {
        List<Map<String, Object>> cards =
                findings(verdict).stream().map(this::card).toList();
        if (!cards.isEmpty()) {
            groups.add(new View()
                    .verdict(verdict)
                    .with("heading", heading)
                    .with("count", cards.size())
                    .with("cards", cards)
                    .map());
        }
    }

    private List<Finding> findings(Verdict verdict) {
        List<Finding> findings = new ArrayList<>();
        for (ScenarioResult scenario : report.result().scenarios()) {
            for (int i = 0; i < scenario.checks().size(); i++) {
                if (scenario.checks().get(i).verdict() == verdict) {
                    findings.add(new Finding(scenario, i + 1, scenario.checks().get(i)));
                }
            }
        }
        findings.sort(Comparator.comparing(
                finding -> finding.check().requirement().map(Requirement::name).orElse("")));
        return findings;
    }

    private Map<String, Object> card(Finding finding) {
        CheckResult check = finding.check();
        String scenario = finding.scenario().scenario().id();
        View view = new View()
                .verdict(check.verdict())
                .with("id", scenario + "-c" + finding.number())
                .with("what", check.what())
                .withOptional(
                        "requirement", check.requirement().map(Requirement::row).map(this::requirement))
                .withText("message", check.message())
                .with(
                        "interpretations",
                        check.interpretations().stream()
                                .map(interpretation -> new View()
                                        .with("id", interpretation.id())
                                        .with("question", interpretation.question())
                                        .map())
                                .toList())
                .with("scenario", scenario)
                .with("title", finding.scenario().scenario().title())
                .with(
                        "exchanges",
                        finding.scenario().exchanges().stream()
                                .filter(exchange -> check.exchanges().contains(exchange.number()))
                                .map(exchange -> shown.add(scenario + "-x" + exchange.number())
                                        ? ExchangeView.of(scenario, exchange, Evidence.Detail.FULL)
                                        : ExchangeView.link(scenario, exchange))
                                .toList())
                .with("repeat", repeat(report, finding.scenario()));
        if (check.expected().isPresent() && check.actual().isPresent()) {
            view.with(
                    "values",
                    Difference.of(check.expected().get(), check.actual().get()).view());
        }
        return view.map();
    }

    private Map<String, Object> requirement(Row row) {
        return new View()
                .with("id", row.requirement().name())
                .with("place", row.place())
                .with("level", row.level().name().toLowerCase(Locale.ROOT))
                .with("actor", row.actor())
                .with("paraphrase", row.paraphrase())
                .withOptional("sentence", sentence(report, row))
                .map();
    }

    /** The sentence itself, from the user's own copy of the standard. */
    static Optional<String> sentence(Report report, Row row) {
        return report.spec().flatMap(spec -> row.hash().flatMap(spec::sentence)).map(SpecText.Sentence::text);
    }

    /** The command that runs one scenario again. */
    static String repeat(Report report, ScenarioResult scenario) {
        return report.command() + " " + scenario.scenario().key().place();
    }
}
