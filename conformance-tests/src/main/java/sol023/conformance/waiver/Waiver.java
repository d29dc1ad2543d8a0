package sol023.conformance.waiver;

import java.time.LocalDate;
import java.util.Optional;
import sol023.conformance.requirement.Requirement;

/**
 * A known failure of one check in one scenario, accepted until a date. It covers only {@code fail}, and only as long as the check
 * fails with this text.
 *
 * @param place file and line where it is written, for example {@code waivers.yaml:3}
 * @param requirement the check's
 * @param what the check compares, word by word
 * @param scenario its place ({@code name.feature:12}) or id ({@code S12})
 * @param failure the pinned text ({@link FailureText})
 * @param until the last day on which it counts
 */
public record Waiver(
        String place,
        Requirement requirement,
        String what,
        String scenario,
        FailureText failure,
        String reason,
        String owner,
        LocalDate until) {

    /** Whether it is about this check of this scenario, however the check has ended. */
    public boolean names(String scenarioPlace, String scenarioId, Optional<Requirement> checked, String compared) {
        return (scenario.equals(scenarioPlace) || scenario.equals(scenarioId))
                && checked.equals(Optional.of(requirement))
                && what.equals(compared);
    }

    /** Whether it covers the same failure of the same scenario. */
    boolean isAboutTheSameAs(Waiver other) {
        return names(other.scenario, other.scenario, Optional.of(other.requirement), other.what)
                && failure.equals(other.failure);
    }

    /** Whether its date is past. */
    public boolean isExpired(LocalDate today) {
        return today.isAfter(until);
    }
}
