package sol023.conformance.fault;

import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Requirement;

/** What a check of that requirement must report under a fault: {@code fail}, or {@code advisory} where nothing binds harder. */
public record Kill(Requirement requirement, Verdict verdict) {

    public Kill {
        if (verdict != Verdict.FAIL && verdict != Verdict.ADVISORY) {
            throw new IllegalArgumentException("a kill is a fail or an advisory, not " + verdict.word());
        }
    }

    @Override
    public String toString() {
        return requirement + " " + verdict.word();
    }
}
