package sol023.conformance.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sol023.conformance.check.Interpretation;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Target.Dialect;

/**
 * A behaviour that differs from the reference CMF's and is allowed: no check may be red under it.
 *
 * @param id a short name in lower case, for example {@code location-relative}
 * @param does what this CMF does, in one sentence
 * @param allowedBy clause of SOL023 or section of an RFC that leaves it free
 * @param concerns requirements whose scenarios show it
 * @param advisories requirements whose checks may be advisory, because of a reading of ours or, without one, as recommendations
 * @param dialect in which the suite speaks CMP
 * @param behaviour made anew for each run
 */
public record Variant(
        String id,
        String does,
        String allowedBy,
        Set<Requirement> concerns,
        Map<Requirement, Optional<Interpretation>> advisories,
        Dialect dialect,
        Supplier<Defect> behaviour) {

    public Variant {
        concerns = Set.copyOf(concerns);
        advisories = Map.copyOf(advisories);
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not the id of a variant: " + id);
        }
        if (concerns.isEmpty() || allowedBy.isBlank()) {
            throw new IllegalArgumentException(
                    "the variant " + id + " says not what it concerns and why it is allowed");
        }
    }

    /** The beginning of a variant: {@code does} says in one sentence what this CMF does. */
    static Draft variant(String id, String does) {
        return new Draft(id, does, "", Set.of(), Map.of(), Dialect.SOL023);
    }

    /** A variant that does not know yet how it comes about. */
    record Draft(
            String id,
            String does,
            String allowedBy,
            Set<Requirement> concerns,
            Map<Requirement, Optional<Interpretation>> advisories,
            Dialect dialect) {

        Draft allowedBy(String source) {
            return new Draft(id, does, source, concerns, advisories, dialect);
        }

        /** It shows in the scenarios that cite these requirements. */
        Draft concerns(Requirement... requirements) {
            return new Draft(id, does, allowedBy, Set.of(requirements), advisories, dialect);
        }

        /** A check of that requirement may be advisory, because of that reading. */
        Draft mayAdvise(Requirement requirement, Interpretation reading) {
            return mayAdvise(requirement, Optional.of(reading));
        }

        /** A check of that requirement, which is a recommendation, may be advisory. */
        Draft mayAdvise(Requirement recommendation) {
            return mayAdvise(recommendation, Optional.empty());
        }

        private Draft mayAdvise(Requirement requirement, Optional<Interpretation> reading) {
            Map<Requirement, Optional<Interpretation>> all = new HashMap<>(advisories);
            all.put(requirement, reading);
            return new Draft(id, does, allowedBy, concerns, all, dialect);
        }

        Draft in(Dialect spoken) {
            return new Draft(id, does, allowedBy, concerns, advisories, spoken);
        }

        Variant by(Defect behaviour) {
            return byNew(() -> behaviour);
        }

        /** For a behaviour that remembers something. */
        Variant byNew(Supplier<Defect> behaviour) {
            return new Variant(id, does, allowedBy, concerns, advisories, dialect, behaviour);
        }
    }
}
