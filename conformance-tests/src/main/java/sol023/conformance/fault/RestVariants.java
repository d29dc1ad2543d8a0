package sol023.conformance.fault;

import static sol023.conformance.fault.RestDefects.SHOWN;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;

/** Clause 5.6.3 and SOL013: what the answers of REST may look like. */
final class RestVariants {

    private RestVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("subject-with-unknown-members", "A subject has members that the standard does not define.")
                        .allowedBy("SOL013 clause 5.2.3 with the extension mechanisms of RFC 8259")
                        .concerns(SUBJECT_REPRESENTATION, SUBJECT_GET)
                        .by(changing(SHOWN, object(subject -> subject.put("vendorState", "READY")))));
    }
}
