package sol023.conformance.doctor;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmTarget;

/** Examines the configuration in the order in which a person would: files, then the REST interfaces, then CMP, then the VNFM that the suite plays. */
public final class Doctor {

    private final SystemUnderTest described;
    private final Clock clock;

    public Doctor(SystemUnderTest described, Clock clock) {
        this.described = described;
        this.clock = clock;
    }

    /** What was found; stops early where the rest would only repeat the first problem. */
    public List<Finding> examine() {
        if (described instanceof VnfmTarget vnfm) {
            return new VnfmTargetExam(vnfm, clock).examine();
        }
        return examine((Target) described);
    }

    private List<Finding> examine(Target target) {
        List<Finding> findings = new ArrayList<>(new FileExam(target, clock).examine());
        if (findings.isEmpty()) {
            findings.add(Finding.fine("files, certificates and keys fit together"));
            findings.addAll(network(target));
            target.ownVnfm()
                    .ifPresent(vnfm -> findings.addAll(new VnfmExam(
                                    target.timeouts(), Optional.of(target.vnfm().tls()), "vnfm", vnfm, clock)
                            .examine()));
        }
        return findings;
    }

    private List<Finding> network(Target target) {
        try {
            return new NetworkExam(target, clock).examine();
        } catch (IOException | GeneralSecurityException e) {
            return List.of(Finding.problem("credentials.vnfm.tls", "cannot be used for TLS: " + e.getMessage()));
        }
    }
}
