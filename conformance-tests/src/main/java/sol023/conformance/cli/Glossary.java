package sol023.conformance.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sol023.conformance.check.Verdict;
import sol023.conformance.run.ExitCode;

/** The verdicts and the exit codes in words. */
final class Glossary {

    private Glossary() {}

    /** What a verdict's word or an exit code's number means; empty when it is neither. */
    static Optional<List<String>> find(String word) {
        Optional<List<String>> verdict = Arrays.stream(Verdict.values())
                .filter(known -> known.word().equalsIgnoreCase(word))
                .findFirst()
                .map(known -> List.of(known.word() + " (verdict of a check): " + meaning(known)));
        return verdict.or(() -> Arrays.stream(ExitCode.values())
                .filter(known -> String.valueOf(known.code()).equals(word))
                .findFirst()
                .map(known -> List.of(
                        "exit code " + known.code() + ", " + known.words() + ": " + meaning(known),
                        "The first that applies of 2, 70, 1, 5, 4, 3, 6, 0.")));
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case NOT_APPLICABLE -> "excluded by the target file; never counted as a pass.";
            case PASS -> "the check was made and holds.";
            case ADVISORY ->
                "a should or may is not followed, or the product differs from our reading of an unclear passage;"
                        + " never changes the exit code.";
            case INCONC ->
                "it could not be observed: no answer, or a check that it depends on did not pass. A run with it is"
                        + " incomplete.";
            case FAIL -> "the product does not do what the requirement demands.";
            case ERROR -> "the suite is wrong; please report it.";
        };
    }

    private static String meaning(ExitCode code) {
        return switch (code) {
            case CONFORMING -> "checks were made, and none failed or was inconclusive.";
            case NOT_CONFORMING -> "at least one failure that no valid waiver covers.";
            case UNUSABLE -> "usage, configuration, nothing selected or applicable, or the target was not reachable.";
            case INCOMPLETE -> "no failure, but something could not be observed.";
            case REGRESSION -> "compare found that something that passed does not any more.";
            case STALE_WAIVER ->
                "no failure is uncovered, but a waiver's check passes or is not made, or its date is past: remove or renew it.";
            case WITH_WAIVERS -> "every failure is covered by a waiver.";
            case SUITE_ERROR -> "the suite is wrong; please report it.";
        };
    }
}
