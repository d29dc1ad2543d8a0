package sol023.conformance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.diagram.Diagram;
import sol023.conformance.report.diagram.DiagramFile;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.ExitCode;

/** The values that the template of the plugtest page shows, and the same table for spreadsheets. */
final class PlugtestPage {

    private static final String PLAIN_VERSION = "[0-9][0-9A-Za-z.+-]{0,30}";

    private final Plugtest plugtest;
    private final List<Plugtest.Column> columns;
    private final List<Map<String, RequirementOutcome>> outcomes;
    private final Map<String, Row> known;
    private final Map<String, Integer> order = new HashMap<>();

    PlugtestPage(Plugtest plugtest) {
        this.plugtest = plugtest;
        this.columns = plugtest.columns();
        this.outcomes = columns.stream()
                .map(column -> column.results().requirements().stream()
                        .collect(Collectors.toMap(RequirementOutcome::id, Function.identity(), (one, other) -> one)))
                .toList();
        this.known = Register.standard().rows().stream()
                .collect(Collectors.toMap(row -> row.requirement().name(), Function.identity()));
        Register.standard().rows().forEach(row -> order.put(row.requirement().name(), order.size()));
    }

    Map<String, Object> model() {
        List<RequirementOutcome> rows = rows();
        return new View()
                .with("style", Templates.style())
                .with("title", plugtest.title())
                .with("hidesNames", plugtest.hidesNames())
                .with("products", columns.size())
                .with(
                        "counted",
                        columns.stream().filter(Plugtest.Column::counted).count())
                .with("columns", columns.stream().map(this::column).toList())
                .with("cross", cross())
                .with("diagrams", diagrams(rows))
                .with("groups", groups(rows))
                .with("span", columns.size() + 2)
                .with("leftOut", leftOut())
                .with("hasLeftOut", leftOut() > 0)
                .map();
    }

    private Map<String, Object> column(Plugtest.Column column) {
        Results results = column.results();
        View view = new View()
                .with("name", column.title())
                .with("words", words(results))
                .with("tone", tone(results.exitCode()))
                .with("role", role(results))
                .with("release", shown(results.target().release(), "edition"))
                .with("suite", shown(results.suiteVersion(), "version"))
                .with("set", set(results.requirementSet()))
                .with(
                        "scenarios",
                        results.plan().executed() + " of " + results.plan().selected())
                .with(
                        "waivers",
                        results.waivers().used() + " used, " + results.waivers().stale() + " stale")
                .with(
                        "counts",
                        Arrays.stream(Verdict.values())
                                .sorted(Comparator.reverseOrder())
                                .map(verdict -> new View()
                                        .verdict(verdict)
                                        .with("count", results.checks().getOrDefault(verdict, 0L))
                                        .map())
                                .toList())
                .withText("difference", column.difference());
        if (!plugtest.hidesNames()) {
            view.with("date", results.run().started().toString().substring(0, 10));
        }
        return view.map();
    }

    private static String set(String digest) {
        return digest.matches("[0-9a-f]{64}") ? digest.substring(0, 8) : "a set of its own";
    }

    // the words in a file are whatever its writer wrote; those of the exit code are ours
    private static String words(Results results) {
        return Arrays.stream(ExitCode.values())
                .filter(code -> code.code() == results.exitCode())
                .map(ExitCode::words)
                .findFirst()
                .orElse("unknown");
    }

    private static String tone(int exitCode) {
        return switch (exitCode) {
            case 0 -> "pass";
            case 1, 4, 5 -> "fail";
            case 3 -> "inconc";
            case 6 -> "waived";
            case 70 -> "error";
            default -> "na";
        };
    }

    private String shown(String text, String what) {
        return !plugtest.hidesNames() || text.matches(PLAIN_VERSION) ? text : "its own " + what;
    }

    private String role(Results results) {
        String role = results.target().role();
        return !plugtest.hidesNames() || role.equals("CMF") || role.equals("VNFM") ? role : "another role";
    }

    /** Who was tested (columns) by what (rows): suites of different versions, or the other side of the reference point. */
    private List<Map<String, Object>> cross() {
        Map<String, List<Map<String, Object>>> cross = new TreeMap<>();
        for (Plugtest.Column column : columns) {
            Results results = column.results();
            String tester = role(results) + " tested by suite " + shown(results.suiteVersion(), "version");
            cross.computeIfAbsent(tester, key -> new ArrayList<>())
                    .add(new View()
                            .with("name", column.title())
                            .with("word", words(results))
                            .with("tone", tone(results.exitCode()))
                            .map());
        }
        return cross.entrySet().stream()
                .map(entry -> new View()
                        .with("tester", entry.getKey())
                        .with("tested", entry.getValue())
                        .map())
                .toList();
    }

    /** The requirements of all files; with hidden names only those that this suite knows, as others could be anything. */
    private List<RequirementOutcome> rows() {
        Map<String, RequirementOutcome> rows = new LinkedHashMap<>();
        for (Plugtest.Column column : columns) {
            for (RequirementOutcome row : column.results().requirements()) {
                if (!plugtest.hidesNames() || known.containsKey(row.id())) {
                    rows.putIfAbsent(row.id(), row);
                }
            }
        }
        return rows.values().stream()
                .sorted(Comparator.comparing(this::group)
                        .thenComparing(RequirementOutcome::clause, ClauseGroup::compareClauses)
                        .thenComparing(row -> order.getOrDefault(row.id(), Integer.MAX_VALUE)))
                .toList();
    }

    private long leftOut() {
        return !plugtest.hidesNames()
                ? 0
                : columns.stream()
                        .flatMap(column -> column.results().requirements().stream())
                        .map(RequirementOutcome::id)
                        .filter(id -> !known.containsKey(id))
                        .distinct()
                        .count();
    }

    private List<Map<String, Object>> groups(List<RequirementOutcome> rows) {
        Map<ClauseGroup, List<RequirementOutcome>> groups = new TreeMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(group(row), key -> new ArrayList<>()).add(row));
        return groups.entrySet().stream()
                .map(entry -> new View()
                        .with("title", entry.getKey().title())
                        .with("css", entry.getKey().cssClass())
                        .with("count", entry.getValue().size())
                        .with("cells", summary(entry.getValue()))
                        .with("rows", entry.getValue().stream().map(this::row).toList())
                        .map())
                .toList();
    }

    private ClauseGroup group(RequirementOutcome row) {
        Row own = known.get(row.id());
        return own == null ? ClauseGroup.of(row.source(), row.clause()) : MatrixView.group(own);
    }

    private Map<String, Object> row(RequirementOutcome row) {
        List<Optional<RequirementOutcome>> cells = outcomes.stream()
                .map(one -> Optional.ofNullable(one.get(row.id())))
                .toList();
        Row own = known.get(row.id());
        return new View()
                .with("id", row.id())
                .with("place", own == null ? row.place() : own.place())
                .withText("paraphrase", own == null ? "" : own.paraphrase())
                .with("passed", passed(cells))
                .with("cells", cells.stream().map(cell -> cell(row, cell)).toList())
                .map();
    }

    private String passed(List<Optional<RequirementOutcome>> cells) {
        int judged = 0;
        int passed = 0;
        for (int i = 0; i < cells.size(); i++) {
            Optional<Verdict> verdict = cells.get(i).flatMap(RequirementOutcome::verdict);
            if (columns.get(i).counted()
                    && verdict.filter(one -> one != Verdict.NOT_APPLICABLE).isPresent()) {
                judged++;
                passed += verdict.get() == Verdict.PASS ? 1 : 0;
            }
        }
        return judged == 0 ? "–" : passed + " of " + judged;
    }

    private static Map<String, Object> cell(RequirementOutcome row, Optional<RequirementOutcome> cell) {
        View view = cell.map(one -> one.verdict()
                        .map(verdict -> new View().verdict(verdict))
                        .orElseGet(() -> new View().with("word", unjudged(one)).with("tone", "untouched")))
                .orElseGet(() -> new View().with("word", "not in its set").with("tone", "untouched"));
        cell.filter(one -> one.revision() != row.revision()).ifPresent(one -> view.with("revision", one.revision()));
        return view.map();
    }

    private static String unjudged(RequirementOutcome one) {
        return switch (one.test()) {
            case "planned" -> "planned";
            case "same" -> "said elsewhere";
            case "not-testable" -> "not testable";
            default -> "not in this run";
        };
    }

    // of each product the gravest verdict, how many of these requirements hold, and how many were not judged
    private List<Map<String, Object>> summary(List<RequirementOutcome> rows) {
        return outcomes.stream()
                .map(column -> summary(rows.stream()
                        .flatMap(row -> Stream.ofNullable(column.get(row.id())))
                        .filter(one -> one.test().equals("check") || one.test().equals("planned"))
                        .map(RequirementOutcome::verdict)
                        .toList()))
                .toList();
    }

    private static Map<String, Object> summary(Collection<Optional<Verdict>> rows) {
        long open = rows.stream().filter(Optional::isEmpty).count();
        List<Verdict> verdicts = rows.stream()
                .flatMap(Optional::stream)
                .filter(verdict -> verdict != Verdict.NOT_APPLICABLE)
                .toList();
        View view = open > 0 ? new View().with("open", open) : new View();
        if (verdicts.isEmpty()) {
            return view.with("word", "–").with("tone", "untouched").map();
        }
        long passed =
                verdicts.stream().filter(verdict -> verdict == Verdict.PASS).count();
        Verdict worst = Verdict.worst(verdicts);
        return view.with("word", worst.word() + " " + passed + "/" + verdicts.size())
                .with("tone", View.tone(worst))
                .map();
    }

    private List<Map<String, Object>> diagrams(List<RequirementOutcome> rows) {
        return DiagramFile.standard().stream()
                .map(diagram -> {
                    List<String> places =
                            diagram.places().map(Diagram.Place::at).toList();
                    List<RequirementOutcome> inside = rows.stream()
                            .filter(row -> row.source().equals("SOL023")
                                    && row.clause().equals(diagram.clause())
                                    && row.at().filter(places::contains).isPresent())
                            .toList();
                    return new View()
                            .with("clause", diagram.clause())
                            .with("title", diagram.title())
                            .with("cells", summary(inside))
                            .map();
                })
                .toList();
    }

    String csv() {
        List<String> heading = new ArrayList<>(List.of("requirement", "source", "clause", "at", "passed"));
        columns.forEach(column -> heading.add(column.title()));
        Csv csv = new Csv(heading.toArray(String[]::new));
        csv.row(line("(judged like the most)", column -> column.counted() ? "yes" : column.difference()));
        csv.row(line("(verdict)", column -> words(column.results())));
        for (RequirementOutcome row : rows()) {
            List<Optional<RequirementOutcome>> cells = outcomes.stream()
                    .map(one -> Optional.ofNullable(one.get(row.id())))
                    .toList();
            List<String> line = new ArrayList<>(
                    List.of(row.id(), row.source(), row.clause(), row.at().orElse(""), passed(cells)));
            cells.forEach(cell -> line.add(
                    cell.flatMap(RequirementOutcome::verdict).map(Verdict::word).orElse("")));
            csv.row(line);
        }
        return csv.toString();
    }

    private List<String> line(String name, Function<Plugtest.Column, String> value) {
        List<String> line = new ArrayList<>(List.of(name, "", "", "", ""));
        columns.forEach(column -> line.add(value.apply(column)));
        return line;
    }
}
