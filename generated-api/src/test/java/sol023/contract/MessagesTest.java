package sol023.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import sol023.api.certnotify.model.CertificateSubscriptionRequest;
import sol023.api.notification.model.CertificateLifecycleStateChangeNotification;
import sol023.api.vnflcm.model.LcmNotification;
import sol023.api.vnflcm.model.VnfInstance;
import sol023.api.vnflcm.model.VnfLcmOpOcc;

/** Whole messages pass through the models without loss: nothing that the contract knows is misnamed or of a wrong type. */
class MessagesTest {

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private void passesUnchanged(String message, Class<?> type) throws JsonProcessingException {
        Object read = mapper.readValue(message, type);

        assertThat(mapper.readTree(mapper.writeValueAsString(read))).isEqualTo(mapper.readTree(message));
    }

    @Test
    void a_vnf_instance_with_certificates() throws JsonProcessingException {
        passesUnchanged(
                """
                {"id": "vnf-7", "vnfdId": "d-1", "vnfProvider": "Example", "vnfProductName": "Edge",
                 "vnfSoftwareVersion": "1.4", "vnfdVersion": "2.0", "instantiationState": "INSTANTIATED",
                 "vimConnectionInfo": {"vim-1": {"vimType": "x", "extra": [null, 1]}},
                 "certificateInfo": {"id": "ci-1",
                   "certificateConfigurationInfo": {
                     "certificateBaseProfile": {"id": "bp-1", "subject": {"commonName": "a1.example.org"},
                       "subjectAltName": ["a1.example.org", {"type": "dns"}]},
                     "securityPolicy": [{"id": "sp-1", "maxValidityPeriod": 365, "minimumKeyLength": 256}],
                     "cmfInfo": {"id": "cmf-1", "supportedProtocols": ["CMPv2"],
                       "endPoint": {"ipAddress": "192.0.2.10", "link": {"href": "https://cmf.example.org/"}}}},
                   "certificateContents": [{"id": "cc-1", "certficateDescId": "desc-1", "certificateType": "VNFCI_CERT",
                     "subject": "CN=a1.example.org", "serialNumber": 340282366920938463463374607431768211455,
                     "notBefore": "2026-01-01T00:00:00Z", "notAfter": "2027-01-01T00:00:00Z"}]},
                 "instantiatedVnfInfo": {"flavourId": "small", "vnfState": "STARTED",
                   "vipCpInfo": [{"cpInstanceId": "vip-1", "anything": {"at": ["all"]}}],
                   "extCpInfo": [{"id": "cp-1", "cpdId": "ext", "cpConfigId": "cfg-1", "associatedVnfcCpId": "vcp-1",
                     "cpProtocolInfo": [{"layerProtocol": "IP_OVER_ETHERNET", "ipOverEthernet": {"macAddress": "x"}}]}],
                   "vnfcInfo": [{"id": "vnfc-a1", "vduId": "vdu", "vnfcResourceInfoId": "res-1",
                     "vnfcState": "STARTED"}],
                   "vnfcResourceInfo": [{"id": "res-1", "vduId": "vdu", "computeResource": {"resourceId": "srv-9"},
                     "certificateContentId": "cc-1"}]},
                 "_links": {"self": {"href": "https://vnfm.example.org/vnflcm/v2/vnf_instances/vnf-7"}}}
                """,
                VnfInstance.class);
    }

    @Test
    void an_operation_occurrence() throws JsonProcessingException {
        passesUnchanged(
                """
                {"id": "occ-5", "operationState": "FAILED_TEMP", "stateEnteredTime": "2026-02-03T09:15:00.123Z",
                 "startTime": "2026-02-03T09:14:00Z", "vnfInstanceId": "vnf-7", "operation": "SCALE",
                 "isAutomaticInvocation": false, "operationParams": {"type": "SCALE_OUT"}, "isCancelPending": true,
                 "cancelMode": "GRACEFUL", "error": {"status": 500, "detail": "No room."},
                 "resourceChanges": {"affectedVnfcs": [{"id": "vnfc-a2", "vduId": "vdu", "changeType": "TEMPORARY",
                   "computeResource": {"vimConnectionId": "vim-1", "resourceId": "srv-10"}}]},
                 "_links": {"self": {"href": "https://vnfm.example.org/vnflcm/v2/vnf_lcm_op_occs/occ-5"},
                            "vnfInstance": {"href": "https://vnfm.example.org/vnflcm/v2/vnf_instances/vnf-7"}}}
                """,
                VnfLcmOpOcc.class);
    }

    @Test
    void a_notification_of_a_lifecycle_change() throws JsonProcessingException {
        passesUnchanged(
                """
                {"id": "n-42", "notificationType": "VnfLcmOperationOccurrenceNotification", "subscriptionId": "sub-3",
                 "timeStamp": "2026-02-03T09:15:00Z", "notificationStatus": "RESULT", "operationState": "COMPLETED",
                 "vnfInstanceId": "vnf-7", "operation": "SCALE", "isAutomaticInvocation": false,
                 "vnfLcmOpOccId": "occ-5", "verbosity": "FULL",
                 "affectedVnfcs": [{"id": "vnfc-a2", "vduId": "vdu", "changeType": "ADDED",
                   "computeResource": {"resourceId": "srv-10"}}],
                 "affectedCertificates": [{"certificateInfoId": "ci-1", "certificateContentId": "cc-2",
                   "changeType": "ADD"}],
                 "_links": {"vnfInstance": {"href": "/vnflcm/v2/vnf_instances/vnf-7"},
                            "subscription": {"href": "/vnflcm/v2/subscriptions/sub-3"},
                            "vnfLcmOpOcc": {"href": "/vnflcm/v2/vnf_lcm_op_occs/occ-5"}}}
                """,
                LcmNotification.class);
    }

    @Test
    void a_subscription_to_certificate_changes() throws JsonProcessingException {
        passesUnchanged(
                """
                {"filter": {"vnfInstanceSubscriptionFilter": {"vnfdIds": ["d-1"], "vnfProductsFromProviders": [
                     {"vnfProvider": "Example", "vnfProducts": [{"vnfProductName": "Edge",
                       "versions": [{"vnfSoftwareVersion": "1.4", "vnfdVersions": ["2.0"]}]}]}]},
                   "certificateState": ["accepted", "revocationNotification"],
                   "certificationType": ["VNFCI_certificate"]},
                 "callbackUri": "https://vnfm.example.org/n", "verbosity": "SHORT",
                 "authentication": {"authType": ["OAUTH2_CLIENT_CERT"], "paramsOauth2ClientCert": {"clientId": "cmf",
                   "certificateRef": {"type": "x5t#S256", "value": "E0tMYKDxd9Cl51xLcOPGcvPPkaIo9i_c1yYWTfvCGAk"},
                   "tokenEndpoint": "https://vnfm.example.org/oauth/token"}}}
                """,
                CertificateSubscriptionRequest.class);
    }

    @Test
    void a_notification_of_a_certificate_change() throws JsonProcessingException {
        passesUnchanged(
                """
                {"id": "n-1", "notificationType": "CertificateLifecycleStateChangeNotification",
                 "subscriptionId": "sub-1", "timeStamp": "2026-02-03T09:15:00Z", "certificateState": "grantedWithMods",
                 "certificateId": "aki.serial", "verbosity": "FULL",
                 "affectedSubject": {"id": "s-1", "changeType": "MODIFIED", "pkiBody": {"ip": {"response": []}}},
                 "affectedCertificate": {"id": "aki.serial", "changeType": "ADDED", "pkiBody": {"cp": {
                   "caPubs": ["MAMCAQU="], "response": [{"certReqId": 0,
                     "status": {"status": "grantedWithMods", "statusString": ["Shorter validity."]},
                     "certifiedKeyPair": {"certOrEncCert": {"certificate": "MAMCAQU="}}}]}}},
                 "_links": {"subscription": {"href": "/certnotify/v1/subscriptions/sub-1"},
                            "subject": {"href": "/nfv-cert/v1/subjects/s-1"},
                            "certificate": {"href": "/nfv-cert/v1/certificates/aki.serial"}}}
                """,
                CertificateLifecycleStateChangeNotification.class);
    }
}
