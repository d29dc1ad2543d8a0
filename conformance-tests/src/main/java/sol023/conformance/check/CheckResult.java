package sol023.conformance.check;

import java.util.List;
import java.util.Optional;
import sol023.conformance.requirement.Requirement;

/**
 * One comparison and its outcome; texts hold no secrets.
 *
 * @param requirement the statement judged; empty only for what concerns the whole scenario
 * @param what was compared, in words
 * @param expected the value that the standard asks for, when the comparison knows it apart
 * @param actual the value that was seen, when the comparison knows it apart
 * @param message the finding in words; empty text when passed
 * @param exchanges numbers of the exchanges judged, in this scenario
 * @param interpretations that the judgement rests on
 */
public record CheckResult(
        Optional<Requirement> requirement,
        String what,
        Verdict verdict,
        Optional<String> expected,
        Optional<String> actual,
        String message,
        List<Integer> exchanges,
        List<Interpretation> interpretations) {

    public CheckResult {
        exchanges = List.copyOf(exchanges);
        interpretations = List.copyOf(interpretations);
    }

    /** A result about the whole scenario, without a comparison. */
    public static CheckResult about(Optional<Requirement> requirement, String what, Verdict verdict, String message) {
        return new CheckResult(
                requirement, what, verdict, Optional.empty(), Optional.empty(), message, List.of(), List.of());
    }
}
