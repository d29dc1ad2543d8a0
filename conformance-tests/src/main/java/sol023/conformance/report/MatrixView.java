package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.ScenarioResult;

/** All requirements with what the run says about them, and the filters over the table. */
final class MatrixView {

    // more scenarios than that are folded away
    private static final int FEW = 5;

    private final Report report;
    private final Coverage coverage;
    private final Map<Requirement, Map<String, Verdict>> seen = new EnumMap<>(Requirement.class);

    MatrixView(Report report, Coverage coverage) {
        this.report = report;
        this.coverage = coverage;
        for (ScenarioResult scenario : report.result().scenarios()) {
            for (CheckResult check : scenario.checks()) {
                check.requirement()
                        .ifPresent(requirement -> seen.computeIfAbsent(requirement, key -> new LinkedHashMap<>())
                                .merge(
                                        scenario.scenario().id(),
                                        check.verdict(),
                                        (one, other) -> Verdict.worst(List.of(one, other))));
            }
        }
    }

    /** The rows of the register as people look for them: SOL023 by clause, then the other documents. */
    static List<Row> ordered() {
        return Register.standard().rows().stream()
                .sorted(Comparator.comparing(MatrixView::group).thenComparing(Row::clause, ClauseGroup::compareClauses))
                .toList();
    }

    static ClauseGroup group(Row row) {
        return ClauseGroup.of(row.source(), row.clause());
    }

    List<Map<String, Object>> rows() {
        return ordered().stream().map(this::row).toList();
    }

    private Map<String, Object> row(Row row) {
        List<Map<String, Object>> notable = new ArrayList<>();
        List<String> quiet = new ArrayList<>();
        seen.getOrDefault(row.requirement(), Map.of()).forEach((scenario, verdict) -> {
            if (verdict == Verdict.PASS) {
                quiet.add(scenario);
            } else {
                notable.add(
                        new View().verdict(verdict).with("scenario", scenario).map());
            }
        });
        View view = Standing.of(row, coverage)
                .view()
                .with("id", row.requirement().name())
                .with("place", row.place())
                .with("level", level(row))
                .with("actor", row.actor())
                .with(
                        "classes",
                        "lv-" + level(row) + " " + actorClass(row) + " "
                                + group(row).cssClass())
                .with("paraphrase", row.paraphrase())
                .withText("why", row.why())
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
        return view.map();
    }

    /** One set of choices for each property; each choice shows the rows that have its class. */
    List<Map<String, Object>> filters() {
        List<Row> rows = ordered();
        return List.of(
                filter("Verdict", "v", rows, row -> {
                    Standing standing = Standing.of(row, coverage);
                    return Map.entry(standing.tone(), standing.word());
                }),
                filter("Level", "l", rows, row -> Map.entry("lv-" + level(row), level(row))),
                filter("Actor", "a", rows, row -> Map.entry(actorClass(row), row.actor())),
                filter(
                        "Clause or document",
                        "c",
                        rows,
                        row -> Map.entry(group(row).cssClass(), group(row).title())));
    }

    private static Map<String, Object> filter(
            String legend, String name, List<Row> rows, Function<Row, Map.Entry<String, String>> choice) {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Row row : rows) {
            Map.Entry<String, String> entry = choice.apply(row);
            words.putIfAbsent(entry.getKey(), entry.getValue());
            counts.merge(entry.getKey(), 1, Integer::sum);
        }
        return new View()
                .with("legend", legend)
                .with("name", name)
                .with("all", rows.size())
                .with(
                        "choices",
                        words.entrySet().stream()
                                .map(entry -> new View()
                                        .with("css", entry.getKey())
                                        .with("word", entry.getValue())
                                        .with("count", counts.getOrDefault(entry.getKey(), 0))
                                        .map())
                                .toList())
                .map();
    }

    /** For each clause or document how many requirements have which standing. */
    Map<String, Object> totals() {
        Map<ClauseGroup, Map<Standing, Integer>> totals = new TreeMap<>();
        Map<Standing, Integer> columns = new LinkedHashMap<>();
        for (Row row : ordered()) {
            Standing standing = Standing.of(row, coverage);
            columns.merge(standing, 1, Integer::sum);
            totals.computeIfAbsent(group(row), key -> new LinkedHashMap<>()).merge(standing, 1, Integer::sum);
        }
        return new View()
                .with(
                        "columns",
                        columns.keySet().stream()
                                .map(standing -> standing.view().map())
                                .toList())
                .with(
                        "rows",
                        Stream.concat(
                                        totals.entrySet().stream()
                                                .map(entry ->
                                                        total(entry.getKey().title(), entry.getValue(), columns)),
                                        Stream.of(total("all", columns, columns)))
                                .toList())
                .map();
    }

    private static Map<String, Object> total(
            String title, Map<Standing, Integer> counts, Map<Standing, Integer> columns) {
        return new View()
                .with("title", title)
                .with(
                        "cells",
                        columns.keySet().stream()
                                .map(standing -> new View()
                                        .withText(
                                                "count",
                                                counts.containsKey(standing)
                                                        ? String.valueOf(counts.get(standing))
                                                        : "")
                                        .with("tone", standing.tone())
                                        .map())
                                .toList())
                .map();
    }

    private static String actorClass(Row row) {
        return "ac-" + row.actor().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String level(Row row) {
        return row.level().name().toLowerCase(Locale.ROOT);
    }
}
