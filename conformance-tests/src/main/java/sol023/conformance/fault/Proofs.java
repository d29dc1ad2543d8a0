package sol023.conformance.fault;

import java.util.List;
import java.util.stream.Stream;
import sol023.conformance.requirement.Requirement;

/** Which faults prove which requirement's checks, as the faults declare it. */
public final class Proofs {

    private Proofs() {}

    /** The ids of the faults that a check of this requirement must notice, in their order. */
    public static List<String> of(Requirement requirement) {
        return Stream.concat(Faults.all().stream(), VnfmFaults.all().stream())
                .filter(fault -> fault.kills().stream().anyMatch(kill -> kill.requirement() == requirement))
                .map(Fault::id)
                .toList();
    }
}
