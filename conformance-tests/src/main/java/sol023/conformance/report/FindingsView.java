package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.ScenarioResult;
import sol023.conformance.waiver.FailureText;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverDraft;

/**
 * The cards of the HTML report: whatever is neither passed nor n/a, gravest kind first, then by requirement. What several scenarios
 * found in the same way (same requirement, same comparison, same text but for what changes from run to run) is one card.
 */
final class FindingsView {

    private record Finding(ScenarioResult scenario, int number, CheckResult check) {
        String id() {
            return scenario.scenario().id() + "-c" + number;
        }
    }

    private record Likeness(String requirement, String what, String text) {}

    private final Report report;
    private final Commands commands;
    private final Set<String> shown;
    private final Map<String, String> cards = new HashMap<>();

    /**
     * Prepares the cards.
     *
     * @param shown takes the ids of the exchanges that stand in a card, so that none stands in the page twice
     */
    FindingsView(Report report, Set<String> shown) {
        this.report = report;
        this.commands = new Commands(report);
        this.shown = shown;
    }

    List<Map<String, Object>> groups() {
        List<Map<String, Object>> groups = new ArrayList<>();
        group(groups, Verdict.FAIL, "Requirements not met", check -> !check.isWaived());
        group(groups, Verdict.ERROR, "Errors of the suite", check -> true);
        group(groups, Verdict.FAIL, "Failures that a waiver covers", CheckResult::isWaived);
        group(groups, Verdict.INCONC, "Could not be observed", check -> true);
        group(groups, Verdict.ADVISORY, "Advice", check -> true);
        return groups;
    }

    /** The id of the card that shows a check, once {@link #groups} has made them. */
    Optional<String> card(String check) {
        return Optional.ofNullable(cards.get(check));
    }

    private void group(
            List<Map<String, Object>> groups, Verdict verdict, String heading, Predicate<CheckResult> which) {
        List<Finding> findings = findings(verdict, which);
        if (findings.isEmpty()) {
            return;
        }
        Map<Likeness, List<Finding>> alike = new LinkedHashMap<>();
        findings.forEach(finding -> alike.computeIfAbsent(likeness(finding), key -> new ArrayList<>())
                .add(finding));
        groups.add(view(findings.get(0).check())
                .with("heading", heading)
                .with("count", findings.size())
                .with("causes", alike.size())
                .with("fewer", alike.size() < findings.size())
                .with("cards", alike.values().stream().map(this::card).toList())
                .map());
    }

    private List<Finding> findings(Verdict verdict, Predicate<CheckResult> which) {
        List<Finding> findings = new ArrayList<>();
        for (ScenarioResult scenario : report.result().scenarios()) {
            for (int i = 0; i < scenario.checks().size(); i++) {
                CheckResult check = scenario.checks().get(i);
                if (check.verdict() == verdict && which.test(check)) {
                    findings.add(new Finding(scenario, i + 1, check));
                }
            }
        }
        findings.sort(Comparator.comparing(
                finding -> finding.check().requirement().map(Requirement::name).orElse("")));
        return findings;
    }

    private Likeness likeness(Finding finding) {
        CheckResult check = finding.check();
        return new Likeness(
                check.requirement().map(Requirement::name).orElse(""),
                check.what(),
                failure(check).value());
    }

    private FailureText failure(CheckResult check) {
        return FailureText.of(report.runId().value(), check.message());
    }

    /** Word and tone of a check, with a waived failure marked. */
    static View view(CheckResult check) {
        return check.isWaived()
                ? new View().with("word", "fail, waived").with("tone", "waived")
                : new View().verdict(check.verdict());
    }

    private Map<String, Object> card(List<Finding> alike) {
        Finding first = alike.get(0);
        CheckResult check = first.check();
        alike.forEach(finding -> cards.put(finding.id(), "f-" + first.id()));
        String scenario = first.scenario().scenario().id();
        List<Exchange> judged = first.scenario().exchanges().stream()
                .filter(exchange -> check.exchanges().contains(exchange.number()))
                .toList();
        View view = view(check)
                .with("id", first.id())
                .with("what", check.what())
                .withOptional(
                        "requirement", check.requirement().map(Requirement::row).map(this::requirement))
                .with("cause", Cause.of(check, judged).view().map())
                .with(
                        "interpretations",
                        check.interpretations().stream()
                                .map(one -> new View()
                                        .with("id", one.id())
                                        .with("question", one.question())
                                        .map())
                                .toList())
                .with("scenario", scenario)
                .with("title", first.scenario().scenario().title())
                .with(
                        "exchanges",
                        judged.stream().map(one -> exchange(scenario, one)).toList())
                .with("hasTimeline", !first.scenario().exchanges().isEmpty())
                .with("timeline", new TimeLine(first.scenario(), check).view())
                .with("repeat", commands.run(first.scenario()))
                .withOptional("waiver", check.waiver().map(FindingsView::waiver))
                .withOptional("draft", drafts(alike));
        check.requirement().ifPresent(one -> view.with("explain", commands.explain(one.name())));
        judged.stream()
                .reduce((a, b) -> b)
                .ifPresent(last -> view.with("replay", commands.replay(scenario + "-x" + last.number())));
        if (alike.size() > 1) {
            view.with("others", others(alike));
        }
        return values(view, check).map();
    }

    private Map<String, Object> exchange(String scenario, Exchange exchange) {
        return shown.add(scenario + "-x" + exchange.number())
                ? ExchangeView.of(scenario, exchange, Evidence.Detail.FULL)
                : ExchangeView.link(scenario, exchange);
    }

    private static View values(View view, CheckResult check) {
        if (check.expected().isEmpty() || check.actual().isEmpty()) {
            return view.withText("message", check.message());
        }
        String expected = check.expected().get();
        String actual = check.actual().get();
        return view.with("values", Difference.of(expected, actual).view())
                .withText("message", Repetition.removed(check.message(), expected, actual));
    }

    private static Map<String, Object> others(List<Finding> alike) {
        return new View()
                .with("count", alike.size())
                .with(
                        "findings",
                        alike.stream()
                                .map(finding -> new View()
                                        .with("check", finding.id())
                                        .with(
                                                "title",
                                                finding.scenario().scenario().title())
                                        .map())
                                .toList())
                .map();
    }

    /** One waiver for each scenario of the card, as entries of one list; a waiver is about one scenario. */
    private Optional<String> drafts(List<Finding> alike) {
        String entries = alike.stream()
                .flatMap(finding -> draft(finding).stream())
                .distinct()
                .collect(Collectors.joining());
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private Optional<String> draft(Finding finding) {
        CheckResult check = finding.check();
        if (check.verdict() != Verdict.FAIL || check.isWaived()) {
            return Optional.empty();
        }
        return check.requirement().map(requirement -> new WaiverDraft(
                        requirement,
                        check.what(),
                        finding.scenario().scenario().key().place(),
                        failure(check))
                .yaml());
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        return new View()
                .with("place", waiver.place())
                .with("reason", waiver.reason())
                .with("owner", waiver.owner())
                .with("until", waiver.until().toString())
                .map();
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
}
