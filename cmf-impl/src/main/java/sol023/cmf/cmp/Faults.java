package sol023.cmf.cmp;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of ours: told to the requester by a reference only, and to the log in full. */
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /** Logs once; the problem carries the reference under which the fault is found in the log. */
    static CmpProblemException logged(RuntimeException fault) {
        var reference = UUID.randomUUID();
        LOG.error("fault {}", reference, fault);
        return new CmpProblemException(
                FailInfo.SYSTEM_FAILURE, "The CMF could not process the message; reference " + reference + ".");
    }
}
