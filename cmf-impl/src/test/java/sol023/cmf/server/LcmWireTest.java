package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.lcm.EndpointClient;
import sol023.cmf.lcm.LcmSettings;
import sol023.cmf.lcm.LcmTiming;
import sol023.cmf.lcm.RemovalPolicy;
import sol023.cmf.lcm.ScriptedVnfm;
import sol023.cmf.lcm.VnfmSettings;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.OutboundSettings;

/** The notification endpoint of the VNF LCM interface over real connections, and what the operator's commands do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LcmWireTest {

    private static final LcmTiming FAST = new LcmTiming(
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofHours(1),
            Duration.ofSeconds(5));

    private final ScriptedVnfm vnfm = new ScriptedVnfm();
    private Path folder = Path.of("");
    private Lab lab;
    private Client client;
    private String target;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        vnfm.vnf("vnf-1", "a");
        lab = TokenWireTest.start(folder, this::withScriptedVnfm);
        client = Client.of(lab, folder, Optional.of("vnfm"));
        await().until(() -> !vnfm.subscriptions.isEmpty());
        var callback = vnfm.subscription().path("callbackUri").asText();
        assertThat(callback).startsWith(lab.cmf().apiRoot() + "/");
        target = callback.substring(lab.cmf().apiRoot().toString().length());
    }

    @AfterAll
    void stop() {
        lab.close();
        vnfm.close();
    }

    private CmfSettings withScriptedVnfm(CmfSettings lab) {
        var outbound = new OutboundSettings(
                List.of(), Optional.empty(), AddressPolicy.THIS_MACHINE, true, OutboundSettings.Bounds.STANDARD);
        var settings = new VnfmSettings(
                new Consumer("vnfm"),
                vnfm.apiRoot(),
                outbound,
                Optional.empty(),
                Optional.empty(),
                RemovalPolicy.REPORT,
                Optional.of(new EndpointClient("vnfm-lcm", secret(), URI.create("/lab/oauth2/token"))));
        return TokenWireTest.with(lab, authority -> new LcmSettings(List.of(settings), FAST));
    }

    private String secret() {
        return LabConsumer.secretIn(folder.resolve("vnfm/lcm-secret"));
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    @Test
    void the_vnfm_is_told_how_to_get_a_token_that_the_endpoint_takes() {
        var subscribed = ScriptedVnfm.JSON.createObjectNode();
        vnfm.lastSubscription.ifPresent(subscribed::setAll);
        var parameters = subscribed.path("authentication").path("paramsOauth2ClientCredentials");
        assertThat(parameters.path("tokenEndpoint").asText())
                .isEqualTo(lab.cmf().apiRoot() + "/lab/oauth2/token");
        var anonymous = Client.of(lab, folder, Optional.empty());
        var basic = java.util.Base64.getEncoder()
                .encodeToString((parameters.path("clientId").asText() + ":"
                                + parameters.path("clientPassword").asText())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var token = anonymous
                .send(
                        "POST",
                        "/lab/oauth2/token",
                        Optional.of("grant_type=client_credentials"),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        "Basic " + basic)
                .json()
                .path("access_token")
                .asText();

        var bearer = new String[] {"Authorization", "Bearer " + token};
        assertThat(anonymous.send("GET", target, Optional.empty(), bearer).status())
                .isEqualTo(204);
        assertThat(anonymous
                        .send("GET", Registrations.TARGET, Optional.empty(), bearer)
                        .status())
                .as("the token is good for nothing else")
                .isEqualTo(403);
        assertThat(anonymous.get(target).status()).isEqualTo(401);
    }

    @Test
    void the_endpoint_can_be_tested_and_takes_notifications() {
        var tested = client.send("GET", target, Optional.empty(), "Version", "2.3.0");
        assertThat(tested.status()).isEqualTo(204);
        assertThat(tested.body()).isEmpty();
        assertThat(tested.header("Version")).contains("2.3.0");
        var posted = client.post(
                target, vnfm.operation("n-1", "vnf-1", "SCALE", "PROCESSING").toString());
        assertThat(posted.status()).isEqualTo(204);
        assertThat(posted.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void other_methods_are_405(String method) {
        var answer = client.send(method, target, Optional.empty());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElse("")).contains("GET").contains("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | 400", "'' | 400", "[] | 422", "{} | 422", "{\"id\": 3} | 422", "null | 422"})
    void what_is_no_notification_is_refused(String body, int status) {
        var answer = client.post(target, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.detail()).isNotBlank();
    }

    @Test
    void versions_media_types_and_sizes_are_looked_at() throws IOException {
        assertThat(client.send("GET", target, Optional.empty(), "Version", "1.0.0")
                        .status())
                .isEqualTo(406);
        assertThat(client.send("GET", target, Optional.empty(), "Version", "two")
                        .status())
                .isEqualTo(400);
        assertThat(client.send("POST", target, Optional.of("x"), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        var tooLong = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2097154\r\n\r\n"; // the body is not awaited
        assertThat(client.sendRaw(tooLong.getBytes(US_ASCII)).status()).isEqualTo(413);
    }

    @Test
    void another_consumer_and_another_place_are_refused() {
        assertThat(Client.of(lab, folder, Optional.of("vnfm-b")).get(target).status())
                .isEqualTo(403);
        assertThat(client.get(target + "x").status()).isEqualTo(404);
        assertThat(client.get("/lcm/notifications").status()).isEqualTo(404);
    }

    private com.fasterxml.jackson.databind.JsonNode shown() {
        var answer = OperatorAccess.ofLab(folder).get(URI.create("v1/vnfms/vnfm"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void ask(String what) {
        assertThat(OperatorAccess.ofLab(folder)
                        .post(URI.create("v1/vnfms/vnfm/" + what), ScriptedVnfm.JSON.createObjectNode())
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"GET,/admin/v1/vnfms", "GET,/admin/v1/vnfms/vnfm", "POST,/admin/v1/vnfms/vnfm/terminate"})
    void only_an_operator_looks_after_vnfms(String method, String path) {
        assertThat(client.send(method, path, Optional.empty()).status()).isEqualTo(403);
    }

    @Test
    void an_operator_is_told_what_is_not_there() {
        var operator = OperatorAccess.ofLab(folder);
        assertThat(operator.get(URI.create("v1/vnfms/none")).status()).isEqualTo(404);
        assertThat(operator.get(URI.create("v1/vnfms?x=1")).status()).isEqualTo(400);
        assertThat(operator.post(URI.create("v1/vnfms"), ScriptedVnfm.JSON.createObjectNode())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void a_vnfc_that_is_gone_is_shown_to_the_operator() throws IOException {
        vnfm.vnf("vnf-9", "short-lived\u001b");
        ask("resync");
        await().until(() -> shown().path("vnfInstances").asInt() == 2);
        vnfm.vnf("vnf-9");
        ask("resync");
        await().until(() ->
                shown().path("gone").path(0).path("outcome").asText().equals("reported"));
        assertThat(shown().path("state").asText()).isEqualTo("subscribed");
        assertThat(shown().path("gone").path(0).path("vnfcId").asText()).isEqualTo("short-lived\u001b");
        assertThat(shown().path("gone").path(0).path("vnfInstanceId").asText()).isEqualTo("vnf-9");
        assertThat(Files.readString(folder.resolve("audit.log")))
                .contains("\"action\":\"lcm.resync\"")
                .contains("\"who\":\"operator\"");
        await().until(() -> Files.readString(folder.resolve("audit.log")).contains("vnfc.gone"));
        assertThat(Files.readString(folder.resolve("audit.log"))).doesNotContain(secret());
    }
}
