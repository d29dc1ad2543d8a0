package sol023.cmf.lcm;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A VNFC of a VNF instance.
 *
 * @param id of its vnfcInfo; that of its vnfcResourceInfo if it has no vnfcInfo
 * @param resourceId of its vnfcResourceInfo
 * @param certificateContentId of the entry in certificateInfo that is about its certificate
 */
record Vnfc(String id, Optional<String> resourceId, Optional<String> vduId, Optional<String> certificateContentId) {

    /** The ids by which a subject may name it (SOL023 clause 5.6.4.2 does not say which is meant). */
    Stream<String> ids() {
        return Stream.concat(Stream.of(id), resourceId.stream()).distinct();
    }
}
