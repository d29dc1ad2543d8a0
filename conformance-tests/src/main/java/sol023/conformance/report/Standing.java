package sol023.conformance.report;

import java.util.Optional;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Row;

/**
 * What this run says about a requirement, or why it says nothing.
 *
 * @param word for people; never {@code pass} unless a check passed
 * @param tone CSS class, for colour and style of line
 * @param verdict absent when there is none
 */
record Standing(String word, String tone, Optional<Verdict> verdict) {

    static final Standing NO_REQUIREMENT = new Standing("no requirement", "untouched", Optional.empty());
    static final Standing NOT_IN_THIS_RUN = new Standing("not in this run", "untouched", Optional.empty());
    static final Standing PLANNED = new Standing("planned", "planned", Optional.empty());
    static final Standing NOT_TESTABLE = new Standing("not testable", "silent", Optional.empty());
    static final Standing BY_THE_SUITE = new Standing("by the suite", "suite", Optional.empty());

    static Standing of(Row row, Coverage coverage) {
        return switch (row.testing()) {
            case PLANNED -> PLANNED;
            case NOT_TESTABLE -> NOT_TESTABLE;
            case CHECK, SAME ->
                coverage.verdict(row.requirement())
                        .map(verdict -> of(verdict, coverage.isWaived(row.requirement())))
                        .orElse(row.isPlanned() ? PLANNED : NOT_IN_THIS_RUN);
        };
    }

    private static Standing of(Verdict verdict, boolean waived) {
        return waived
                ? new Standing("fail, waived", "waived", Optional.of(verdict))
                : new Standing(verdict.word(), View.tone(verdict), Optional.of(verdict));
    }

    View view() {
        return new View().with("word", word).with("tone", tone);
    }
}
