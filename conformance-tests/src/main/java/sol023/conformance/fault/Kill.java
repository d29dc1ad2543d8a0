package sol023.conformance.fault;

import java.util.Optional;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Requirement;

/**
 * What the suite must report under a fault.
 *
 * @param requirement whose check it is
 * @param what the check compares; empty: at least one check of the requirement
 * @param verdict {@code fail}, or {@code advisory} where nothing binds harder
 */
public record Kill(Requirement requirement, Optional<String> what, Verdict verdict) {

    public Kill {
        if (verdict != Verdict.FAIL && verdict != Verdict.ADVISORY) {
            throw new IllegalArgumentException("a kill is a fail or an advisory, not " + verdict.word());
        }
    }

    /** Whether this result is the one that was asked for. An error or an inconclusive check never is. */
    boolean isDoneBy(CheckResult result) {
        return result.requirement().equals(Optional.of(requirement))
                && result.verdict() == verdict
                && what.map(result.what()::equals).orElse(true);
    }

    /** Whether it asks for this check. */
    boolean names(CheckName check) {
        return check.requirement() == requirement
                && what.map(check.what()::equals).orElse(true);
    }

    @Override
    public String toString() {
        return requirement + what.map(text -> " (" + text + ")").orElse("") + " " + verdict.word();
    }
}
