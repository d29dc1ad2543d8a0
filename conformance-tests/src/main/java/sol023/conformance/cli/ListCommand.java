package sol023.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Role;

/** {@code list}: the scenarios with their diagrams and requirements. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List scenarios with their diagrams and requirements.")
final class ListCommand implements Callable<Integer> {

    @Mixin
    final SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "Only those that test a cmf, or the other side, a vnfm.")
    @Nullable
    Role role;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        FeatureFiles files = selection.files();
        Selection wanted = selection.selection(files);
        List<PlannedScenario> scenarios = files.scenarios().stream()
                .filter(wanted::includes)
                .filter(scenario -> role == null || scenario.role() == role)
                .toList();
        String feature = "";
        for (PlannedScenario scenario : scenarios) {
            if (!scenario.feature().equals(feature)) {
                feature = scenario.feature();
                out.println(feature);
            }
            print(out, scenario);
        }
        out.println(scenarios.size() + " scenarios");
        out.flush();
        return (scenarios.isEmpty() ? ExitCode.UNUSABLE : ExitCode.CONFORMING).code();
    }

    private static void print(PrintWriter out, PlannedScenario scenario) {
        out.println("  " + scenario.rule().map(rule -> rule + " - ").orElse("") + scenario.name());
        out.println("    " + scenario.key().place());
        out.println("    requirements: "
                + scenario.requirements().stream().map(Enum::name).collect(Collectors.joining(", ")));
        if (!scenario.needs().isEmpty()) {
            out.println("    needs: "
                    + scenario.needs().stream().map(Capability::key).collect(Collectors.joining(", ")));
        }
    }
}
