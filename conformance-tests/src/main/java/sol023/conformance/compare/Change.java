package sol023.conformance.compare;

import java.util.Optional;
import sol023.conformance.check.Verdict;

/**
 * One thing that is not in both runs what it was.
 *
 * @param subject {@code requirement}, {@code scenario} or {@code check}
 * @param before the verdict in the first run; empty if it is new
 * @param after the verdict in the second run; empty if it has gone
 */
public record Change(Kind kind, String subject, String name, Optional<Verdict> before, Optional<Verdict> after) {

    /** In the order in which people want to know. */
    public enum Kind {
        /** Passed before, and does not now. */
        BROKEN("broken"),
        /** Did not pass before, and does now. */
        FIXED("fixed"),
        GONE("gone"),
        NEW("new"),
        /** Neither passed before nor now, or passed in both, with another verdict. */
        CHANGED("changed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether something that passed does not any more, or is not tested any more. */
    public boolean isRegression() {
        return before.filter(Change::isGood).isPresent() && (kind == Kind.BROKEN || kind == Kind.GONE);
    }

    static boolean isGood(Verdict verdict) {
        return verdict == Verdict.PASS || verdict == Verdict.ADVISORY;
    }

    /** What has become of a thing; empty when it is what it was. */
    static Optional<Change> of(String subject, String name, Optional<Verdict> before, Optional<Verdict> after) {
        return kind(before, after).map(kind -> new Change(kind, subject, name, before, after));
    }

    // what does not apply is not tested: it has gone, or is new
    private static Optional<Kind> kind(Optional<Verdict> before, Optional<Verdict> after) {
        Optional<Verdict> was = before.filter(verdict -> verdict != Verdict.NOT_APPLICABLE);
        Optional<Verdict> is = after.filter(verdict -> verdict != Verdict.NOT_APPLICABLE);
        if (was.equals(is)) {
            return Optional.empty();
        }
        if (was.isEmpty()) {
            return Optional.of(Kind.NEW);
        }
        if (is.isEmpty()) {
            return Optional.of(Kind.GONE);
        }
        boolean wasGood = isGood(was.get());
        boolean isGood = isGood(is.get());
        if (wasGood == isGood) {
            return Optional.of(Kind.CHANGED);
        }
        return Optional.of(wasGood ? Kind.BROKEN : Kind.FIXED);
    }

    /** For example {@code pass -> fail}. */
    public String verdicts() {
        return word(before) + " -> " + word(after);
    }

    private static String word(Optional<Verdict> verdict) {
        return verdict.map(Verdict::word).orElse("not tested");
    }
}
