package sol023.cmf.notification;

import java.util.Optional;

/** What is known about the VNF instance that a VNFCI belongs to (SOL002 clause 5.5.2.2). */
public record VnfFacts(
        String vnfInstanceId,
        Optional<String> name,
        Optional<String> vnfdId,
        Optional<String> provider,
        Optional<String> product,
        Optional<String> softwareVersion,
        Optional<String> vnfdVersion) {}
