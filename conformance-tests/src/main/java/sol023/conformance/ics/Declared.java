package sol023.conformance.ics;

import java.util.Optional;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Statement;
import sol023.conformance.target.Target;

/** What the target file declares. */
public final class Declared {

    private Declared() {}

    /** The answer to that item; for a capability the default counts as an answer, as scenarios are chosen by it. Empty: nothing is claimed. */
    public static Optional<String> of(Target target, String key) {
        Optional<Capability> capability = Capability.find(key);
        if (capability.isPresent()) {
            return Optional.of(target.supports(capability.get()) ? "yes" : "no");
        }
        return Statement.find(key)
                .flatMap(statement -> Optional.ofNullable(target.statements().get(statement)));
    }

    /** The key as the target file spells it: {@code ics.KEY}, or the key of the section that the answer follows from. */
    public static String place(String key) {
        return key.equals(Capability.CRL.key()) ? "crl.check" : "ics." + key;
    }
}
