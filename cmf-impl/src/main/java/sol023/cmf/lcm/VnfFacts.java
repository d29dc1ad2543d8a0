package sol023.cmf.lcm;

import java.util.Optional;

/** What the VNFM says of a VNF instance besides its id (SOL002 clause 5.5.2.2). */
record VnfFacts(
        Optional<String> name,
        Optional<String> vnfdId,
        Optional<String> provider,
        Optional<String> productName,
        Optional<String> softwareVersion,
        Optional<String> vnfdVersion) {}
