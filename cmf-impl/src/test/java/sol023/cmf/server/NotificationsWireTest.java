package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sol023.cmf.server.Registrations.TARGET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sol023.cmf.ca.TlsCredential;
import sol023.cmf.outbound.CallbackServer;
import sol023.cmf.outbound.CallbackServer.Received;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmpAnswer;
import sol023.cmf.process.CmpClient;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;

/** The Certificate Notification interface (SOL023 clause 7) with a subscriber that has TLS and a token endpoint. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationsWireTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTIONS = "/certnotify/v1/subscriptions";
    private static final String PASSWORD = "canary-callback-password";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger words = new AtomicInteger();
    private Path folder = Path.of("");
    private Lab lab;
    private Client vnfm;
    private Client other;
    private CmpClient cmp;
    private CmpMessages messages;
    private CallbackServer subscriber;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        lab = Lab.start(folder, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC());
        vnfm = Client.of(lab, folder, Optional.of("vnfm"));
        other = Client.of(lab, folder, Optional.of("vnfm-b"));
        var plain = URI.create("http://127.0.0.1:" + lab.cmf().httpPort().orElseThrow());
        var files = new sol023.cmf.process.Lab(lab.cmf().apiRoot(), plain, folder);
        messages = new CmpMessages(Protection.signature(files.vnfm()), Clock.systemUTC());
        cmp = new CmpClient(files);
    }

    @BeforeEach
    void startSubscriber() {
        var server = folder.resolve("vnfm-server");
        var credential = new TlsCredential(
                PemFiles.privateKey(server.resolve("server.key")), PemFiles.certificates(server.resolve("server.pem")));
        subscriber = CallbackServer.tls(
                credential, PemFiles.certificates(folder.resolve("ca/root.crt")).get(0));
        answerNotifications(204);
    }

    @AfterEach
    void stopSubscriber() throws IOException {
        for (var subscription : json(vnfm.get(SUBSCRIPTIONS))) {
            assertThat(vnfm.delete(SUBSCRIPTIONS + "/" + subscription.get("id").asText())
                            .status())
                    .isEqualTo(204);
        }
        subscriber.close();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    /** GET is answered 204, tokens are given, and notifications are answered so. */
    private void answerNotifications(int status) {
        subscriber.on((exchange, body) -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                CallbackServer.answer(
                        exchange,
                        200,
                        "{\"access_token\": \"t" + tokens.incrementAndGet()
                                + "\", \"token_type\": \"Bearer\", \"expires_in\": 300}");
            } else {
                CallbackServer.answer(exchange, exchange.getRequestMethod().equals("GET") ? 204 : status, "");
            }
        });
    }

    private String request(String path, String more) {
        return """
                {"callbackUri": "%s", %s "authentication": {"authType": ["OAUTH2_CLIENT_CREDENTIALS"],
                 "paramsOauth2ClientCredentials": {"clientId": "cmf", "clientPassword": "%s", "tokenEndpoint": "%s"}}}"""
                .formatted(subscriber.uri(path), more, PASSWORD, subscriber.uri("/token"));
    }

    private JsonNode subscribe(String path, String more) {
        var answer = vnfm.post(SUBSCRIPTIONS, request(path, more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static JsonNode json(Client.Answer answer) {
        return parse(answer.body());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Received> arrived(String path) {
        return subscriber.received("POST").stream()
                .filter(each -> each.path().equals(path))
                .toList();
    }

    private List<JsonNode> notifications(String path, int count) {
        await().atMost(SOON).until(() -> arrived(path).size() >= count);
        return arrived(path).stream().map(each -> parse(each.text())).toList();
    }

    private Names names() {
        return new Names("notify-" + words.incrementAndGet());
    }

    private String register(Names names) {
        var answer = vnfm.post(TARGET, names.registration());
        assertThat(answer.status()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    private CmpAnswer issue(Names names) throws Exception {
        return cmp.enrol(messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction()));
    }

    @Test
    void the_life_of_a_certificate_is_told_in_order_with_links_and_a_token() throws Exception {
        var subscription = subscribe("/life", "");
        var names = names();
        var subject = register(names);
        var certificate = issue(names).certificate().orElseThrow();
        assertThat(cmp.revoke(messages.rr(certificate)).isAccepted()).isTrue();
        assertThat(vnfm.delete(TARGET + "/" + subject).status()).isEqualTo(204);

        var told = notifications("/life", 4);

        assertThat(told)
                .extracting(each -> each.get("certificateState").asText())
                .containsExactlyInAnyOrder("accepted", "accepted", "revocationNotification", "accepted");
        var issued = told.stream()
                .filter(each ->
                        each.at("/affectedCertificate/changeType").asText().equals("ADDED"))
                .findFirst()
                .orElseThrow();
        var revoked = told.stream()
                .filter(each ->
                        each.at("/affectedCertificate/changeType").asText().equals("REMOVED"))
                .findFirst()
                .orElseThrow();
        assertThat(told.indexOf(issued)).isLessThan(told.indexOf(revoked));
        assertThat(issued.at("/affectedCertificate/pkiBody/cp/response/0/certifiedKeyPair/certOrEncCert/certificate")
                        .binaryValue())
                .isEqualTo(certificate.getEncoded());
        assertThat(issued.get("notificationType").asText()).isEqualTo("CertificateLifecycleStateChangeNotification");
        assertThat(issued.get("subscriptionId")).isEqualTo(subscription.get("id"));
        assertThat(issued.get("verbosity").asText()).isEqualTo("FULL");
        assertThat(vnfm.get(path(issued.at("/_links/certificate/href"))).status())
                .isEqualTo(200);
        assertThat(issued.at("/_links/subscription/href")).isEqualTo(subscription.at("/_links/self/href"));
        assertThat(issued.at("/_links/subject/href").asText()).endsWith(TARGET + "/" + subject);
        assertThat(told).extracting(each -> each.get("id").asText()).doesNotHaveDuplicates();
        assertThat(arrived("/life")).allSatisfy(each -> {
            assertThat(each.header("Version")).isEqualTo("1.0.0");
            assertThat(each.header("Content-Type")).startsWith("application/json");
            assertThat(each.header("Authorization")).startsWith("Bearer t");
        });
        assertThat(told)
                .filteredOn(each -> each.has("affectedSubject"))
                .extracting(each -> each.at("/affectedSubject/changeType").asText())
                .containsExactly("ADDED", "REMOVED");
    }

    private static String path(JsonNode href) {
        return URI.create(href.asText()).getPath();
    }

    @Test
    void a_refused_request_is_told_with_its_error_to_the_owner_of_the_subject() throws Exception {
        subscribe("/refused", "\"filter\": {\"certificateState\": [\"rejection\"]},");
        var names = names();
        register(names);
        var weak = CertificateRequest.withWeakKey(names);

        assertThat(cmp.enrol(messages.p10cr(weak, CmpMessages.newTransaction())).isAccepted())
                .isFalse();

        var told = notifications("/refused", 1).get(0);
        assertThat(told.get("certificateState").asText()).isEqualTo("rejection");
        assertThat(told.at("/error/status").asInt()).isEqualTo(422);
        assertThat(told.at("/error/detail").asText()).isNotBlank();
    }

    @Test
    void a_request_that_waits_is_told_and_then_its_certificate() throws Exception {
        subscribe("/waiting", "");
        var names = new Names("n" + words.incrementAndGet() + ".waiting.sol023");
        register(names);
        assertThat(issue(names).httpStatus()).isBetween(200, 202);

        assertThat(notifications("/waiting", 3))
                .extracting(each -> each.get("certificateState").asText())
                .contains("waiting", "accepted");
    }

    @Test
    void a_request_that_waits_and_is_denied_is_told_twice_under_its_id() throws Exception {
        subscribe("/denied", "\"filter\": {\"certificateState\": [\"waiting\", \"rejection\"]},");
        var names = new Names("n" + words.incrementAndGet() + ".denied.sol023");
        register(names);
        assertThat(issue(names).httpStatus()).isBetween(200, 202);

        var told = notifications("/denied", 2);

        assertThat(told)
                .extracting(each -> each.get("certificateState").asText())
                .containsExactly("waiting", "rejection");
        assertThat(told.get(1).get("certificateId")).isEqualTo(told.get(0).get("certificateId"));
        assertThat(told.get(1).at("/error/detail").asText()).isNotBlank();
    }

    @Test
    void a_request_whose_subject_is_deregistered_while_it_waits_is_told_to_be_refused() throws Exception {
        subscribe("/left", "");
        var names = new Names("n" + words.incrementAndGet() + ".waiting.sol023");
        var subject = register(names);
        assertThat(issue(names).httpStatus()).isBetween(200, 202);
        assertThat(vnfm.delete(TARGET + "/" + subject).status()).isEqualTo(204);

        var told = notifications("/left", 4);

        assertThat(told)
                .filteredOn(each -> !each.has("affectedSubject"))
                .extracting(each -> each.get("certificateState").asText())
                .containsExactly("waiting", "rejection");
        assertThat(told)
                .filteredOn(each -> each.has("affectedSubject"))
                .extracting(each -> each.at("/affectedSubject/changeType").asText())
                .containsExactly("ADDED", "REMOVED");
    }

    @Test
    void renewal_and_end_of_a_certificate_are_told() throws Exception {
        subscribe("/end", "\"filter\": {\"certificateState\": [\"keyUpdateWarning\", \"revocationNotification\"]},");
        var names = new Names("n" + words.incrementAndGet() + ".brief.sol023");
        register(names);
        assertThat(issue(names).isAccepted()).isTrue();

        assertThat(notifications("/end", 2))
                .extracting(each -> each.get("certificateState").asText())
                .containsExactly("keyUpdateWarning", "revocationNotification");
    }

    @Test
    void short_notifications_leave_the_certificate_out() throws Exception {
        var subscription = subscribe("/short", "\"verbosity\": \"SHORT\",");
        var names = names();
        register(names);
        assertThat(issue(names).isAccepted()).isTrue();

        assertThat(subscription.get("verbosity").asText()).isEqualTo("SHORT");
        assertThat(notifications("/short", 2)).allSatisfy(each -> {
            assertThat(each.get("verbosity").asText()).isEqualTo("SHORT");
            assertThat(each.has("affectedCertificate")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"VNF_OAM_certificate", "VNF OAM certificate", "VNF OAM certificate."})
    void other_certificate_types_than_wanted_are_not_told(String type) {
        var path = "/type" + words.incrementAndGet();
        var subscription = subscribe(path, "\"filter\": {\"certificationType\": [\"" + type + "\"]},");
        assertThat(subscription.at("/filter/certificationType/0").asText()).isEqualTo(type);
        register(names());
        var answer = vnfm.post(TARGET, names().registration().replace("VNFCI_certificate", "VNF_OAM_certificate"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(notifications(path, 1)).singleElement().satisfies(each -> assertThat(
                        each.at("/affectedSubject/id").asText())
                .isEqualTo(json(answer).get("id").asText()));
    }

    @Test
    void a_filter_on_vnf_instances_matches_nothing_that_is_not_known() {
        subscribe("/vnf", "\"filter\": {\"vnfInstanceSubscriptionFilter\": {\"vnfInstanceIds\": [\"x\"]}},");
        subscribe("/all", "");
        register(names());

        assertThat(notifications("/all", 1)).hasSize(1);
        assertThat(arrived("/vnf")).isEmpty();
    }

    @Test
    void another_consumer_hears_nothing_and_sees_nothing() {
        var subscription = subscribe("/own", "");
        var id = subscription.get("id").asText();

        assertThat(other.get(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(404);
        assertThat(other.delete(SUBSCRIPTIONS + "/" + id).status()).isEqualTo(404);
        assertThat(json(other.get(SUBSCRIPTIONS))).isEmpty();
        assertThat(other.post(TARGET, names().registration()).status()).isEqualTo(201);
        register(names());

        assertThat(notifications("/own", 1)).hasSize(1);
    }

    @Test
    void what_has_not_arrived_is_sent_again_with_the_same_id() {
        subscribe("/again", "");
        answerNotifications(503);
        register(names());
        await().atMost(SOON).until(() -> arrived("/again").size() >= 2);
        answerNotifications(204);
        int before = arrived("/again").size();

        var told = notifications("/again", before + 1);

        assertThat(told)
                .extracting(each -> each.get("id").asText())
                .containsOnly(told.get(0).get("id").asText());
    }

    @Test
    void a_terminated_subscription_gets_nothing_more() {
        var gone = subscribe("/gone", "");
        subscribe("/stays", "");
        answerNotifications(503);
        register(names());
        await().atMost(SOON).until(() -> !arrived("/gone").isEmpty());
        assertThat(vnfm.delete(SUBSCRIPTIONS + "/" + gone.get("id").asText()).status())
                .isEqualTo(204);
        int before = arrived("/gone").size();
        answerNotifications(204);
        register(names());

        notifications("/stays", arrived("/stays").size() + 1);
        await().atMost(SOON).until(() -> arrived("/stays").size() >= 3);
        assertThat(arrived("/gone")).hasSizeLessThanOrEqualTo(before + 1);
        assertThat(vnfm.get(path(gone.at("/_links/self/href"))).status()).isEqualTo(404);
        assertThat(vnfm.delete(path(gone.at("/_links/self/href"))).status()).isEqualTo(404);
    }

    @Test
    void a_subscription_has_location_and_no_credentials() throws IOException {
        var answer = vnfm.post(SUBSCRIPTIONS, request("/made", "\"filter\": {\"certificateState\": [\"waiting\"]},"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .contains(json(answer).at("/_links/self/href").asText());
        assertThat(answer.body()).doesNotContain("authentication", PASSWORD);
        assertThat(vnfm.get(path(json(answer).at("/_links/self/href"))).body()).isEqualTo(answer.body());
        assertThat(subscriber.received("GET")).singleElement().satisfies(test -> {
            assertThat(test.header("Authorization")).startsWith("Bearer t");
            assertThat(test.header("Version")).isEqualTo("1.0.0");
        });
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void the_same_again_is_answered_with_where_it_is() {
        var first = subscribe("/same", "\"filter\": {\"certificateState\": [\"waiting\", \"accepted\"]},");
        var again = vnfm.post(
                SUBSCRIPTIONS, request("/same", "\"filter\": {\"certificateState\": [\"accepted\", \"waiting\"]},"));

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("Location"))
                .contains(first.at("/_links/self/href").asText());
        assertThat(other.post(SUBSCRIPTIONS, request("/same", "")).status()).isEqualTo(201);
        var othersOwn = json(other.get(SUBSCRIPTIONS)).get(0);
        assertThat(other.delete(path(othersOwn.at("/_links/self/href"))).status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 302, 401, 404, 500})
    void an_endpoint_that_fails_the_test_is_not_subscribed(int status) {
        subscriber.on((exchange, body) -> CallbackServer.answer(
                exchange,
                exchange.getRequestURI().getPath().equals("/token") ? 200 : status,
                exchange.getRequestURI().getPath().equals("/token")
                        ? "{\"access_token\": \"x\", \"token_type\": \"Bearer\"}"
                        : ""));

        var answer = vnfm.post(SUBSCRIPTIONS, request("/fails", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).get("detail").asText()).contains("" + status).doesNotContain(PASSWORD);
        assertThat(json(vnfm.get(SUBSCRIPTIONS))).isEmpty();
        answerNotifications(204);
    }

    @Test
    void an_endpoint_that_does_not_answer_is_not_subscribed() {
        var end = new CountDownLatch(1);
        subscriber.on((exchange, body) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        var answer = vnfm.post(SUBSCRIPTIONS, request("/silent", ""));

        assertThat(answer.status()).isEqualTo(422);
        end.countDown();
        assertThat(json(vnfm.get(SUBSCRIPTIONS))).isEmpty();
    }

    @Test
    void the_certificate_of_the_cmf_gets_a_token_too() throws Exception {
        X509Certificate own =
                PemFiles.certificates(folder.resolve("cmf-client/client.pem")).get(0);
        var digest = java.security.MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
        var reference = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        var body =
                """
                {"callbackUri": "%s", "authentication": {"authType": ["OAUTH2_CLIENT_CERT"], "paramsOauth2ClientCert":
                 {"clientId": "cmf-1", "certificateRef": {"type": "x5t#S256", "value": "%s"}, "tokenEndpoint": "%s"}}}""";

        assertThat(vnfm.post(
                                SUBSCRIPTIONS,
                                body.formatted(subscriber.uri("/cert"), "x" + reference, subscriber.uri("/token")))
                        .status())
                .isEqualTo(422);
        assertThat(vnfm.post(
                                SUBSCRIPTIONS,
                                body.formatted(subscriber.uri("/cert"), reference, subscriber.uri("/token")))
                        .status())
                .isEqualTo(201);

        var asked = subscriber.received("POST").get(0);
        assertThat(asked.text()).contains("client_id=cmf-1");
        assertThat(asked.client()).contains(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /callbackUri",
                "{\"callbackUri\": \"https://127.0.0.1/x\"} | /authentication",
                "{\"callbackUri\": \"ftp://127.0.0.1/x\"} | /callbackUri",
                "{\"callbackUri\": \"not a uri\"} | /callbackUri",
                "{\"callbackUri\": \"https://u:p@127.0.0.1/x\"} | /callbackUri",
                "{\"callbackUri\": \"https://127.0.0.1/x#y\"} | /callbackUri",
                "{\"callbackUri\": 7} | /callbackUri",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"authentication\": {}} | /authentication/authType",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"authentication\": {\"authType\": []}} | /authentication/authType",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"authentication\": {\"authType\": [\"BASIC\"]}} | /authentication/authType",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"authentication\": {\"authType\": [\"OAUTH2_CLIENT_CREDENTIALS\"]}} | /authentication/paramsOauth2ClientCredentials",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"filter\": {\"certificateState\": [\"unknown\"]}} | /filter/certificateState",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"filter\": {\"certificateState\": [null]}} | /filter",
                "{\"callbackUri\": \"https://127.0.0.1/x\", \"verbosity\": \"LOUD\"} | /verbosity"
            })
    void a_malformed_request_is_refused_with_the_place(String body, String place) {
        var answer = vnfm.post(SUBSCRIPTIONS, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(json(answer).get("detail").asText()).contains(place);
    }

    @Test
    void a_too_long_uri_is_refused() {
        assertThat(vnfm.post(SUBSCRIPTIONS, request("/" + "x".repeat(2000), "")).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(eq,verbosity,SHORT) | /list-b",
                "(cont,callbackUri,list-a) | /list-a",
                "(eq,filter/certificateState,waiting) | /list-a",
                "(eq,filter/certificationType,VNFCI_certificate) | /list-b",
                "(eq,filter/vnfInstanceSubscriptionFilter/vnfProductsFromProviders/vnfProducts/vnfProductName,P1) | /list-a",
                "(eq,filter/vnfInstanceSubscriptionFilter/vnfdIds,D1) | /list-a"
            })
    void lists_are_filtered(String filter, String path) {
        subscribe(
                "/list-a",
                "\"filter\": {\"certificateState\": [\"waiting\"], \"vnfInstanceSubscriptionFilter\": {\"vnfdIds\": [\"D1\"],"
                        + " \"vnfProductsFromProviders\": [{\"vnfProvider\": \"V\", \"vnfProducts\": [{\"vnfProductName\": \"P1\"}]}]}},");
        subscribe("/list-b", "\"verbosity\": \"SHORT\", \"filter\": {\"certificationType\": [\"VNFCI_certificate\"]},");

        var found = new ArrayList<String>();
        json(vnfm.get(SUBSCRIPTIONS + "?filter=" + filter))
                .forEach(each ->
                        found.add(URI.create(each.get("callbackUri").asText()).getPath()));

        assertThat(found).containsExactly(path);
    }

    @ParameterizedTest
    @CsvSource({"PUT, ''", "PATCH, ''", "DELETE, ''", "POST, /x", "PUT, /x", "PATCH, /x"})
    void other_methods_do_not_exist(String method, String more) {
        var body = method.equals("DELETE") ? Optional.<String>empty() : Optional.of("{}");

        assertThat(vnfm.send(method, SUBSCRIPTIONS + more, body, "Content-Type", "application/json")
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certnotify/api_versions", "/certnotify/v1/api_versions"})
    void the_version_of_the_interface_is_told(String path) {
        var answer = vnfm.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).get("uriPrefix").asText()).endsWith("/certnotify/v1/");
        assertThat(json(answer).at("/apiVersions/0/version").asText()).isEqualTo("1.0.0");
    }
}
