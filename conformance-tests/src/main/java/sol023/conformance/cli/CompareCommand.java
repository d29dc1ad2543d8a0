package sol023.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.compare.Comparison;
import sol023.conformance.compare.ComparisonText;
import sol023.conformance.report.ResultsFile;
import sol023.conformance.run.ExitCode;

/** {@code compare}: what was fixed, what broke, what is new and what has gone between two runs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two runs: what broke, was fixed, has gone, is new. Exit code 4 on a regression.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "results.json of the earlier run, or its folder.")
    Path before = Path.of("before");

    @Parameters(index = "1", paramLabel = "AFTER", description = "results.json of the later run, or its folder.")
    Path after = Path.of("after");

    @Option(
            names = "--anyway",
            description = "Compare although the requirement sets, editions or targets differ; the text says so.")
    boolean anyway;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, markdown or json (default: ${DEFAULT-VALUE}).")
    ComparisonText format = ComparisonText.TEXT;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        Comparison comparison = Comparison.of(ResultsFile.read(before), ResultsFile.read(after));
        if (!anyway && !comparison.differences().isEmpty()) {
            throw new UsageException("The runs were not judged alike: " + String.join("; ", comparison.differences())
                    + ".\nCompare them all the same with --anyway.");
        }
        out.print(format.of(comparison));
        out.flush();
        return (comparison.isRegression() ? ExitCode.REGRESSION : ExitCode.CONFORMING).code();
    }
}
