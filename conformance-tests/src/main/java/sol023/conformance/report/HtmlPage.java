package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Strictness;
import sol023.conformance.report.diagram.DiagramFile;
import sol023.conformance.requirement.Register;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.target.Capability;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverUse;

/** The values that the HTML template shows, in their final order. */
final class HtmlPage {

    private final Report report;
    private final RunResult result;
    private final String style;
    private final Coverage coverage;
    private final InterpretationTexts texts = InterpretationTexts.standard();
    private final Set<String> shown = new HashSet<>();
    private final FindingsView findings;

    HtmlPage(Report report, String style) {
        this.report = report;
        this.result = report.result();
        this.style = style;
        this.coverage = new Coverage(result);
        this.findings = new FindingsView(report, shown);
    }

    Map<String, Object> model() {
        List<Map<String, Object>> excluded =
                result.plan().excluded().stream().map(HtmlPage::excluded).toList();
        List<Map<String, Object>> interpretations = interpretations();
        VerdictView head = new VerdictView(result, coverage);
        MatrixView matrix = new MatrixView(report, coverage);
        return new View()
                .with("style", style)
                .with("target", report.target().name())
                .with("verdict", head.verdict())
                .with("counts", head.counts())
                .with("findings", findings.groups())
                .with("stale", stale())
                .with("hasStale", !result.waivers().stale().isEmpty())
                .with("idle", idle())
                .with("hasIdle", !result.waivers().idle().isEmpty())
                .with("diagrams", diagrams())
                .with("excluded", excluded)
                .with("excludedCount", excluded.size())
                .with("hasExcluded", !excluded.isEmpty())
                .with("untested", new UntestedView(coverage).groups())
                .with("requirements", matrix.rows())
                .with("filters", matrix.filters())
                .with("totals", matrix.totals())
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

    private static Map<String, Object> excluded(Plan.Excluded excluded) {
        return new View()
                .with("id", excluded.scenario().id())
                .with("title", excluded.scenario().title())
                .with("reason", excluded.reason())
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
                .with("repeat", new Commands(report).run(scenario))
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

    private Map<String, Object> check(String scenario, int number, CheckResult check) {
        String id = scenario + "-c" + number;
        Optional<String> card = findings.card(id);
        return FindingsView.view(check)
                .with("id", scenario + "-c" + number)
                .with("what", check.what())
                .withOptional("requirement", check.requirement().map(requirement -> new View()
                        .with("id", requirement.name())
                        .map()))
                .withOptional("card", card)
                .withText("message", card.equals(Optional.of("f-" + id)) ? "" : check.message())
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
                        .with(
                                "question",
                                texts.text(interpretation.id(), "Question").orElse(interpretation.question()))
                        .withOptional("reading", texts.text(interpretation.id(), "Suite"))
                        .with("taken", taken(result.readings().of(interpretation)))
                        .with("special", result.readings().of(interpretation) != Reading.OURS)
                        .with("count", scenarios.size())
                        .with("scenarios", scenarios)
                        .map());
    }

    private static String taken(Reading reading) {
        return reading.word() + ": " + reading.meaning();
    }

    private List<Map<String, Object>> diagrams() {
        return DiagramFile.standard().stream()
                .map(diagram -> DiagramView.of(diagram, coverage))
                .toList();
    }

    private List<Map<String, Object>> stale() {
        return result.waivers().stale().stream()
                .map(stale -> waiver(stale.waiver())
                        .with("why", stale.why().words())
                        .with("detail", stale.detail())
                        .map())
                .toList();
    }

    private List<Map<String, Object>> idle() {
        return result.waivers().idle().stream()
                .map(waiver -> waiver(waiver).map())
                .toList();
    }

    private static View waiver(Waiver waiver) {
        return new View()
                .with("place", waiver.place())
                .with("requirement", waiver.requirement().name())
                .with("what", waiver.what())
                .with("scenario", waiver.scenario())
                .with("reason", waiver.reason())
                .with("owner", waiver.owner())
                .with("until", waiver.until().toString());
    }

    private String readings() {
        Map<Interpretation, Reading> chosen = result.readings().chosen();
        String general = report.strictness() == Strictness.STRICT ? "strict" : "standard";
        return chosen.isEmpty()
                ? general
                : general + "; "
                        + chosen.entrySet().stream()
                                .map(entry -> entry.getKey().id() + " "
                                        + entry.getValue().word())
                                .collect(Collectors.joining(", "));
    }

    private List<Map<String, Object>> facts() {
        Plan plan = result.plan();
        List<Map<String, Object>> facts = new ArrayList<>();
        fact(facts, "Target", report.target().name());
        fact(facts, "Edition", "ETSI GS NFV-SOL 023, " + report.target().release());
        fact(
                facts,
                "Role",
                report.target().role().name() + ", " + report.target().role().meaning());
        report.target().addresses().forEach((name, address) -> fact(facts, name, address));
        fact(facts, "Reading", readings());
        fact(facts, "Run", report.runId().value() + ", " + result.started() + " to " + result.ended());
        fact(
                facts,
                "Scenarios",
                plan.selected() + " selected, " + plan.execute().size() + " planned, "
                        + result.scenarios().size() + " executed, "
                        + plan.excluded().size() + " not applicable");
        fact(facts, "Order", order());
        fact(facts, "Suite", report.suiteVersion());
        fact(facts, "Requirement set", Register.standard().digest());
        fact(facts, "Waivers", waivers());
        fact(facts, "Repeat", report.repeat());
        return facts;
    }

    private String order() {
        return report.order().startsWith("random:")
                ? "random, seed " + report.order().substring("random:".length())
                : report.order() + ", as the feature files have them";
    }

    private String waivers() {
        WaiverUse use = result.waivers();
        return use.used().size() + " used, " + use.stale().size() + " stale, "
                + use.idle().size() + " not met by this run";
    }

    private static void fact(List<Map<String, Object>> facts, String name, String value) {
        facts.add(new View().with("name", name).with("value", value).map());
    }

    private List<Map<String, Object>> capabilities() {
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.role() == report.target().role())
                .map(capability -> new View()
                        .with("key", capability.key())
                        .with("answer", report.target().supports(capability) ? "yes" : "no")
                        .with("meaning", capability.meaning())
                        .map())
                .toList();
    }
}
