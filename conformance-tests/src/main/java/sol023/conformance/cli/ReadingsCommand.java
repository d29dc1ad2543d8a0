package sol023.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.report.Results;
import sol023.conformance.run.ExitCode;

/** {@code readings}: the unclear passages, how the suite reads them, and which checks rest on that. */
@Command(
        name = "readings",
        mixinStandardHelpOptions = true,
        description = "List the unclear passages and how the suite reads them; run --reading chooses another way.")
final class ReadingsCommand implements Callable<Integer> {

    @Mixin
    KnownResults known = new KnownResults();

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        Optional<Results> results = known.read();
        for (Interpretation interpretation : Interpretation.values()) {
            out.println(interpretation.id() + "  " + interpretation.question());
            out.println("    ours: " + interpretation.reading());
            results.ifPresent(read -> out.println("    judged by it: " + requirements(read, interpretation)));
        }
        for (Reading reading : Reading.values()) {
            out.println("--reading I-nn=" + reading.word() + ": " + reading.meaning());
        }
        out.println(known.place()
                .map(place -> "Judged by it: as the run in " + place + " did.")
                .orElse("Give --results to see which requirements' checks rest on each."));
        out.flush();
        return ExitCode.CONFORMING.code();
    }

    private String requirements(Results results, Interpretation interpretation) {
        List<KnownResults.Made> checks = known.checksOf(results, interpretation);
        return checks.isEmpty()
                ? "nothing in that run"
                : checks.stream().map(KnownResults.Made::requirement).distinct().collect(Collectors.joining(", "));
    }
}
