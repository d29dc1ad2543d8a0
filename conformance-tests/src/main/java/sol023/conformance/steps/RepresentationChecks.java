package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_ALTERNATIVE_NAMES;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_CERTIFICATE_DATA;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_CERT_TYPE;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_HANDLING;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_NOT_EMPTY;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_SUBJECTS;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_SUBJECT_ID;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_SUBJECT_NAME;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;

/**
 * Judges, attribute by attribute, that a subject shows what was registered (table 5.6.4.2.2-1). The tables give no order, and
 * what the standard does not define may be missing (clause 5.6.4.1).
 */
final class RepresentationChecks {

    private RepresentationChecks() {}

    /** One element of a registration beside the one of the representation that belongs to it. */
    private record Pair(String path, JsonNode shown, JsonNode registered) {}

    static void judge(Checks on, JsonNode subject, JsonNode registered) {
        on.check(REPRESENTATION_CERT_TYPE, "the subject has the certificate type that was registered", () -> assertThat(
                        subject.path("certType").asText())
                .as("certType")
                .isEqualTo(registered.path("certType").asText()));
        on.check(REPRESENTATION_HANDLING, "the subject has the type of handling that was registered", () -> assertThat(
                        subject.path("typeOfVnfcCertHandling").asText())
                .as("typeOfVnfcCertHandling")
                .isEqualTo(registered.path("typeOfVnfcCertHandling").asText()));
        JsonNode vnfcis = subject.path("subjectId");
        on.check(REPRESENTATION_SUBJECTS, "the subject has as many VNFCIs as were registered", () -> assertThat(
                        vnfcis.size())
                .as("number of elements of /subjectId")
                .isEqualTo(registered.path("subjectId").size()));
        on.check(REPRESENTATION_SUBJECT_ID, "the VNFCIs have the identifiers that were registered", () -> assertThat(
                        values(vnfcis, "subjectId"))
                .as("subjectId of the VNFCIs")
                .containsAll(values(registered.path("subjectId"), "subjectId")));
        certificateData(on, pairs("/subjectId", vnfcis, registered.path("subjectId"), one -> one.path("subjectId")));
    }

    private static void certificateData(Checks on, List<Pair> vnfcis) {
        on.check(
                REPRESENTATION_CERTIFICATE_DATA,
                Interpretation.I_23,
                "the VNFCIs have the data of as many certificates as were registered",
                () -> vnfcis.forEach(vnfci -> assertThat(
                                vnfci.shown().path("certificateData").size())
                        .as("number of elements of " + vnfci.path() + "/certificateData")
                        .isEqualTo(vnfci.registered().path("certificateData").size())));
        List<Pair> certificates = vnfcis.stream()
                .flatMap(vnfci -> pairs(
                        vnfci.path() + "/certificateData",
                        vnfci.shown().path("certificateData"),
                        vnfci.registered().path("certificateData"),
                        RepresentationChecks::alternativeNames)
                        .stream())
                .toList();
        on.check(
                REPRESENTATION_ALTERNATIVE_NAMES,
                Interpretation.I_23,
                "the certificate data have the alternative names that were registered",
                () -> certificates.forEach(data -> assertThat(alternativeNames(data.shown()))
                        .as(data.path() + "/subjectAlternateName")
                        .isEqualTo(alternativeNames(data.registered()))));
        on.check(
                REPRESENTATION_SUBJECT_NAME,
                "the certificate data have the subject name that was registered",
                () -> certificates.forEach(RepresentationChecks::sameName));
        on.check(
                REPRESENTATION_NOT_EMPTY,
                "a subject name without attributes is left out",
                () -> certificates.forEach(data -> {
                    if (data.shown().hasNonNull("subjectName")) {
                        assertThat(data.shown().path("subjectName").size())
                                .as("number of attributes of " + data.path() + "/subjectName")
                                .isPositive();
                    }
                }));
    }

    private static void sameName(Pair data) {
        for (Map.Entry<String, JsonNode> attribute :
                data.registered().path("subjectName").properties()) {
            assertThat(data.shown().path("subjectName").path(attribute.getKey()))
                    .as(data.path() + "/subjectName/" + attribute.getKey())
                    .isEqualTo(attribute.getValue());
        }
    }

    /** Each registered element with the shown one of the same key, or else with the one at its place. */
    private static List<Pair> pairs(String path, JsonNode shown, JsonNode registered, Function<JsonNode, Object> key) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < registered.size(); i++) {
            JsonNode element = registered.path(i);
            JsonNode found = StreamSupport.stream(shown.spliterator(), false)
                    .filter(candidate -> key.apply(candidate).equals(key.apply(element)))
                    .findFirst()
                    .orElse(shown.path(i));
            pairs.add(new Pair(path + "/" + i, found, element));
        }
        return pairs;
    }

    private static Set<String> alternativeNames(JsonNode certificateData) {
        return StreamSupport.stream(certificateData.path("subjectAlternateName").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static List<String> values(JsonNode elements, String attribute) {
        return StreamSupport.stream(elements.spliterator(), false)
                .map(element -> element.path(attribute).asText())
                .toList();
    }
}
