package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A VNFCI (or VNF, for OAM) that needs certificates: its identifier and the names of one certificate, as registered.
 *
 * @param subjectName the attributes of CertSubjectData; empty if the registration has no subjectName
 */
public record Vnfci(
        String vnfciId, CertificateType type, Map<String, String> subjectName, List<String> alternativeNames) {

    public Vnfci {
        subjectName = Map.copyOf(subjectName);
        alternativeNames = List.copyOf(alternativeNames);
    }

    /** The first VNFCI of a RegistrationRequest, with its first certificate. */
    static Vnfci of(CertificateType type, JsonNode registration) {
        JsonNode subject = registration.path("subjectId").path(0);
        JsonNode data = subject.path("certificateData").path(0);
        Map<String, String> name = new TreeMap<>();
        data.path("subjectName")
                .properties()
                .forEach(field -> name.put(field.getKey(), field.getValue().asText()));
        List<String> alternatives = new ArrayList<>();
        data.path("subjectAlternateName").forEach(alternative -> alternatives.add(alternative.asText()));
        return new Vnfci(subject.path("subjectId").asText(), type, name, alternatives);
    }
}
