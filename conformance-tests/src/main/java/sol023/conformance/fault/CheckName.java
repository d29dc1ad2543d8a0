package sol023.conformance.fault;

import java.util.Comparator;
import java.util.Optional;
import sol023.conformance.check.CheckResult;
import sol023.conformance.requirement.Requirement;

/** What a check is known by: its requirement, and what it compares. */
record CheckName(Requirement requirement, String what) implements Comparable<CheckName> {

    private static final Comparator<CheckName> ORDER =
            Comparator.comparing(CheckName::requirement).thenComparing(CheckName::what);

    /** The name of the check with that result; empty if the result is about a whole scenario. */
    static Optional<CheckName> of(CheckResult result) {
        return result.requirement().map(requirement -> new CheckName(requirement, result.what()));
    }

    @Override
    public int compareTo(CheckName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return requirement + ": " + what;
    }
}
