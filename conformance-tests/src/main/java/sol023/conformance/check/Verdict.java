package sol023.conformance.check;

import java.util.Collection;

/** The verdict of a check, and of what holds checks; after TTCN-3 (ETSI ES 201 873-1), with advisory and n/a. */
public enum Verdict {
    /** Excluded by the ICS; never counted as passed. */
    NOT_APPLICABLE("n/a"),
    PASS("pass"),
    /** A recommendation not met, or a deviation from our reading; never decides the exit code. */
    ADVISORY("advisory"),
    /** Could not be observed. */
    INCONC("inconc"),
    /** The target is wrong. */
    FAIL("fail"),
    /** The suite is wrong. */
    ERROR("error");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As testers write it, for example {@code inconc}. */
    public String word() {
        return word;
    }

    /** The gravest of them: error, fail, inconc, advisory, pass, n/a. Nothing at all is an error: it proves nothing. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Verdict::compareTo).orElse(ERROR);
    }
}
