package sol023.conformance.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.conformance.check.Verdict;

/** The kill matrix as a page of Markdown; the same matrix gives the same page. */
final class MatrixPage {

    private final Proof proof;
    private final KillMatrix matrix;

    MatrixPage(Proof proof) {
        this.proof = proof;
        this.matrix = proof.matrix();
    }

    String text() {
        StringBuilder page = new StringBuilder("# Kill matrix\n\n");
        page.append("Made by `mvn verify` and by `cmf-conformance self-test`; what it means: [faults](faults.md).\n\n");
        page.append(proof.summary()).append(".\n\n");
        list(page, "What is not proven", proof.problems());
        list(page, "Declared as further red checks, and green this time", proof.stale());
        checks(page);
        variants(page);
        faults(page);
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

    private void variants(StringBuilder page) {
        page.append("\n## Legal variants\n\nNo check may be red under any of them.\n\n");
        page.append(
                "| Variant | What this CMF does | Allowed by | Shown | Scenarios | Advisories |\n|---|---|---|---|---|---|\n");
        for (VariantResult result : proof.variants()) {
            Variant variant = result.variant();
            page.append("| ").append(variant.id());
            page.append(" | ").append(variant.does());
            page.append(" | ").append(variant.allowedBy());
            page.append(" | ").append(result.hits());
            page.append(" | ").append(result.scenarios());
            page.append(" | ")
                    .append(result.advised().stream().map(CheckName::toString).collect(Collectors.joining("<br>")))
                    .append(" |\n");
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
