package sol023.conformance.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Register;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.RunResult;

/** The head of the HTML report: the verdict over the run, and what it does not cover. */
record VerdictView(RunResult result, Coverage coverage) {

    /** The words, what they mean, and what was not judged. */
    Map<String, Object> verdict() {
        String sentence =
                switch (result.exitCode()) {
                    case CONFORMING -> "Every check that was made holds, and everything that was planned was executed.";
                    case NOT_CONFORMING ->
                        "At least one requirement is not met. The findings below say which, and how it was seen.";
                    case UNUSABLE -> "No scenario applied or nothing was judged: this says nothing about the product.";
                    case INCOMPLETE -> "No requirement was seen broken, but something could not be observed.";
                    case STALE_WAIVER ->
                        "No failure is uncovered, but at least one waiver no longer says what is true: remove or renew it.";
                    case WITH_WAIVERS ->
                        "At least one requirement is not met, and a waiver accepts that for now. Everything else holds.";
                    case REGRESSION -> "Something that held before does not hold any longer.";
                    case SUITE_ERROR ->
                        "The suite itself failed. This is not the product's fault; the findings below say where.";
                };
        String tone =
                switch (result.exitCode()) {
                    case CONFORMING -> "pass";
                    case WITH_WAIVERS -> "waived";
                    case NOT_CONFORMING, REGRESSION, STALE_WAIVER -> "fail";
                    case INCOMPLETE -> "inconc";
                    case UNUSABLE -> "na";
                    case SUITE_ERROR -> "error";
                };
        return new View()
                .with("words", result.exitCode().words() + (isInPart() ? ", in part" : ""))
                .with("sentence", sentence + (isInPart() ? " This run is about a part of the requirements only." : ""))
                .with("tone", tone)
                .with("unjudged", unjudged())
                .map();
    }

    private String unjudged() {
        Map<Standing, Long> counts = Register.standard().rows().stream()
                .map(row -> Standing.of(row, coverage))
                .filter(standing -> standing.verdict().isEmpty())
                .collect(Collectors.groupingBy(
                        standing -> standing,
                        () -> new TreeMap<>(Comparator.comparing(Standing::word)),
                        Collectors.counting()));
        return "Not judged are "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().word())
                        .collect(Collectors.joining(", "))
                + " of " + Register.standard().rows().size() + " requirements.";
    }

    /** How many checks have each verdict, the gravest first. */
    List<Map<String, Object>> counts() {
        Map<Verdict, Long> counts = result.counts();
        List<Verdict> order = List.of(
                Verdict.FAIL, Verdict.ERROR, Verdict.INCONC, Verdict.ADVISORY, Verdict.PASS, Verdict.NOT_APPLICABLE);
        return order.stream()
                .map(verdict -> {
                    long count = counts.getOrDefault(verdict, 0L);
                    return new View()
                            .verdict(verdict)
                            .with("count", count)
                            .with("some", count > 0)
                            .map();
                })
                .toList();
    }

    // good words about what was selected say nothing about the rest
    private boolean isInPart() {
        boolean good = result.exitCode() == ExitCode.CONFORMING || result.exitCode() == ExitCode.WITH_WAIVERS;
        return good
                && Register.standard().rows().stream()
                        .anyMatch(row -> Standing.of(row, coverage).equals(Standing.NOT_IN_THIS_RUN));
    }
}
