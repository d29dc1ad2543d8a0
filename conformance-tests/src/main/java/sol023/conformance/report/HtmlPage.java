package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Strictness;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.Testing;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.target.Capability;

/** The values that the HTML template shows, in their final order. */
final class HtmlPage {

    // more scenarios than that are folded away in the matrix
    private static final int FEW = 5;

    private final Report report;
    private final RunResult result;
    private final String style;
    private final Coverage coverage;
    private final Set<String> shown = new HashSet<>();

    HtmlPage(Report report, String style) {
        this.report = report;
        this.result = report.result();
        this.style = style;
        this.coverage = new Coverage(result);
    }

    Map<String, Object> model() {
        List<Map<String, Object>> excluded =
                result.plan().excluded().stream().map(HtmlPage::excluded).toList();
        List<Map<String, Object>> interpretations = interpretations();
        return new View()
                .with("style", style)
                .with("target", report.target().name())
                .with("verdict", verdict())
                .with("counts", counts())
                .with("findings", new FindingsView(report, shown).groups())
                .with("excluded", excluded)
                .with("excludedCount", excluded.size())
                .with("hasExcluded", !excluded.isEmpty())
                .with("untested", untested())
                .with("requirements", requirements())
                .with(
                        "scenarios",
                        result.scenarios().stream().map(this::scenario).toList())
                .with("interpretations", interpretations)
                .with("hasInterpretations", !interpretations.isEmpty())
                .with("facts", facts())
                .with("capabilities", capabilities())
                .with("configuration", report.configuration())
                .with("suiteVersion", report.suiteVersion())
                .map();
    }

    private Map<String, Object> verdict() {
        String sentence =
                switch (result.exitCode()) {
                    case CONFORMING -> "Every check that was made holds, and everything that was planned was executed.";
                    case NOT_CONFORMING ->
                        "At least one requirement is not met. The findings below say which, and how it was seen.";
                    case UNUSABLE -> "No scenario applied or nothing was judged: this says nothing about the product.";
                    case INCOMPLETE -> "No requirement was seen broken, but something could not be observed.";
                    case REGRESSION, STALE_WAIVER, WITH_WAIVERS -> "See the findings below.";
                    case SUITE_ERROR ->
                        "The suite itself failed. This is not the product's fault; the findings below say where.";
                };
        String tone =
                switch (result.exitCode()) {
                    case CONFORMING -> "pass";
                    case WITH_WAIVERS -> "advisory";
                    case NOT_CONFORMING, REGRESSION, STALE_WAIVER -> "fail";
                    case INCOMPLETE -> "inconc";
                    case UNUSABLE -> "na";
                    case SUITE_ERROR -> "error";
                };
        return new View()
                .with("words", result.exitCode().words())
                .with("sentence", sentence)
                .with("tone", tone)
                .map();
    }

    private List<Map<String, Object>> counts() {
        Map<Verdict, Long> counts = result.counts();
        List<Verdict> order = List.of(
                Verdict.FAIL, Verdict.ERROR, Verdict.INCONC, Verdict.ADVISORY, Verdict.PASS, Verdict.NOT_APPLICABLE);
        return order.stream()
                .map(verdict -> {
                    long count = counts.getOrDefault(verdict, 0L);
                    return new View()
                            .verdict(verdict)
                            .with("count", count)
                            .with("some", count > 0)
                            .map();
                })
                .toList();
    }

    private static Map<String, Object> excluded(Plan.Excluded excluded) {
        return new View()
                .with("id", excluded.scenario().id())
                .with("title", excluded.scenario().title())
                .with("reason", excluded.reason())
                .map();
    }

    private List<Map<String, Object>> untested() {
        List<Map<String, Object>> groups = new ArrayList<>();
        untested("Requirements that will be checked in a later version", Testing.PLANNED)
                .ifPresent(groups::add);
        untested("Requirements that no message on the wire can show", Testing.NOT_TESTABLE)
                .ifPresent(groups::add);
        return groups;
    }

    private static Optional<Map<String, Object>> untested(String heading, Testing testing) {
        List<Map<String, Object>> rows = Register.standard().rows().stream()
                .filter(row -> row.testing() == testing)
                .map(row -> new View()
                        .with("id", row.requirement().name())
                        .with("place", row.place())
                        .with("paraphrase", row.paraphrase())
                        .with("reason", row.why())
                        .map())
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new View()
                        .with("heading", heading)
                        .with("count", rows.size())
                        .with("rows", rows)
                        .map());
    }

    private List<Map<String, Object>> requirements() {
        return Register.standard().rows().stream()
                .filter(row -> row.testing() == Testing.CHECK)
                .map(this::requirement)
                .toList();
    }

    private Map<String, Object> requirement(Row row) {
        List<Map<String, Object>> notable = new ArrayList<>();
        List<String> quiet = new ArrayList<>();
        for (ScenarioResult scenario : result.scenarios()) {
            List<Verdict> verdicts = scenario.checks().stream()
                    .filter(check -> check.requirement().equals(Optional.of(row.requirement())))
                    .map(CheckResult::verdict)
                    .toList();
            if (verdicts.isEmpty()) {
                continue;
            }
            Verdict worst = Verdict.worst(verdicts);
            if (worst == Verdict.PASS) {
                quiet.add(scenario.scenario().id());
            } else {
                notable.add(new View()
                        .verdict(worst)
                        .with("scenario", scenario.scenario().id())
                        .map());
            }
        }
        View view = new View()
                .with("id", row.requirement().name())
                .with("place", row.place())
                .with("level", row.level().name().toLowerCase(Locale.ROOT))
                .with("paraphrase", row.paraphrase())
                .withOptional("sentence", FindingsView.sentence(report, row))
                .with("notable", notable);
        if (quiet.size() > FEW) {
            view.with(
                    "many",
                    new View()
                            .with("count", quiet.size())
                            .with("scenarios", quiet)
                            .map());
        } else {
            view.with("few", quiet);
        }
        return coverage.verdict(row.requirement())
                .map(view::verdict)
                .orElseGet(() -> view.with("word", "–").with("tone", "untouched"))
                .map();
    }

    private Map<String, Object> scenario(ScenarioResult scenario) {
        String id = scenario.scenario().id();
        return new View()
                .verdict(scenario.verdict())
                .with("id", id)
                .with("title", scenario.scenario().title())
                .with("place", scenario.scenario().key().place())
                .with(
                        "checks",
                        IntStream.range(0, scenario.checks().size())
                                .mapToObj(
                                        i -> check(id, i + 1, scenario.checks().get(i)))
                                .toList())
                .with("exchanges", exchanges(scenario))
                .with("repeat", FindingsView.repeat(report, scenario))
                .map();
    }

    private List<Map<String, Object>> exchanges(ScenarioResult scenario) {
        String id = scenario.scenario().id();
        return scenario.exchanges().stream()
                .map(exchange -> shown.contains(id + "-x" + exchange.number())
                        ? ExchangeView.link(id, exchange)
                        : ExchangeView.of(id, exchange, report.evidence().of(scenario, exchange)))
                .toList();
    }

    private static Map<String, Object> check(String scenario, int number, CheckResult check) {
        return new View()
                .verdict(check.verdict())
                .with("id", scenario + "-c" + number)
                .with("what", check.what())
                .withOptional("requirement", check.requirement().map(requirement -> new View()
                        .with("id", requirement.name())
                        .map()))
                .withText("message", check.message())
                .with(
                        "exchanges",
                        check.exchanges().stream()
                                .map(n -> new View()
                                        .with("id", scenario + "-x" + n)
                                        .map())
                                .toList())
                .map();
    }

    private List<Map<String, Object>> interpretations() {
        return Arrays.stream(Interpretation.values())
                .map(this::interpretation)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Map<String, Object>> interpretation(Interpretation interpretation) {
        List<String> scenarios = result.scenarios().stream()
                .filter(scenario -> scenario.interpretations().contains(interpretation))
                .map(scenario -> scenario.scenario().id())
                .toList();
        return scenarios.isEmpty()
                ? Optional.empty()
                : Optional.of(new View()
                        .with("id", interpretation.id())
                        .with("question", interpretation.question())
                        .with("scenarios", scenarios)
                        .map());
    }

    private List<Map<String, Object>> facts() {
        Plan plan = result.plan();
        List<Map<String, Object>> facts = new ArrayList<>();
        fact(facts, "Target", report.target().name());
        fact(facts, "Edition", "ETSI GS NFV-SOL 023, " + report.target().release());
        fact(facts, "REST", report.target().rest().apiRoot().toString());
        fact(
                facts,
                "CMP",
                report.target().cmp().base() + ", dialect "
                        + report.target().cmp().dialect().name().toLowerCase(Locale.ROOT));
        fact(facts, "Reading", report.strictness() == Strictness.STRICT ? "strict" : "standard");
        fact(facts, "Run", report.runId().value() + ", " + result.started() + " to " + result.ended());
        fact(
                facts,
                "Scenarios",
                plan.selected() + " selected, " + plan.execute().size() + " planned, "
                        + result.scenarios().size() + " executed, "
                        + plan.excluded().size() + " not applicable");
        fact(facts, "Suite", report.suiteVersion());
        fact(facts, "Requirement set", Register.standard().digest());
        fact(facts, "Repeat", report.repeat());
        return facts;
    }

    private static void fact(List<Map<String, Object>> facts, String name, String value) {
        facts.add(new View().with("name", name).with("value", value).map());
    }

    private List<Map<String, Object>> capabilities() {
        return Arrays.stream(Capability.values())
                .map(capability -> new View()
                        .with("key", capability.key())
                        .with("answer", report.target().supports(capability) ? "yes" : "no")
                        .with("meaning", capability.meaning())
                        .map())
                .toList();
    }
}
