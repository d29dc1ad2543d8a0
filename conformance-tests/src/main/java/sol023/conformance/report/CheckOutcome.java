package sol023.conformance.report;

import java.util.List;
import java.util.Optional;
import sol023.conformance.check.Verdict;

/**
 * A check in a {@code results.json}.
 *
 * @param id for example {@code S12-c3}; stable inside one version of the suite
 * @param requirement absent only for what concerns the whole scenario
 * @param what was compared
 * @param expected the value asked for, when the comparison knows it apart
 * @param actual the value seen, when the comparison knows it apart
 * @param message the finding in words; empty text when passed
 * @param failure of {@code fail}: the text that a waiver pins, with what changes from run to run masked
 * @param waived whether a waiver covers the failure, which stays one
 * @param exchanges ids of the exchanges judged, for example {@code S12-x3}
 * @param interpretations ids of those that the judgement rests on
 */
public record CheckOutcome(
        String id,
        Optional<RequirementUsed> requirement,
        String what,
        Verdict verdict,
        Optional<String> expected,
        Optional<String> actual,
        String message,
        Optional<String> failure,
        boolean waived,
        List<String> exchanges,
        List<String> interpretations) {

    /**
     * The requirement judged, as it was when the file was written.
     *
     * @param id its name, which this suite may not know
     * @param place source, clause and step
     * @param level {@code shall}, {@code should}, {@code may} or {@code step}
     */
    public record RequirementUsed(String id, int revision, String place, String level) {}

    public CheckOutcome {
        exchanges = List.copyOf(exchanges);
        interpretations = List.copyOf(interpretations);
    }
}
