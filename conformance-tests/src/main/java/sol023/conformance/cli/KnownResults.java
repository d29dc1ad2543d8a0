package sol023.conformance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.CheckOutcome;
import sol023.conformance.report.Reports;
import sol023.conformance.report.Results;
import sol023.conformance.report.ResultsFile;
import sol023.conformance.requirement.Requirement;

/** The results of an earlier run, to tell which checks were made: nothing else knows for sure. */
final class KnownResults {

    private static final Path USUAL = Path.of("report");

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "results.json of an earlier run, or its folder (default: report, if there is one): shows which"
                            + " checks were made.")
    @Nullable
    Path file;

    /** One comparison and how it ended, over all scenarios of a run. */
    record Made(String requirement, String what, Map<Verdict, Long> verdicts) {

        String text() {
            return what + " ("
                    + verdicts.entrySet().stream()
                            .map(entry ->
                                    entry.getValue() + " " + entry.getKey().word())
                            .collect(Collectors.joining(", "))
                    + ")";
        }
    }

    /** Where the results are; empty when none are given and there are none at the usual place. */
    Optional<Path> place() {
        if (file != null) {
            return Optional.of(file);
        }
        return Files.isRegularFile(USUAL.resolve(Reports.JSON)) ? Optional.of(USUAL) : Optional.empty();
    }

    /** The checks of a requirement. */
    List<Made> checksOf(Results results, Requirement requirement) {
        return made(results, check -> check.requirement()
                .map(used -> used.id().equals(requirement.name()))
                .orElse(false));
    }

    /** The checks that rest on a reading of a passage. */
    List<Made> checksOf(Results results, Interpretation interpretation) {
        return made(results, check -> check.interpretations().contains(interpretation.id()));
    }

    Optional<Results> read() {
        return place().map(ResultsFile::read);
    }

    private static List<Made> made(Results results, Predicate<CheckOutcome> wanted) {
        Map<String, Made> made = new TreeMap<>();
        results.scenarios().stream()
                .flatMap(scenario -> scenario.checks().stream())
                .filter(wanted)
                .forEach(check -> {
                    String id = check.requirement()
                            .map(CheckOutcome.RequirementUsed::id)
                            .orElse("");
                    made.computeIfAbsent(id + "\n" + check.what(), key -> new Made(id, check.what(), new TreeMap<>()))
                            .verdicts()
                            .merge(check.verdict(), 1L, Long::sum);
                });
        return List.copyOf(made.values());
    }
}
