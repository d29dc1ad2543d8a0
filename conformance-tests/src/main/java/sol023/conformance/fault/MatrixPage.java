package sol023.conformance.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.conformance.check.Verdict;

/** The kill matrix as a page of Markdown; the same matrix gives the same page. */
final class MatrixPage {

    private final KillMatrix matrix;

    MatrixPage(KillMatrix matrix) {
        this.matrix = matrix;
    }

    String text() {
        StringBuilder page = new StringBuilder("# Kill matrix\n\n");
        page.append(matrix.checks().size()).append(" checks, ");
        page.append(matrix.results().size()).append(" faults, ");
        page.append(matrix.survivors().size()).append(" checks without a killer.\n\n");
        list(page, "Not clean without a fault", matrix.unclean());
        list(
                page,
                "Advisory without a fault",
                matrix.redAnyway().stream().map(CheckName::toString).toList());
        list(
                page,
                "Checks that no fault kills",
                matrix.survivors().stream().map(CheckName::toString).toList());
        list(page, "Faults that never showed", matrix.idle());
        list(page, "Faults that failed themselves", matrix.broken());
        list(page, "Kills that did not happen", matrix.missed());
        list(page, "Errors of the suite under a fault", matrix.errors());
        faults(page);
        checks(page);
        return page.toString();
    }

    private void faults(StringBuilder page) {
        page.append("## Faults\n");
        Set<CheckName> redAnyway = matrix.redAnyway();
        for (FaultResult result : matrix.results()) {
            page.append("\n### ").append(result.fault().id()).append("\n\n");
            page.append(result.fault().wrong()).append("\n\n");
            page.append("- hits: ")
                    .append(result.hits())
                    .append(", scenarios: ")
                    .append(result.scenarios());
            page.append(", verdicts: ").append(words(result.counts())).append('\n');
            entries(page, "killed", result.killed());
            entries(page, "also red", result.blastRadius(redAnyway));
        }
    }

    private static void entries(StringBuilder page, String label, Map<CheckName, Verdict> checks) {
        checks.forEach((check, verdict) -> page.append("- ")
                .append(label)
                .append(": ")
                .append(check)
                .append(" (")
                .append(verdict.word())
                .append(")\n"));
    }

    private void checks(StringBuilder page) {
        page.append("\n## Checks\n\n| Requirement | Check | Killed by |\n|---|---|---|\n");
        matrix.killers().forEach((check, faults) -> page.append("| ")
                .append(check.requirement())
                .append(" | ")
                .append(check.what())
                .append(" | ")
                .append(String.join(", ", faults))
                .append(" |\n"));
    }

    private static String words(Map<Verdict, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private static void list(StringBuilder page, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.append("## ").append(title).append("\n\n");
            lines.forEach(line -> page.append("- ").append(line).append('\n'));
            page.append('\n');
        }
    }
}
