package sol023.conformance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Verdict;
import sol023.conformance.report.Results;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.target.Nearest;

/** {@code explain}: what stands behind a name in a report. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain a requirement, an interpretation (I-12), a scenario (S12), a verdict or an exit code.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "For example SUBJECT_REGISTER_CREATED, I-12, S12, inconc or 5.")
    String id = "";

    @Option(names = "--spec", paramLabel = "FILE", description = "Your copy of the standard, to show the sentence.")
    @Nullable
    Path spec;

    @Mixin
    KnownResults known = new KnownResults();

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        List<String> lines = RequirementNames.find(id)
                .map(this::requirement)
                .or(() -> Interpretation.find(id).map(this::interpretation))
                .or(this::scenario)
                .or(() -> Glossary.find(id))
                .orElseThrow(this::unknown);
        lines.forEach(console::line);
        return ExitCode.CONFORMING.code();
    }

    private List<String> requirement(Requirement requirement) {
        List<PlannedScenario> scenarios = FeatureFiles.read(FeatureFiles.OWN).scenarios().stream()
                .filter(scenario -> scenario.requirements().contains(requirement))
                .toList();
        List<String> lines = new ArrayList<>(RequirementPage.lines(requirement.row(), Suite.spec(spec), scenarios));
        Optional<Results> results = known.read();
        if (results.isPresent()) {
            lines.add("checks in " + known.place().orElseThrow() + ":");
            lines.addAll(checks(known.checksOf(results.get(), requirement), false));
            String touched = results.get().scenarios().stream()
                    .flatMap(scenario -> scenario.checks().stream())
                    .filter(check -> check.requirement()
                            .map(used -> used.id().equals(requirement.name()))
                            .orElse(false))
                    .flatMap(check -> check.interpretations().stream())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            lines.add("interpretations: " + (touched.isEmpty() ? "none" : touched));
        } else if (!scenarios.isEmpty()) {
            lines.add("checks: shown when there is a run to look at; give --results");
        }
        return lines;
    }

    private List<String> interpretation(Interpretation interpretation) {
        List<String> lines = new ArrayList<>();
        lines.add(interpretation.id() + "  " + interpretation.question());
        lines.add("our reading: " + interpretation.reading());
        Arrays.stream(Reading.values())
                .map(reading -> "--reading " + interpretation.id() + "=" + reading.word() + ": " + reading.meaning())
                .forEach(lines::add);
        Optional<Results> results = known.read();
        if (results.isPresent()) {
            lines.add("checks that rest on it in " + known.place().orElseThrow() + ":");
            lines.addAll(checks(known.checksOf(results.get(), interpretation), true));
        } else {
            lines.add("checks that rest on it: shown when there is a run to look at; give --results");
        }
        lines.add("more: docs/interpretations.md");
        return lines;
    }

    private static List<String> checks(List<KnownResults.Made> checks, boolean named) {
        return checks.isEmpty()
                ? List.of("  none")
                : checks.stream()
                        .map(check -> "  " + (named ? check.requirement() + ": " : "") + check.text())
                        .toList();
    }

    private Optional<List<String>> scenario() {
        return FeatureFiles.read(FeatureFiles.OWN).scenarios().stream()
                .filter(scenario -> scenario.id().equalsIgnoreCase(id)
                        || scenario.key().place().equals(id))
                .findFirst()
                .map(RequirementPage::lines);
    }

    private UsageException unknown() {
        List<String> names = Stream.of(
                        Arrays.stream(Requirement.values()).map(Enum::name),
                        Arrays.stream(Interpretation.values()).map(Interpretation::id),
                        Arrays.stream(Verdict.values()).map(Verdict::word))
                .flatMap(stream -> stream)
                .toList();
        return new UsageException(
                "nothing is called " + id + "; the nearest are " + String.join(", ", Nearest.to(id, names, 3)));
    }
}
