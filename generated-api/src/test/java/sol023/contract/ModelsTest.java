package sol023.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import sol023.api.certificates.model.CertificateInstance;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.api.certnotify.model.CertificationType;
import sol023.api.nfvcert.model.CertSubjectData;
import sol023.api.nfvcert.model.CertType;
import sol023.api.nfvcert.model.CertificateData;
import sol023.api.nfvcert.model.RegistrationRequest;
import sol023.api.nfvcert.model.SubjectData;
import sol023.api.nfvcert.model.SubjectInstance;
import sol023.api.nfvcert.model.SubjectInstanceLinks;
import sol023.api.nfvcert.model.SubjectInstanceListItem;
import sol023.api.nfvcert.model.TypeOfVnfcCertHandling;
import sol023.api.sol013.model.Link;
import sol023.api.sol013.model.OAuth2ClientCredentialsParams;
import sol023.api.sol013.model.ProblemDetails;
import sol023.api.vnflcm.model.CertificateContent;
import sol023.api.vnflcm.model.LcmNotification;
import sol023.api.vnflcm.model.VnfIdentifierCreationNotification;
import sol023.api.vnflcm.model.VnfInstance;
import sol023.api.vnflcm.model.VnfLcmOperationOccurrenceNotification;

/**
 * The generated models behave as the standards ask, with Jackson's own settings for unknown attributes and nulls: what must
 * hold does not depend on how a caller has set up its mapper.
 */
class ModelsTest {

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String REQUEST =
            """
            {"certType": "VNFCI_certificate",
             "subjectId": [{"subjectId": "vnfc-1", "colour": "blue",
               "certificateData": [{"subjectName": {"commonName": "a.example.org", "nickname": "a"},
                                    "subjectAlternateName": ["a.example.org", "192.0.2.1"]}]}],
             "typeOfVnfcCertHandling": "delegation_mode",
             "vendorHint": {"a": [1, null]}}
            """;

    @Test
    void an_unknown_attribute_is_no_error_at_any_depth() throws JsonProcessingException {
        RegistrationRequest read = mapper.readValue(REQUEST, RegistrationRequest.class);

        assertThat(read)
                .isEqualTo(new RegistrationRequest()
                        .certType(CertType.VNFCI_CERTIFICATE)
                        .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DELEGATION_MODE)
                        .subjectId(List.of(new SubjectData()
                                .subjectId("vnfc-1")
                                .certificateData(List.of(new CertificateData()
                                        .subjectName(new CertSubjectData().commonName("a.example.org"))
                                        .subjectAlternateName(List.of("a.example.org", "192.0.2.1")))))));
    }

    @Test
    void an_absent_attribute_is_never_written_as_null() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(new RegistrationRequest())).isEqualTo("{}");
        assertThat(mapper.writeValueAsString(new ProblemDetails().status(404).detail("No such subject.")))
                .isEqualTo("{\"status\":404,\"detail\":\"No such subject.\"}");
        assertThat(mapper.writeValueAsString(new SubjectInstanceListItem().id("s-1")))
                .isEqualTo("{\"id\":\"s-1\"}");
    }

    @Test
    void an_absent_list_is_told_from_an_empty_one() throws JsonProcessingException {
        assertThat(mapper.readValue("{}", CertificateData.class).getSubjectAlternateName())
                .isNull();
        assertThat(mapper.readValue("{\"subjectAlternateName\":[]}", CertificateData.class)
                        .getSubjectAlternateName())
                .isEmpty();
    }

    @Test
    void values_of_enumerations_are_spelled_as_in_the_tables() throws JsonProcessingException {
        JsonNode written = mapper.valueToTree(new RegistrationRequest()
                .certType(CertType.VNF_OAM_CERTIFICATE)
                .typeOfVnfcCertHandling(TypeOfVnfcCertHandling.DIRECT_MODE));

        assertThat(written.get("certType").asText()).isEqualTo("VNF_OAM_certificate");
        assertThat(written.get("typeOfVnfcCertHandling").asText()).isEqualTo("direct_mode");
    }

    @Test
    void a_value_outside_an_enumeration_is_refused_and_the_attribute_named() {
        assertThatThrownBy(() -> mapper.readValue("{\"certType\":\"vnfci\"}", RegistrationRequest.class))
                .isInstanceOfSatisfying(ValueInstantiationException.class, e -> assertThat(e.getPathReference())
                        .endsWith("RegistrationRequest[\"certType\"]"));
    }

    @Test
    void a_printed_name_of_a_certificate_type_is_echoed_as_it_was_sent() throws JsonProcessingException {
        CertificateChangeNotificationsFilter read = mapper.readValue(
                "{\"certificationType\":[\"VNFCI certificate.\",\"VNF_OAM_certificate\"]}",
                CertificateChangeNotificationsFilter.class);

        assertThat(read.getCertificationType())
                .containsExactly(
                        CertificationType.VNFCI_CERTIFICATE_PRINTED_WITH_STOP, CertificationType.VNF_OAM_CERTIFICATE);
        assertThat(mapper.writeValueAsString(read))
                .isEqualTo("{\"certificationType\":[\"VNFCI certificate.\",\"VNF_OAM_certificate\"]}");
    }

    @Test
    void links_have_their_name_with_the_underscore() throws JsonProcessingException {
        SubjectInstance subject = new SubjectInstance()
                .id("s-1")
                .links(new SubjectInstanceLinks()
                        .self(new Link().href("https://cmf.example.org/nfv-cert/v1/subjects/s-1")));

        String written = mapper.writeValueAsString(subject);

        assertThat(written)
                .isEqualTo("{\"id\":\"s-1\",\"_links\":{\"self\":"
                        + "{\"href\":\"https://cmf.example.org/nfv-cert/v1/subjects/s-1\"}}}");
        assertThat(mapper.readValue(written, SubjectInstance.class)).isEqualTo(subject);
    }

    @Test
    void key_value_pairs_keep_what_is_nested_in_them_nulls_included() throws JsonProcessingException {
        String instance = "{\"id\":\"vnf-1\",\"metadata\":{\"a\":{\"b\":[1,{\"c\":null}]},\"d\":null,\"e\":1.50}}";

        VnfInstance read = mapper.readValue(instance, VnfInstance.class);

        assertThat(read.getMetadata().at("/a/b/1").has("c")).isTrue();
        assertThat(mapper.readTree(mapper.writeValueAsString(read))).isEqualTo(mapper.readTree(instance));
    }

    @Test
    void a_serial_number_of_160_bits_is_read_exactly() throws JsonProcessingException {
        BigInteger serial = BigInteger.ONE.shiftLeft(159).add(BigInteger.TWO);

        CertificateContent read = mapper.readValue("{\"serialNumber\":" + serial + "}", CertificateContent.class);

        assertThat(read.getSerialNumber()).isEqualTo(serial);
        assertThat(mapper.writeValueAsString(read)).isEqualTo("{\"serialNumber\":" + serial + "}");
    }

    @Test
    void a_certificate_is_written_in_base64_and_its_times_in_utc() throws JsonProcessingException {
        CertificateInstance certificate = new CertificateInstance()
                .certificate(new byte[] {0x30, 0x03, 0x02, 0x01, 0x05})
                .notBefore(OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC));

        String written = mapper.writeValueAsString(certificate);

        assertThat(written).isEqualTo("{\"notBefore\":\"2026-01-02T03:04:05Z\",\"certificate\":\"MAMCAQU=\"}");
        assertThat(mapper.readValue(written, CertificateInstance.class)).isEqualTo(certificate);
    }

    @Test
    void a_notification_is_told_by_its_type_and_written_as_it_was_read() throws JsonProcessingException {
        String creation = "{\"id\":\"n-1\",\"notificationType\":\"VnfIdentifierCreationNotification\","
                + "\"subscriptionId\":\"sub-1\",\"vnfInstanceId\":\"vnf-1\"}";

        LcmNotification read = mapper.readValue(creation, LcmNotification.class);

        assertThat(read).isInstanceOf(VnfIdentifierCreationNotification.class);
        assertThat(mapper.writeValueAsString(read)).isEqualTo(creation);
        assertThat(mapper.readValue(
                        "{\"notificationType\":\"VnfLcmOperationOccurrenceNotification\",\"new\":1}",
                        LcmNotification.class))
                .isInstanceOf(VnfLcmOperationOccurrenceNotification.class);
    }

    @Test
    void a_notification_of_no_known_type_is_refused() {
        assertThatThrownBy(() -> mapper.readValue("{\"notificationType\":\"Other\"}", LcmNotification.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"id\":\"n-1\"}", LcmNotification.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_password_does_not_show_in_text() throws JsonProcessingException {
        CertificateSubscriptionRequest request = mapper.readValue(
                """
                {"callbackUri": "https://vnfm.example.org/n",
                 "authentication": {"authType": ["OAUTH2_CLIENT_CREDENTIALS"],
                   "paramsOauth2ClientCredentials": {"clientId": "cmf", "clientPassword": "hush-hush"}}}
                """,
                CertificateSubscriptionRequest.class);

        OAuth2ClientCredentialsParams parameters = request.getAuthentication().getParamsOauth2ClientCredentials();
        assertThat(parameters.getClientPassword()).isEqualTo("hush-hush");
        assertThat(request.toString()).contains("clientId: cmf").doesNotContain("hush-hush");
    }
}
