package sol023.conformance.check;

import java.util.List;
import java.util.Optional;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.waiver.Waiver;

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
 * @param waiver what covers this failure; only {@code fail} is ever covered
 */
public record CheckResult(
        Optional<Requirement> requirement,
        String what,
        Verdict verdict,
        Optional<String> expected,
        Optional<String> actual,
        String message,
        List<Integer> exchanges,
        List<Interpretation> interpretations,
        Optional<Waiver> waiver) {

    public CheckResult {
        exchanges = List.copyOf(exchanges);
        interpretations = List.copyOf(interpretations);
        if (waiver.isPresent() && verdict != Verdict.FAIL) {
            throw new IllegalArgumentException("a waiver covers a failure only, not " + verdict.word());
        }
    }

    /** A result that nothing is waived of. */
    public CheckResult(
            Optional<Requirement> requirement,
            String what,
            Verdict verdict,
            Optional<String> expected,
            Optional<String> actual,
            String message,
            List<Integer> exchanges,
            List<Interpretation> interpretations) {
        this(requirement, what, verdict, expected, actual, message, exchanges, interpretations, Optional.empty());
    }

    /** The same failure, covered. */
    public CheckResult waivedBy(Waiver covering) {
        return new CheckResult(
                requirement,
                what,
                verdict,
                expected,
                actual,
                message,
                exchanges,
                interpretations,
                Optional.of(covering));
    }

    /** Whether this is a failure that a waiver covers. */
    public boolean isWaived() {
        return waiver.isPresent();
    }

    /** A result about the whole scenario, without a comparison. */
    public static CheckResult about(Optional<Requirement> requirement, String what, Verdict verdict, String message) {
        return new CheckResult(
                requirement, what, verdict, Optional.empty(), Optional.empty(), message, List.of(), List.of());
    }
}
