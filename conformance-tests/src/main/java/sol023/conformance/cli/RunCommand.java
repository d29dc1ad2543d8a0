package sol023.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Strictness;
import sol023.conformance.report.Evidence;
import sol023.conformance.report.Reports;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunResult;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetFile;

/** {@code run}: doctor, then the scenarios, then the reports. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Test a CMF and write a report.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            description = "Describes the CMF (default: ${DEFAULT-VALUE}).")
    Path target = Path.of("target.yaml");

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "Where the reports go (default: ${DEFAULT-VALUE}).")
    Path report = Path.of("report");

    @Option(names = "--strict", description = "A deviation from our reading of unclear passages fails.")
    boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Scenarios at a time (default: ${DEFAULT-VALUE}).")
    int threads = 4;

    @Option(
            names = "--evidence",
            paramLabel = "HOW-MUCH",
            defaultValue = "findings",
            description = "findings: all messages of what did not pass, few of the rest; all: everything of all"
                    + " scenarios (default: ${DEFAULT-VALUE}).")
    Evidence evidence = Evidence.FINDINGS;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Your copy of the standard as text, to show its sentences in the report.")
    @Nullable
    Path spec;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out =
                java.util.Objects.requireNonNull(commandSpec).commandLine().getOut();
        return run(
                        new Console(out),
                        "java -jar cmf-conformance.jar run --target " + target + (strict ? " --strict" : ""),
                        repeat())
                .code();
    }

    /** Runs and reports; says on the console how it went. */
    ExitCode run(Console console, String command, String repeat) throws IOException {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1");
        }
        Register.standard();
        Target described = new TargetFile().read(target);
        Optional<SpecText> copy = Suite.spec(spec);
        FeatureFiles files = selection.files();
        Plan plan = Plan.of(files, selection.selection(), described);
        if (plan.selected() == 0) {
            throw new UsageException("Nothing is selected: no scenario matches. See: cmf-conformance list");
        }
        if (!console.examined(described)) {
            return ExitCode.UNUSABLE;
        }
        Suite suite = new Suite(described, Readings.of(strict ? Strictness.STRICT : Strictness.STANDARD));
        console.planned(plan);
        RunResult result = suite.run(files, plan, threads, console);
        Path html = Reports.write(report, suite.report(result, command, repeat, evidence, copy));
        console.verdict(result, html);
        return result.exitCode();
    }

    private String repeat() {
        var parsed = java.util.Objects.requireNonNull(commandSpec).commandLine().getParseResult();
        return "java -jar cmf-conformance.jar run "
                + String.join(" ", parsed.originalArgs().stream().skip(1).toList());
    }
}
