package sol023.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes of the types of the contract that {@link TypeComparison} must find. */
final class TypeChanges {

    private static final String CERT = "nfv-cert/v1/nfv-cert.yaml";
    private static final String NOTIFY = "certnotify/v1/certnotify.yaml";
    private static final String ENDPOINT = "certnotify/v1/notification-endpoint.yaml";
    private static final String LCM = "vnflcm/v2/vnflcm.yaml";
    private static final String LCM_ENDPOINT = "vnflcm/v2/notification-endpoint.yaml";
    private static final String COMMON = "sol013/common.yaml";

    private TypeChanges() {}

    static List<Change> all() {
        List<Change> changes = new ArrayList<>();
        attributes(changes);
        cardinalities(changes);
        typesAndValues(changes);
        return changes;
    }

    private static void attributes(List<Change> to) {
        to.add(Change.of(
                "an attribute is dropped",
                CERT,
                "/components/schemas/CertSubjectData/properties",
                o -> o.remove("locality"),
                "table 5.6.4.3.2-1: CertSubjectData/locality is not in the contract"));
        to.add(Change.of(
                "an attribute is added",
                CERT,
                "/components/schemas/CertSubjectData/properties",
                o -> o.putObject("street").put("type", "string"),
                "table 5.6.4.3.2-1: CertSubjectData/street is not in the table"));
        to.add(Change.of(
                "an attribute is added to an inlined structure",
                ENDPOINT,
                "/components/schemas/CertificateNotificationLinks/properties",
                o -> o.putObject("issuer").put("type", "string"),
                "table 7.6.2.4-1: CertificateLifecycleStateChangeNotification/_links/issuer is not in the table"));
        to.add(Change.of(
                "an attribute of a mapped parameter is dropped",
                ENDPOINT,
                "/components/schemas/CertOrEncCert/properties",
                o -> o.remove("encryptedCert"),
                "table 5.5.3.2-1: CertRepMessage/response/certifiedKeyPair/certOrEncCert/encryptedCert"
                        + " is not in the contract"));
        to.add(Change.of(
                "an attribute is required that does not exist",
                NOTIFY,
                "/components/schemas/CertificateSubscription",
                o -> o.withArray("required").add("expiry"),
                "table 7.6.2.3-1: CertificateSubscription/expiry is required but not there"));
        to.add(Change.of(
                "a type is added",
                NOTIFY,
                "/components/schemas",
                o -> o.putObject("Expiry").put("type", "string"),
                "table certnotify/v1/certnotify.yaml: the type Expiry is in no table"));
        to.add(Change.of(
                "an extension is not marked",
                COMMON,
                "/components/schemas/BasicParams",
                o -> o.remove("x-extension"),
                "table SOL013 8.3.4: SubscriptionAuthentication/paramsBasic is not in the table",
                "table sol013/common.yaml: the type BasicParams is in no table"));
        to.add(Change.of(
                "a type is renamed",
                ENDPOINT,
                "",
                o -> {
                    ObjectNode schemas = (ObjectNode) o.at("/components/schemas");
                    schemas.set("AffectedSubjects", schemas.remove("AffectedSubject"));
                    ((ObjectNode) o.at("/components/schemas/CertificateLifecycleStateChangeNotification"
                                    + "/properties/affectedSubject"))
                            .put("$ref", "#/components/schemas/AffectedSubjects");
                },
                "table 7.6.2.4-1: CertificateLifecycleStateChangeNotification/affectedSubject has the type"
                        + " AffectedSubjects, not AffectedSubject",
                "table 7.6.3.3-1: the type AffectedSubject is not in the contract",
                "table certnotify/v1/notification-endpoint.yaml: the type AffectedSubjects is in no table",
                "table certnotify/v1/notification-endpoint.yaml: the type AffectedSubjectPkiBody is in no table"));
        to.add(Change.of(
                "the spelling of SOL002 is mended",
                LCM,
                "/components/schemas/CertificateContent/properties",
                o -> o.set("certificateDescId", o.remove("certficateDescId")),
                "table SOL002 5.5.3.44 CertificateContent: CertificateContent/certficateDescId"
                        + " is not in the contract",
                "table SOL002 5.5.3.44 CertificateContent: CertificateContent/certificateDescId"
                        + " is not in the table"));
    }

    private static void cardinalities(List<Change> to) {
        to.add(Change.of(
                "an optional attribute is made mandatory",
                NOTIFY,
                "/components/schemas/CertificateSubscriptionRequest",
                o -> o.withArray("required").add("filter"),
                "table 7.6.2.2-1: CertificateSubscriptionRequest/filter has the cardinality 1, not 0..1"));
        to.add(Change.of(
                "a mandatory attribute is made optional",
                NOTIFY,
                "/components/schemas/CertificateSubscriptionRequest",
                o -> o.withArray("required").remove(1),
                "table 7.6.2.2-1: CertificateSubscriptionRequest/authentication has the cardinality 0..1, not 1"));
        to.add(Change.of(
                "an empty list is allowed",
                CERT,
                "/components/schemas/RegistrationRequest/properties/subjectId",
                o -> o.remove("minItems"),
                "table 5.6.4.2.3-1: RegistrationRequest/subjectId"
                        + " has the cardinality 0..N but always present, not 1..N"));
        to.add(Change.of(
                "a list is limited",
                NOTIFY,
                "/components/schemas/CertificateChangeNotificationsFilter/properties/certificateState",
                o -> o.put("maxItems", 7),
                "table 7.6.3.2-1: CertificateChangeNotificationsFilter/certificateState"
                        + " has the cardinality 0..7, not 0..N"));
        to.add(Change.of(
                "a list becomes a single value",
                NOTIFY,
                "/components/schemas/CertificateChangeNotificationsFilter/properties/certificateState",
                o -> o.removeAll().put("$ref", "#/components/schemas/PKIStatusInfoType"),
                "table 7.6.3.2-1: CertificateChangeNotificationsFilter/certificateState"
                        + " has the cardinality 0..1, not 0..N"));
        to.add(Change.of(
                "an entry of the list must be complete",
                CERT,
                "/components/schemas/SubjectInstanceListItem",
                o -> o.withArray("required").add("subjectId"),
                "table 5.6.4.2.2-1: SubjectInstanceListItem/subjectId"
                        + " has the cardinality 0..N but always present, not 0..N"));
        to.add(Change.of(
                "a common type loses a mandatory attribute",
                COMMON,
                "/components/schemas/ProblemDetails",
                o -> o.withArray("required").remove(1),
                "table SOL013 6.3: ProblemDetails/detail has the cardinality 0..1, not 1"));
    }

    private static void typesAndValues(List<Change> to) {
        to.add(Change.of(
                "a value of an extension is not marked",
                COMMON,
                "/components/schemas/SubscriptionAuthType",
                o -> o.withArray("x-extension-values").remove(1),
                "table SOL013 8.3.4: SubscriptionAuthentication/authType has the value 'TLS_CERT',"
                        + " which is not in the table"));
        to.add(Change.of(
                "an identifier becomes a string",
                CERT,
                "/components/schemas/SubjectInstance/properties/id",
                o -> o.removeAll().put("type", "string"),
                "table 5.6.4.2.2-1: SubjectInstance/id has the type String, not Identifier"));
        to.add(Change.of(
                "a number becomes a string",
                COMMON,
                "/components/schemas/ProblemDetails/properties/status",
                o -> o.put("type", "string"),
                "table SOL013 6.3: ProblemDetails/status has the type String, not Integer"));
        to.add(Change.of(
                "a structure becomes a string",
                NOTIFY,
                "/components/schemas/CertificateSubscription/properties/_links",
                o -> o.removeAll().put("type", "string"),
                "table 7.6.2.3-1: CertificateSubscription/_links is not a structure",
                "table certnotify/v1/certnotify.yaml: the type CertificateSubscriptionLinks is in no table"));
        to.add(Change.of(
                "a simple type gets a format",
                COMMON,
                "/components/schemas/Identifier",
                o -> o.put("format", "uuid"),
                "table sol013/common.yaml: the simple type Identifier is string uuid"));
        to.add(Change.of(
                "a value of an enumeration is renamed",
                ENDPOINT,
                "/components/schemas/CertResponseStatus",
                o -> values(o).set(2, "rejected"),
                "table 5.5.3.2-1: CertRepMessage/response/status/status has the value 'rejected',"
                        + " which is not in the table",
                "table 5.5.3.2-1: CertRepMessage/response/status/status lacks the value 'rejection'"));
        to.add(Change.of(
                "a value of an enumeration is added",
                NOTIFY,
                "/components/schemas/CertificateNotificationVerbosityType",
                o -> values(o).add("NONE"),
                "table 7.6.4.3-1: CertificateNotificationVerbosityType has the value 'NONE',"
                        + " which is not in the table"));
        to.add(Change.of(
                "a value of an enumeration that a reading defines is dropped",
                NOTIFY,
                "/components/schemas/PKIStatusInfoType",
                o -> values(o).remove(6),
                "table 7.6.2.4-1: PKIStatusInfoType lacks the value 'keyUpdateWarning'"));
        to.add(Change.of(
                "an attribute is limited to values that the table does not give",
                CERT,
                "/components/schemas/CertSubjectData/properties/country",
                o -> values(o).add("FR"),
                "table 5.6.4.3.2-1: CertSubjectData/country has the value 'FR', which is not in the table"));
        to.add(Change.of(
                "the kind of notification is misspelt",
                ENDPOINT,
                "/components/schemas/CertificateLifecycleStateChangeNotification/properties/notificationType",
                o -> values(o).set(0, "CertificateStateChangeNotification"),
                "table 7.6.2.4-1: CertificateLifecycleStateChangeNotification/notificationType has the value"
                        + " 'CertificateStateChangeNotification', which is not in the table",
                "table 7.6.2.4-1: CertificateLifecycleStateChangeNotification/notificationType lacks the value"
                        + " 'CertificateLifecycleStateChangeNotification'"));
        to.add(Change.of(
                "an alternative is dropped",
                LCM_ENDPOINT,
                "/components/schemas/LcmNotification",
                o -> o.withArray("oneOf").remove(2),
                "table SOL002 5.4.20: LcmNotification lacks the alternative VnfIdentifierDeletionNotification"));
    }

    private static ArrayNode values(ObjectNode schema) {
        return schema.withArray("enum");
    }
}
