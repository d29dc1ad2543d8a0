package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.report.Results;
import sol023.conformance.report.ResultsFile;
import sol023.conformance.report.ScenarioOutcome;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.Selection;

/** {@code rerun}: the scenarios of an earlier run that did not pass, with the options of that run. */
@Command(
        name = "rerun",
        mixinStandardHelpOptions = true,
        description = "Run again what did not pass in an earlier run, with the options of that run.")
final class RerunCommand implements Callable<Integer> {

    private static final Set<Verdict> FAILED = EnumSet.of(Verdict.FAIL, Verdict.INCONC, Verdict.ERROR);
    private static final String PROGRAM = "cmf-conformance.jar";

    @Parameters(paramLabel = "RESULTS", description = "results.json of the earlier run, or its folder.")
    Path results = Path.of("report");

    @Option(names = "--failed", description = "What ended with fail, inconc or error; the default.")
    boolean failed;

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            split = ",",
            description = "What ended with this verdict instead, for example inconc; repeatable.")
    List<String> verdicts = List.of();

    @Option(names = "--target", paramLabel = "FILE", description = "Another target file than that of the earlier run.")
    @Nullable
    Path target;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "report-rerun",
            description = "Where the reports go (default: ${DEFAULT-VALUE}).")
    Path report = Path.of("report-rerun");

    @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
    boolean noProgress;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        Results earlier = ResultsFile.read(results);
        Set<Verdict> wanted = wanted();
        List<ScenarioOutcome> again = earlier.scenarios().stream()
                .filter(scenario -> wanted.contains(scenario.verdict()))
                .toList();
        if (again.isEmpty()) {
            throw new UsageException("Nothing is selected: no scenario of " + results + " ended with "
                    + wanted.stream().map(Verdict::word).collect(Collectors.joining(", ")) + ".");
        }
        List<String> recorded = recorded(earlier);
        return recorded.get(0).equals("demo")
                ? demo(recorded.subList(1, recorded.size()), again)
                : run(recorded.subList(1, recorded.size()), again);
    }

    private int run(List<String> recorded, List<ScenarioOutcome> again) throws IOException {
        RunCommand run = new RunCommand();
        List<String> words = new ArrayList<>(recorded);
        if (target != null) {
            words = withoutOption(words, "--target");
            words.addAll(List.of("--target", target.toString()));
        }
        Invocation invocation = parsed(run, words);
        FeatureFiles files = run.selection.files();
        Selection selection = exactly(files, again);
        return prepared(invocation, run.options, selection)
                .run(run.target, run.role, files, selection, run.options)
                .code();
    }

    private int demo(List<String> recorded, List<ScenarioOutcome> again) throws IOException {
        if (target != null) {
            return run(withoutOption(recorded, "--cmf"), again);
        }
        DemoCommand demo = new DemoCommand();
        Invocation invocation = parsed(demo, recorded);
        FeatureFiles files = demo.selection.files();
        Selection selection = exactly(files, again);
        return demo.test(prepared(invocation, demo.options, selection), files, selection);
    }

    private TestRun prepared(Invocation invocation, RunOptions options, Selection selection) {
        options.noProgress = noProgress;
        TestRun run = invocation.testRun(options);
        return new TestRun(run.console(), run.clock(), run.command(), selection.places());
    }

    // the command line is the same, and prints where this command prints
    private Invocation parsed(Object command, List<String> words) {
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true);
        List<String> all = withoutOption(words, "--report");
        all.addAll(List.of("--report", report.toString()));
        line.setOut(Objects.requireNonNull(commandSpec).commandLine().getOut());
        try {
            line.parseArgs(all.toArray(new String[0]));
        } catch (CommandLine.ParameterException e) {
            throw new UsageException("The options of the earlier run are no longer understood: " + e.getMessage());
        }
        return new Invocation(line.getCommandSpec());
    }

    private List<String> recorded(Results earlier) {
        String repeat = earlier.run().repeat();
        List<String> words = ShellWords.split(repeat);
        int program = words.indexOf(PROGRAM);
        if (program < 0 || program + 1 >= words.size()) {
            throw new UsageException(results + " does not say how its run was started: " + repeat);
        }
        if (repeat.contains(Redactor.MARK)) {
            throw new UsageException("An option of the earlier run was redacted; run it again by hand: " + repeat);
        }
        return words.subList(program + 1, words.size());
    }

    private static List<String> withoutOption(List<String> words, String option) {
        List<String> kept = new ArrayList<>(words);
        int at = kept.indexOf(option);
        if (at >= 0) {
            kept.subList(at, Math.min(at + 2, kept.size())).clear();
        }
        return kept;
    }

    private Set<Verdict> wanted() {
        Set<Verdict> wanted = EnumSet.noneOf(Verdict.class);
        for (String word : verdicts) {
            wanted.add(Arrays.stream(Verdict.values())
                    .filter(verdict -> verdict.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("--verdict: must be one of "
                            + Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", "))
                            + " and not " + word)));
        }
        if (wanted.isEmpty() || failed) {
            wanted.addAll(FAILED);
        }
        return wanted;
    }

    private Selection exactly(FeatureFiles files, List<ScenarioOutcome> again) {
        List<String> places = new ArrayList<>();
        for (ScenarioOutcome scenario : again) {
            places.add(find(files, scenario)
                    .map(found -> found.key().place())
                    .orElseThrow(
                            () -> new UsageException("This version of the suite has no scenario \"" + scenario.title()
                                    + "\" (" + scenario.place() + "); run the earlier version, or select by hand")));
        }
        return new Selection(places, Set.of(), Optional.empty(), false);
    }

    private static Optional<PlannedScenario> find(FeatureFiles files, ScenarioOutcome scenario) {
        return files.scenarios().stream()
                .filter(candidate -> candidate.title().equals(scenario.title()))
                .min(java.util.Comparator.comparing(
                        candidate -> !candidate.key().place().equals(scenario.place())));
    }
}
