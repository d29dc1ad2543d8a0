package sol023.conformance.vnfm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.contract.Contract;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.lcm.LcmNotifier;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.vnfm.lcm.Vnf;

/** The VNF LCM interface as a CMF sees it; a callback of the same VNFM plays the CMF's endpoint. */
@Timeout(60)
class LcmApiTest {

    private static final String VNFLCM = "vnflcm/v2/vnflcm.yaml";
    private static final String ENDPOINT = "vnflcm/v2/notification-endpoint.yaml";
    private static final Contract CONTRACT = new Contract();
    private static final String FILTER =
            "{\"notificationTypes\":[\"VnfLcmOperationOccurrenceNotification\",\"VnfIdentifierCreationNotification\"]}";

    private final VnfmFixture fixture;
    private final LcmVnfm lcm;

    LcmApiTest(@TempDir Path folder) {
        fixture = new VnfmFixture(folder, Optional.empty());
        lcm = lcm(fixture, Optional.empty());
    }

    private static LcmVnfm lcm(VnfmFixture fixture, Optional<VnfmSettings.Client> client) {
        Duration time = Duration.ofSeconds(10);
        Redactor redactor = new Redactor(List.of());
        LcmNotifier notifier = new LcmNotifier(
                new Connections(fixture.identity()),
                new Target.Timeouts(time, time, time),
                redactor,
                Clock.systemUTC());
        return new LcmVnfm(fixture.vnfm, client, notifier, redactor, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... more) throws Exception {
        String[] headers = new String[more.length + 4];
        System.arraycopy(more, 0, headers, 0, more.length);
        headers[more.length] = "Version";
        headers[more.length + 1] = "2.12.0";
        headers[more.length + 2] = "Content-Type";
        headers[more.length + 3] = "application/json";
        URI uri = path.startsWith("https:") ? URI.create(path) : URI.create(lcm.api() + path);
        return fixture.send(method, uri, body, headers);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void fits(String document, String structure, JsonNode json) {
        assertThat(CONTRACT.structure(document, structure).violations(json))
                .as(structure + " " + json)
                .isEmpty();
    }

    private HttpResponse<String> subscribe(Callback callback) throws Exception {
        return send("POST", "/subscriptions", request(callback.uri(), FILTER));
    }

    private static String request(URI callback, String filter) {
        return "{\"filter\":" + filter + ",\"callbackUri\":\"" + callback + "\"}";
    }

    @Test
    void a_subscription_is_made_after_its_endpoint_was_tested_and_read_listed_and_ended() throws Exception {
        Callback callback = fixture.vnfm.callback(fixture.recorder);
        HttpResponse<String> made = subscribe(callback);
        assertThat(made.statusCode()).isEqualTo(201);
        fits(VNFLCM, "LccnSubscription", json(made));
        assertThat(callback.inbox().all())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.request().method()).isEqualTo("GET"));
        String place = made.headers().firstValue("Location").orElseThrow();
        assertThat(json(get(place))).isEqualTo(json(made));
        assertThat(json(get("/subscriptions"))).hasSize(1);
        assertThat(json(fixture.send(
                        fixture.stranger, "GET", URI.create(lcm.api() + "/subscriptions"), "", "Version", "2.12.0")))
                .as("somebody else's view")
                .isEmpty();

        HttpResponse<String> again = subscribe(callback);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location")).contains(place);
        assertThat(again.body()).isEmpty();

        assertThat(send("DELETE", place, "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", place, "").statusCode()).isEqualTo(404);
        assertThat(get(place).statusCode()).isEqualTo(404);
    }

    @Test
    void an_endpoint_that_fails_its_test_gets_no_subscription() throws Exception {
        Callback callback = fixture.vnfm.callback(fixture.recorder).onTest(Reply.status(500));
        HttpResponse<String> refused = subscribe(callback);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).contains("500");
        assertThat(lcm.subscriptions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"callbackUri\":\"/relative\"}|422",
                "{\"callbackUri\":\"ht tp://x\"}|422",
                "{}|422",
                "[]|400",
                "{\"callbackUri\":|400",
                "{\"callbackUri\":\"https://127.0.0.1:1/x\",\"authentication\":{\"authType\":[\"BASIC\"]}}|422",
                "{\"callbackUri\":\"https://127.0.0.1:1/x\",\"authentication\":{\"authType\":[\"OAUTH2_CLIENT_CREDENTIALS\"]}}|422",
                "{\"callbackUri\":\"https://127.0.0.1:1/x\"}|422",
            })
    void a_request_that_cannot_be_fulfilled_is_refused_with_problem_details(String row) throws Exception {
        String[] parts = row.split("\\|", -1);
        HttpResponse<String> refused = send("POST", "/subscriptions", parts[0]);
        assertThat(refused.statusCode()).isEqualTo(Integer.parseInt(parts[1]));
        fits("sol013/common.yaml", "ProblemDetails", json(refused));
    }

    @Test
    void a_vnf_lives_and_its_subscribers_hear_of_it_in_the_form_of_the_contract() throws Exception {
        Callback callback = fixture.vnfm.callback(fixture.recorder);
        subscribe(callback);
        Vnf vnf = lcm.create("a VNF", fixture.recorder);
        assertThat(json(get("/vnf_instances/" + vnf.id())).has("instantiatedVnfInfo"))
                .isFalse();
        LcmVnfm.Done up = lcm.instantiate(vnf.id(), 2, fixture.recorder);
        assertThat(up.vnf().vnfcs()).hasSize(2);
        lcm.scaleOut(vnf.id(), 1, fixture.recorder);
        LcmVnfm.Done in = lcm.scaleIn(vnf.id(), List.of(up.vnf().vnfcs().get(0).id()), fixture.recorder);
        assertThat(in.occurrence().changes()).singleElement().satisfies(change -> assertThat(change.type())
                .isEqualTo("REMOVED"));
        lcm.heal(vnf.id(), up.vnf().vnfcs().get(1).id(), fixture.recorder);
        JsonNode shown = json(get("/vnf_instances/" + vnf.id()));
        fits(VNFLCM, "VnfInstance", shown);
        assertThat(shown.at("/instantiatedVnfInfo/vnfcInfo")).hasSize(2);
        JsonNode occurrence = json(get("/vnf_lcm_op_occs/" + in.occurrence().id()));
        fits(VNFLCM, "VnfLcmOpOcc", occurrence);
        assertThat(occurrence.path("operationState").asText()).isEqualTo("COMPLETED");
        assertThat(lcm.terminate(vnf.id(), fixture.recorder).vnf().vnfcs()).isEmpty();
        lcm.delete(vnf.id(), fixture.recorder);
        assertThat(get("/vnf_instances/" + vnf.id()).statusCode()).isEqualTo(404);

        List<Delivery> heard = callback.inbox().await(11, Callback::isPost, Duration.ofSeconds(20));
        assertThat(heard)
                .as("creation, START and RESULT of five operations, no deletion: the filter")
                .hasSize(11);
        for (Delivery delivery : heard) {
            assertThat(delivery.request().header("Version")).contains("2.12.0");
            JsonNode notification = delivery.request().json().orElseThrow();
            fits(ENDPOINT, notification.path("notificationType").asText(), notification);
        }
        assertThat(heard.get(0).request().text()).contains("VnfIdentifierCreationNotification");
        assertThat(heard.get(2).request().json().orElseThrow().path("affectedVnfcs"))
                .hasSize(2);
    }

    @Test
    void a_notification_is_sent_again_until_it_is_taken() throws Exception {
        Callback callback = fixture.vnfm.callback(fixture.recorder);
        subscribe(callback);
        callback.onNotification(Reply.status(503), Reply.hangUp(), Reply.noContent());
        lcm.create("a VNF", fixture.recorder);
        List<Delivery> heard = callback.inbox().await(3, Callback::isPost, Duration.ofSeconds(20));
        assertThat(heard).hasSize(3);
        assertThat(heard.stream()
                        .map(one ->
                                one.request().json().orElseThrow().path("id").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void notifications_are_authorized_as_the_subscriber_wants() throws Exception {
        ClientProof.BySecret client = ClientProof.BySecret.random();
        TokenEndpoint tokens = fixture.vnfm.tokens(client, fixture.recorder);
        Callback callback = fixture.vnfm.callback(fixture.recorder).protectedBy(tokens);
        String authentication = ",\"authentication\":{\"authType\":[\"OAUTH2_CLIENT_CREDENTIALS\"],"
                + "\"paramsOauth2ClientCredentials\":{\"clientId\":\"" + client.id() + "\",\"clientPassword\":\""
                + client.secret() + "\",\"tokenEndpoint\":\"" + tokens.uri() + "\"}}}";
        HttpResponse<String> made =
                send("POST", "/subscriptions", request(callback.uri(), FILTER).replaceFirst("}$", authentication));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("authentication", client.secret());
        lcm.create("a VNF", fixture.recorder);
        assertThat(callback.inbox()
                        .await(one -> Callback.isPost(one) && one.call().status() == 204, Duration.ofSeconds(20)))
                .isPresent();
        assertThat(fixture.recorder.exchanges().toString()).doesNotContain(client.secret());
    }

    @Test
    void lists_are_filtered_cut_and_paged() throws Exception {
        for (int i = 0; i < 5; i++) {
            Vnf vnf = lcm.create("vnf " + i, fixture.recorder);
            if (i % 2 == 0) {
                lcm.instantiate(vnf.id(), 1, fixture.recorder);
            }
        }
        JsonNode all = json(get("/vnf_instances"));
        assertThat(all).hasSize(5).noneMatch(vnf -> vnf.has("instantiatedVnfInfo"));
        all.forEach(vnf -> fits(VNFLCM, "VnfInstance", vnf));
        assertThat(json(get("/vnf_instances?all_fields")).toString()).contains("vnfcInfo");
        assertThat(json(get("/vnf_instances?filter=(eq,instantiationState,INSTANTIATED)&fields=instantiatedVnfInfo")))
                .hasSize(3)
                .allMatch(vnf -> vnf.has("instantiatedVnfInfo") && vnf.has("vnfdId"));
        assertThat(json(get("/vnf_lcm_op_occs?filter=(in,operationState,STARTING,PROCESSING)")))
                .isEmpty();
        assertThat(json(get("/vnf_lcm_op_occs?filter=(nin,operationState,STARTING)")))
                .hasSize(3);
        for (String wrong : List.of("filter=(eq", "filter=(like,a,b)", "unknown=1", "filter=%25zz")) {
            assertThat(get("/vnf_instances?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        lcm.pageSize(2);
        int seen = 0;
        String page = "/vnf_instances?all_fields";
        while (!page.isEmpty()) {
            HttpResponse<String> answer = get(page);
            seen += json(answer).size();
            page = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceFirst("<(.*)>;.*", "$1"))
                    .orElse("");
        }
        assertThat(seen).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /vnf_instances",
                "PUT /vnf_instances",
                "DELETE /vnf_instances/x",
                "PATCH /vnf_instances/x",
                "POST /vnf_instances/x/instantiate",
                "GET /vnf_instances/x/terminate",
                "POST /vnf_instances/x/change_vnfpkg",
                "POST /vnf_lcm_op_occs/x/retry",
                "DELETE /vnf_lcm_op_occs/x",
                "GET /vnf_snapshots",
                "DELETE /vnf_snapshots/x",
                "PUT /subscriptions",
                "DELETE /subscriptions",
                "POST /subscriptions/x",
                "PATCH /subscriptions/x",
            })
    void everything_else_is_405(String row) throws Exception {
        String[] parts = row.split(" ", -1);
        HttpResponse<String> refused = send(parts[0], parts[1], parts[0].equals("GET") ? "" : "{}");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).isPresent();
        fits("sol013/common.yaml", "ProblemDetails", json(refused));
        assertThat(LcmVnfm.isAllowed(lcm.calls().all().get(0))).isFalse();
    }

    @Test
    void versions_are_told_and_demanded() throws Exception {
        for (String place : List.of("/api_versions", "/../api_versions")) {
            URI uri = URI.create(lcm.api() + place).normalize();
            HttpResponse<String> answer = fixture.send("GET", uri, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("2.12.0");
        }
        URI vnfs = URI.create(lcm.api() + "/vnf_instances");
        assertThat(fixture.send("GET", vnfs, "").statusCode()).isEqualTo(400);
        assertThat(fixture.send("GET", vnfs, "", "Version", "1.0.0").statusCode())
                .isEqualTo(406);
        assertThat(fixture.send("GET", vnfs, "", "Version", "2.3.0").headers().firstValue("Version"))
                .contains("2.3.0");
        assertThat(get("/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void a_client_of_the_token_endpoint_needs_its_token(@TempDir Path other) throws Exception {
        VnfmSettings.Client client =
                new VnfmSettings.Client("cmf", new Secret("opensesame".getBytes(StandardCharsets.UTF_8)));
        try (VnfmFixture own = new VnfmFixture(other, Optional.of(client))) {
            LcmVnfm guarded = lcm(own, Optional.of(client));
            URI vnfs = URI.create(guarded.api() + "/vnf_instances");
            assertThat(own.send("GET", vnfs, "", "Version", "2.12.0").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> answer = own.send(
                    "POST",
                    URI.create(own.vnfm.base() + "/oauth2/token"),
                    "grant_type=client_credentials&client_id=cmf&client_secret=opensesame",
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            String token = json(answer).path("access_token").asText();
            assertThat(own.send("GET", vnfs, "", "Version", "2.12.0", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
