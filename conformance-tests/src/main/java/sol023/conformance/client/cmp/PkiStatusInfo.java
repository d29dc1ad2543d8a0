package sol023.conformance.client.cmp;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A PKIStatusInfo as received (RFC 9810 §5.2.3). {@code failInfo} is empty when the field is absent. */
public record PkiStatusInfo(PkiStatus status, List<String> statusString, Optional<Set<FailInfo>> failInfo) {

    public PkiStatusInfo {
        statusString = List.copyOf(statusString);
        failInfo = failInfo.map(Set::copyOf);
    }

    @Override
    public String toString() {
        return status
                + failInfo.map(bits -> " " + bits).orElse("")
                + (statusString.isEmpty() ? "" : " \"" + String.join(" ", statusString) + "\"");
    }
}
