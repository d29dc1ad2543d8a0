package sol023.conformance.report;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Awaited;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.ScenarioResult;

/** The requirement matrix as a table for spreadsheets ({@code matrix.csv}), one row per requirement. */
final class CsvReport {

    private CsvReport() {}

    static String text(Report report) {
        RunResult result = report.result();
        Coverage coverage = new Coverage(result);
        Map<Requirement, Set<String>> scenarios = new EnumMap<>(Requirement.class);
        for (ScenarioResult scenario : result.scenarios()) {
            scenario.checks().forEach(check -> check.requirement().ifPresent(one -> scenarios
                    .computeIfAbsent(one, key -> new LinkedHashSet<>())
                    .add(scenario.scenario().id())));
        }
        Csv csv = new Csv(
                "requirement",
                "revision",
                "source",
                "clause",
                "at",
                "level",
                "actor",
                "test",
                "awaits",
                "verdict",
                "waived",
                "checks",
                "scenarios");
        for (Row row : MatrixView.ordered()) {
            Requirement requirement = row.requirement();
            csv.row(List.of(
                    requirement.name(),
                    String.valueOf(row.revision()),
                    row.source(),
                    row.clause(),
                    row.at().orElse(""),
                    row.level().name().toLowerCase(Locale.ROOT),
                    row.actor(),
                    row.testing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    row.awaits().map(Awaited::word).orElse(""),
                    coverage.verdict(requirement).map(Verdict::word).orElse(""),
                    coverage.isWaived(requirement) ? "yes" : "",
                    String.valueOf(coverage.checks(requirement)),
                    String.join(" ", scenarios.getOrDefault(requirement, Set.of()))));
        }
        return csv.toString();
    }
}
