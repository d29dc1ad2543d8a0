package sol023.conformance.fault;

import java.util.List;
import java.util.stream.Stream;

/** All faults of a VNFM, by chapter. */
final class VnfmFaults {

    private VnfmFaults() {}

    static List<Fault> all() {
        return Stream.of(VnfmEndpointFaults.all(), VnfmLcmFaults.all(), VnfmNotificationFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
