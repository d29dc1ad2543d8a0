package sol023.conformance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import sol023.conformance.fault.Proofs;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.requirement.Testing;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.target.Capability;

/** What {@code explain} says about a requirement or a scenario. */
final class RequirementPage {

    private RequirementPage() {}

    static List<String> lines(Row row, Optional<SpecText> copy, List<PlannedScenario> scenarios) {
        List<String> lines = new ArrayList<>();
        lines.add(row.requirement() + ", revision " + row.revision());
        lines.add("place: " + row.place());
        lines.add("level: " + row.level().name().toLowerCase(Locale.ROOT) + "; binds: " + row.actor());
        lines.add("in our words: " + row.paraphrase());
        sentence(row, copy).ifPresent(lines::add);
        lines.add("tested: " + tested(row));
        scenarios.forEach(scenario ->
                lines.add("  " + scenario.id() + "  " + scenario.key().place() + "  " + scenario.title()));
        List<String> faults = Proofs.of(row.requirement());
        if (!faults.isEmpty()) {
            lines.add("proven by the faults: " + String.join(", ", faults));
        }
        return lines;
    }

    static List<String> lines(PlannedScenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add(scenario.id() + "  " + scenario.key().place());
        lines.add("purpose: " + scenario.title());
        lines.add("requirements: "
                + scenario.requirements().stream().map(Enum::name).collect(Collectors.joining(", ")));
        if (!scenario.needs().isEmpty()) {
            lines.add("needs: " + scenario.needs().stream().map(Capability::key).collect(Collectors.joining(", ")));
        }
        lines.add("run it: java -jar cmf-conformance.jar run " + scenario.key().place());
        return lines;
    }

    private static Optional<String> sentence(Row row, Optional<SpecText> copy) {
        if (copy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row.hash()
                .flatMap(copy.get()::sentence)
                .map(found -> "in your copy: " + found.text())
                .orElse("in your copy: not found"));
    }

    private static String tested(Row row) {
        return row.testing() == Testing.CHECK
                ? "by a check in these scenarios"
                : row.testing().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ". " + row.why();
    }
}
