package sol023.conformance.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Level;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Target.Dialect;

/**
 * One deliberate defect of a CMF.
 *
 * @param id a short name in lower case, for example {@code subject-created-without-location}
 * @param wrong what this CMF does wrong, in one sentence
 * @param kills the checks that must notice it
 * @param seenIn requirements whose scenarios show it, where those of the checks to be killed are not enough
 * @param dialect the one in which the checks are meant; empty: the first in which they are made
 * @param defect makes the behaviour, with its own memory for each run
 */
public record Fault(
        String id,
        String wrong,
        List<Kill> kills,
        Set<Requirement> seenIn,
        Optional<Dialect> dialect,
        Supplier<Defect> defect) {

    public Fault {
        kills = List.copyOf(kills);
        seenIn = Set.copyOf(seenIn);
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not the id of a fault: " + id);
        }
        if (kills.isEmpty()) {
            throw new IllegalArgumentException("the fault " + id + " names no check that must notice it");
        }
    }

    /** The beginning of a fault: {@code wrong} says in one sentence what this CMF does. */
    public static Draft fault(String id, String wrong) {
        return new Draft(id, wrong, List.of(), Set.of(), Optional.empty());
    }

    /** A fault that does not know yet how it comes about. */
    public record Draft(String id, String wrong, List<Kill> kills, Set<Requirement> seenIn, Optional<Dialect> dialect) {

        public Draft {
            kills = List.copyOf(kills);
        }

        /** A check of each of these requirements must report what the level of the requirement makes of a deviation. */
        public Draft kills(Requirement... requirements) {
            Draft all = this;
            for (Requirement requirement : requirements) {
                all = all.and(new Kill(requirement, Optional.empty(), byLevel(requirement)));
            }
            return all;
        }

        /** The one check of the requirement that compares {@code what} must report what its level makes of a deviation. */
        public Draft kills(Requirement requirement, String what) {
            return and(new Kill(requirement, Optional.of(what), byLevel(requirement)));
        }

        /** The same for the checks of several requirements that compare the same. */
        public Draft killsEach(List<Requirement> requirements, String what) {
            Draft all = this;
            for (Requirement requirement : requirements) {
                all = all.kills(requirement, what);
            }
            return all;
        }

        /** A check of each of these requirements must report advisory, whatever their level. */
        public Draft advises(Requirement... requirements) {
            Draft all = this;
            for (Requirement requirement : requirements) {
                all = all.and(new Kill(requirement, Optional.empty(), Verdict.ADVISORY));
            }
            return all;
        }

        /** The one check of the requirement that compares {@code what} must report advisory, whatever its level. */
        public Draft advises(Requirement requirement, String what) {
            return and(new Kill(requirement, Optional.of(what), Verdict.ADVISORY));
        }

        /** The same for the checks of several requirements that compare the same. */
        public Draft advisesEach(List<Requirement> requirements, String what) {
            Draft all = this;
            for (Requirement requirement : requirements) {
                all = all.advises(requirement, what);
            }
            return all;
        }

        /** It shows in the scenarios that cite these requirements. */
        public Draft seenIn(Requirement... requirements) {
            return new Draft(id, wrong, kills, Set.of(requirements), dialect);
        }

        /** The checks are meant as they are made in that dialect. */
        public Draft in(Dialect meant) {
            return new Draft(id, wrong, kills, seenIn, Optional.of(meant));
        }

        private static Verdict byLevel(Requirement requirement) {
            return requirement.row().level() == Level.SHALL ? Verdict.FAIL : Verdict.ADVISORY;
        }

        private Draft and(Kill kill) {
            List<Kill> all = new ArrayList<>(kills);
            all.add(kill);
            return new Draft(id, wrong, all, seenIn, dialect);
        }

        public Fault by(Defect defect) {
            return new Fault(id, wrong, kills, seenIn, dialect, () -> defect);
        }

        /** For a defect that remembers something: it is made anew for each run. */
        public Fault byNew(Supplier<Defect> defect) {
            return new Fault(id, wrong, kills, seenIn, dialect, defect);
        }
    }
}
