package sol023.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Changes of the resources and methods of the contract that {@link MethodComparison} and {@link ScopeComparison} must find. */
final class MethodChanges {

    private static final String CERT = "nfv-cert/v1/nfv-cert.yaml";
    private static final String EXTENSION = "nfv-cert/v1/certificates-extension.yaml";
    private static final String NOTIFY = "certnotify/v1/certnotify.yaml";
    private static final String ENDPOINT = "certnotify/v1/notification-endpoint.yaml";
    private static final String LCM = "vnflcm/v2/vnflcm.yaml";
    private static final String COMMON = "sol013/common.yaml";
    private static final String VERSIONS = "api-versions/api-versions.yaml";
    private static final String SUBJECTS = "/paths/~1subjects";
    private static final String SUBJECT = "/paths/~1subjects~1{subjectId}";
    private static final String SUBSCRIPTIONS = "/paths/~1subscriptions";

    private MethodChanges() {}

    static List<Change> all() {
        List<Change> changes = new ArrayList<>();
        methods(changes);
        parameters(changes);
        responses(changes);
        headersAndScopes(changes);
        return changes;
    }

    private static void methods(List<Change> to) {
        to.add(Change.of(
                "a method is dropped",
                CERT,
                SUBJECT,
                o -> o.remove("delete"),
                "table 5.6.3.4.3.5-2: DELETE /subjects/{subjectId} is not in the contract",
                "table C.2-2: cert:v1:subject does not open DELETE /subjects/{subjectId}"));
        to.add(Change.of(
                "a method is added that is not supported",
                NOTIFY,
                SUBSCRIPTIONS,
                o -> o.putObject("put").putArray("security"),
                "table 7.5.3.3.3: PUT /subscriptions is in the contract but not supported"));
        to.add(Change.of(
                "a method of SOL002 is added that SOL023 does not take over",
                LCM,
                "/paths/~1vnf_instances",
                o -> o.putObject("post"),
                "table SOL023 6: POST /vnf_instances is in the contract but not supported"));
        to.add(Change.of(
                "a resource is renamed",
                VERSIONS,
                "/paths",
                o -> o.set("/versions", o.remove("/api_versions")),
                "table SOL013 9.3.3: /api_versions is not in the contract",
                "table api-versions/api-versions.yaml: /versions is in no table"));
        to.add(Change.of(
                "a body is no longer required",
                CERT,
                SUBJECTS + "/post/requestBody",
                o -> o.put("required", false),
                "table 5.6.3.3.3.1-2: POST /subjects does not require its request body"));
        to.add(Change.of(
                "a method gets a body",
                CERT,
                SUBJECT + "/delete",
                o -> o.putObject("requestBody").put("required", true),
                "table 5.6.3.4.3.5-2: DELETE /subjects/{subjectId} has a request body"));
        to.add(Change.of(
                "a body has another type",
                NOTIFY,
                SUBSCRIPTIONS + "/post/requestBody/content/application~1json/schema",
                o -> o.put("$ref", "#/components/schemas/CertificateSubscription"),
                "table 7.5.3.3.1-2: POST /subscriptions request has a body of type CertificateSubscription,"
                        + " not CertificateSubscriptionRequest"));
    }

    private static void parameters(List<Change> to) {
        to.add(Change.of(
                "a parameter is added",
                CERT,
                SUBJECTS + "/get",
                o -> o.withArray("parameters").addObject().put("name", "sort").put("in", "query"),
                "table 5.6.3.3.3.2-1: GET /subjects has the query parameter sort, which is not in the table"));
        to.add(Change.of(
                "a parameter is dropped",
                CERT,
                SUBJECTS + "/get",
                o -> o.withArray("parameters").remove(4),
                "table 5.6.3.3.3.2-1: GET /subjects lacks the query parameter exclude_default"));
        to.add(Change.of(
                "a selector is given to the subscriptions",
                NOTIFY,
                SUBSCRIPTIONS + "/get",
                o -> o.withArray("parameters")
                        .addObject()
                        .put("$ref", "../../sol013/common.yaml#/components/parameters/fields"),
                "table 7.5.3.3.2-1: GET /subscriptions has the query parameter fields, which is not in the table"));
        to.add(Change.of(
                "a parameter is made mandatory",
                COMMON,
                "/components/parameters/exclude_default",
                o -> o.put("required", true),
                "table 5.6.3.3.3.2-1: GET /subjects: exclude_default has the cardinality 1, not 0..1",
                "table SOL002 5.4.12: GET /vnf_lcm_op_occs: exclude_default has the cardinality 1, not 0..1",
                "table SOL002 5.4.2: GET /vnf_instances: exclude_default has the cardinality 1, not 0..1"));
        to.add(Change.of(
                "a path variable is renamed",
                CERT,
                SUBJECT,
                o -> ((ObjectNode) o.withArray("parameters").get(1)).put("name", "id"),
                "table 5.6.3.4.2-1: GET /subjects/{subjectId} lacks the path variable subjectId",
                "table 5.6.3.4.2-1: GET /subjects/{subjectId} has the path variable id, which is not in the table",
                "table 5.6.3.4.2-1: DELETE /subjects/{subjectId} lacks the path variable subjectId",
                "table 5.6.3.4.2-1: DELETE /subjects/{subjectId} has the path variable id,"
                        + " which is not in the table"));
        to.add(Change.of(
                "the version may be left out",
                NOTIFY,
                SUBSCRIPTIONS,
                o -> ((ObjectNode) o.withArray("parameters").get(0))
                        .put("$ref", "../../sol013/common.yaml#/components/parameters/VersionOptional"),
                "table SOL013 4.2.2: POST /subscriptions: whether the header Version is required",
                "table SOL013 4.2.2: GET /subscriptions: whether the header Version is required"));
    }

    private static void responses(List<Change> to) {
        to.add(Change.of(
                "a code of the table is dropped",
                CERT,
                SUBJECT + "/delete/responses",
                o -> o.remove("409"),
                "table 5.6.3.4.3.5-2: DELETE /subjects/{subjectId} lacks the response code 409"));
        to.add(Change.of(
                "a common code is dropped",
                CERT,
                SUBJECT + "/get/responses",
                o -> o.remove("503"),
                "table SOL013 6.4: GET /subjects/{subjectId} lacks the response code 503"));
        to.add(Change.of(
                "a code that needs a body is dropped",
                ENDPOINT,
                "/paths/~1/post/responses",
                o -> o.remove("415"),
                "table SOL013 6.4: POST / lacks the response code 415"));
        to.add(Change.of(
                "a code is added",
                NOTIFY,
                SUBSCRIPTIONS + "/post/responses",
                o -> o.set("202", o.get("303").deepCopy()),
                "table 7.5.3.3.1-2: POST /subscriptions has the response code 202, which is not in the table"));
        to.add(Change.of(
                "an empty response gets a body",
                NOTIFY,
                SUBSCRIPTIONS + "/post/responses/303",
                o -> o.putObject("content"),
                "table 7.5.3.3.1-2: POST /subscriptions 303 has a body"));
        to.add(Change.of(
                "a list becomes a single object",
                CERT,
                SUBJECTS + "/get/responses/200/content/application~1json/schema",
                o -> o.removeAll().put("$ref", "#/components/schemas/SubjectInstanceListItem"),
                "table 5.6.3.3.3.2-2: GET /subjects 200 has a body of cardinality 1, not 0..N"));
        to.add(Change.of(
                "an entry of the list is shown complete",
                CERT,
                SUBJECTS + "/get/responses/200/content/application~1json/schema/items",
                o -> o.put("$ref", "#/components/schemas/SubjectInstance"),
                "table 5.6.3.3.3.2-2: GET /subjects 200 has a body of type SubjectInstance,"
                        + " not SubjectInstanceListItem"));
        to.add(Change.of(
                "an error is told in plain JSON",
                CERT,
                SUBJECT + "/get/responses",
                o -> {
                    ObjectNode response = o.putObject("404");
                    response.putObject("headers").putObject("Version");
                    response.putObject("content")
                            .putObject("application/json")
                            .putObject("schema")
                            .put("$ref", "../../sol013/common.yaml#/components/schemas/ProblemDetails");
                },
                "table SOL013 6.4: GET /subjects/{subjectId} 404 lacks the media type application/problem+json",
                "table SOL013 6.4: GET /subjects/{subjectId} 404 has the media type application/json,"
                        + " which is not in the table",
                "table SOL013 6.4: GET /subjects/{subjectId} 404 has a body of type , not ProblemDetails"));
    }

    private static void headersAndScopes(List<Change> to) {
        to.add(Change.of(
                "a header is dropped",
                CERT,
                SUBJECTS + "/post/responses/201/headers",
                o -> o.remove("Location"),
                "table 5.6.3.3.3.1-2: POST /subjects 201 lacks the header Location"));
        to.add(Change.of(
                "a header is added",
                CERT,
                SUBJECT + "/get/responses/200/headers",
                o -> o.putObject("ETag"),
                "table 5.6.3.4.3.2-2: GET /subjects/{subjectId} 200 has the header ETag,"
                        + " which is not in the table"));
        to.add(Change.of(
                "a header need no longer be there",
                COMMON,
                "/components/headers/Location",
                o -> o.put("required", false),
                "table 5.6.3.3.3.1-2: POST /subjects 201 does not require the header Location",
                "table 7.5.3.3.1-2: POST /subscriptions 201 does not require the header Location",
                "table 7.5.3.3.1-2: POST /subscriptions 303 does not require the header Location",
                "table SOL002 5.4.18: POST /subscriptions 201 does not require the header Location",
                "table SOL002 5.4.18: POST /subscriptions 303 does not require the header Location"));
        to.add(Change.of(
                "the next page is not announced",
                NOTIFY,
                SUBSCRIPTIONS + "/get/responses/200/headers",
                o -> o.remove("Link"),
                "table 7.5.3.3.2-2: GET /subscriptions 200 lacks the header Link"));
        to.add(Change.of(
                "a method is closed to a scope",
                CERT,
                SUBJECTS + "/post",
                o -> o.putArray("security").addObject().putArray("oauth2").add("cert:v1:all"),
                "table C.2-2: cert:v1:subject does not open POST /subjects"));
        to.add(Change.of(
                "a method is closed to the scope for everything",
                EXTENSION,
                "/paths/~1certificates/get",
                o -> o.putArray("security").addObject().putArray("oauth2").add("cert:v1:certificate_content:readonly"),
                "table C.2-2: cert:v1:all does not open GET /certificates"));
        to.add(Change.of(
                "a method asks for two scopes at once",
                NOTIFY,
                "/paths/~1subscriptions~1{subscriptionId}/delete",
                o -> o.putArray("security")
                        .addObject()
                        .putArray("oauth2")
                        .add("certnotify:v1:all")
                        .add("certnotify:v1:subscription"),
                "table C.3-2: certnotify:v1:all does not open DELETE /subscriptions/{subscriptionId}"));
        to.add(Change.of(
                "a scope is not declared",
                NOTIFY,
                "/components/securitySchemes/oauth2/flows/clientCredentials/scopes",
                o -> o.remove("certnotify:v1:subscription"),
                "table certnotify/v1/certnotify.yaml: the scope certnotify:v1:subscription is not declared"));
        to.add(Change.of(
                "a scope is declared that opens nothing",
                NOTIFY,
                "/components/securitySchemes/oauth2/flows/clientCredentials/scopes",
                o -> o.put("certnotify:v1:readonly", "Reading."),
                "table certnotify/v1/certnotify.yaml: the scope certnotify:v1:readonly opens nothing"));
    }
}
