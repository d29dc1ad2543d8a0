package sol023.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import sol023.conformance.exchange.Body;

class ContractTest {

    private static final Contract CONTRACT = new Contract();
    private static final String SUBJECT =
            """
            {"id": "7", "certType": "VNFCI_certificate", "typeOfVnfcCertHandling": "delegation_mode",
             "subjectId": [{"subjectId": "vnfc-1", "certificateData": [
               {"subjectName": {"country": "FR"}, "subjectAlternateName": ["a.example"]}]}],
             "_links": {"self": {"href": "https://cmf.example/nfv-cert/v1/subjects/7"}}}
            """;

    @Test
    void an_operation_is_found_by_method_and_path() {
        assertThat(id("POST", "/nfv-cert/v1/subjects")).isEqualTo("registerSubject");
        assertThat(id("GET", "/nfv-cert/v1/subjects")).isEqualTo("querySubjects");
        assertThat(id("DELETE", "/nfv-cert/v1/subjects/a%2Fb")).isEqualTo("deregisterSubject");
        assertThat(id("GET", "/nfv-cert/api_versions")).isEqualTo("readApiVersions");
        assertThat(id("GET", "/certnotify/v1/api_versions")).isEqualTo("readApiVersions");
        assertThat(id("POST", "/certnotify/v1/subscriptions")).isEqualTo("createSubscription");
        assertThat(id("DELETE", "/certnotify/v1/subscriptions/1")).isEqualTo("terminateSubscription");
    }

    @Test
    void a_method_that_a_resource_does_not_have_is_no_operation_though_its_path_is_known() {
        assertThat(CONTRACT.operation("PUT", "/nfv-cert/v1/subjects")).isEmpty();
        assertThat(CONTRACT.knows("/nfv-cert/v1/subjects")).isTrue();
        assertThat(CONTRACT.knows("/nfv-cert/v1/certificates")).isFalse();
        assertThat(CONTRACT.knows("/.well-known/cmp/p/x/p10cr")).isFalse();
    }

    @Test
    void what_follows_the_tables_has_no_violations() {
        assertThat(read(subject -> {})).isEmpty();
        assertThat(read(subject -> subject.put("vendor", true))).isEmpty();
    }

    @Test
    void missing_attributes_wrong_types_and_unknown_values_are_named_with_their_place() {
        assertThat(read(subject -> subject.remove("certType")))
                .singleElement()
                .asString()
                .contains("certType");
        assertThat(read(subject -> subject.put("certType", "CMF_certificate")))
                .singleElement()
                .asString()
                .contains("/certType")
                .contains("VNF_OAM_certificate");
        assertThat(read(subject -> subject.put("id", 7)))
                .singleElement()
                .asString()
                .contains("/id")
                .contains("string");
        assertThat(read(subject ->
                        ((ObjectNode) subject.at("/subjectId/0/certificateData/0")).putArray("subjectAlternateName")))
                .singleElement()
                .asString()
                .contains("/subjectId/0/certificateData/0/subjectAlternateName");
        assertThat(read(subject -> ((ObjectNode) subject.at("/_links")).put("self", "x")))
                .singleElement()
                .asString()
                .contains("/_links/self");
    }

    @Test
    void the_identifier_may_be_printed_with_a_capital_letter_and_null_counts_as_absent() {
        assertThat(read(subject -> subject.set("Id", subject.remove("id")))).isEmpty();
        assertThat(read(subject ->
                        ((ObjectNode) subject.at("/subjectId/0/certificateData/0/subjectName")).putNull("state")))
                .isEmpty();
        assertThat(read(subject -> subject.putNull("certType"))).hasSize(1);
    }

    @Test
    void an_entry_of_a_list_may_lack_what_a_subject_must_have() {
        ObjectNode subject = parsed(SUBJECT);
        subject.remove("subjectId");
        assertThat(content("GET", "/nfv-cert/v1/subjects")
                        .violations(new ObjectMapper().createArrayNode().add(subject)))
                .isEmpty();
        assertThat(content("GET", "/nfv-cert/v1/subjects/7").violations(subject))
                .hasSize(1);
    }

    @Test
    void what_is_no_json_is_said_to_be_none() {
        Content content = content("GET", "/nfv-cert/v1/subjects");
        assertThat(content.violations(body("<html>")))
                .singleElement()
                .asString()
                .contains("no JSON");
        assertThat(content.violations(body("[] []"))).singleElement().asString().contains("no JSON");
        assertThat(content.violations(body(""))).hasSize(1);
        assertThat(content.violations(body("{}"))).singleElement().asString().contains("array");
    }

    @Test
    void times_are_checked_and_references_to_other_documents_followed() {
        Content versions = content("GET", "/nfv-cert/api_versions");
        String with =
                "{\"uriPrefix\": \"/nfv-cert\", \"apiVersions\": [{\"version\": \"1.0.0\", \"retirementDate\": \"%s\"}]}";
        assertThat(versions.violations(body(with.formatted("2026-01-02T03:04:05Z"))))
                .isEmpty();
        assertThat(versions.violations(body(with.formatted("tomorrow"))))
                .singleElement()
                .asString()
                .contains("retirementDate");
    }

    private static List<String> read(Consumer<ObjectNode> change) {
        ObjectNode subject = parsed(SUBJECT);
        change.accept(subject);
        return content("GET", "/nfv-cert/v1/subjects/7").violations((JsonNode) subject);
    }

    private static Content content(String method, String path) {
        return CONTRACT.operation(method, path).orElseThrow().content(200).orElseThrow();
    }

    private static String id(String method, String path) {
        return CONTRACT.operation(method, path).orElseThrow().id();
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
