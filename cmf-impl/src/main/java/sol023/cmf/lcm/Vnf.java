package sol023.cmf.lcm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A VNF instance, as its VNFM shows it.
 *
 * @param vnfcs empty if the VNFM has not said which VNFCs it has, which is another thing than to have none
 */
record Vnf(
        String id,
        VnfFacts facts,
        boolean isInstantiated,
        Optional<List<Vnfc>> vnfcs,
        List<VnfCertificate> certificates) {

    Vnf {
        vnfcs = vnfcs.map(List::copyOf);
        certificates = List.copyOf(certificates);
    }

    static Set<String> ids(List<Vnfc> vnfcs) {
        return vnfcs.stream().flatMap(Vnfc::ids).collect(Collectors.toSet());
    }
}
