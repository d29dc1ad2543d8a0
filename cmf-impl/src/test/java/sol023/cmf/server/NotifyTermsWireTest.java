package sol023.cmf.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static sol023.cmf.server.Registrations.TARGET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.cmf.ca.TlsCredential;
import sol023.cmf.notification.NotificationSettings;
import sol023.cmf.notification.SubscriptionTerms;
import sol023.cmf.notification.SubscriptionTerms.TokenEndpoint;
import sol023.cmf.outbound.CallbackServer;
import sol023.cmf.outbound.CallbackServer.Received;
import sol023.cmf.sol013.query.ListSettings;

/** Subscriptions under other terms than the standard ones, over the wire. */
class NotifyTermsWireTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBSCRIPTIONS = "/certnotify/v1/subscriptions";
    private static final String PASSWORD = "canary-basic-password";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final SubscriptionTerms OPEN = new SubscriptionTerms(false, false, false, Set.of(), 1000, 2000, 16);

    @TempDir
    private Path folder = Path.of("");

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final CallbackServer subscriber = CallbackServer.plain();

    @AfterEach
    void stop() throws Exception {
        for (var each : toClose) {
            each.close();
        }
        subscriber.close();
    }

    private Lab start(SubscriptionTerms terms) {
        return start(terms, UnaryOperator.identity());
    }

    private Lab start(SubscriptionTerms terms, UnaryOperator<ListSettings> lists) {
        var lab = TokenWireTest.start(folder, standard -> with(standard, terms, lists.apply(standard.lists())));
        toClose.add(lab);
        return lab;
    }

    private static CmfSettings with(CmfSettings lab, SubscriptionTerms terms, ListSettings lists) {
        var notify = lab.notifications();
        var standard = notify.settings();
        return new CmfSettings(
                lab.https(),
                lab.http(),
                lab.rest(),
                lab.crl(),
                lab.ocsp(),
                lab.identity(),
                lab.store(),
                lab.ca(),
                lab.profiles(),
                lab.requests(),
                lab.consumers(),
                lab.cmp(),
                lab.subjects(),
                lists,
                lab.limits(),
                lab.access(),
                new NotifyConfig(
                        new NotificationSettings(terms, standard.concurrency(), standard.retry(), standard.lease()),
                        notify.trust(),
                        notify.identity(),
                        notify.isLab(),
                        notify.addresses(),
                        notify.plain(),
                        notify.bounds(),
                        notify.renewalLead()),
                lab.audit(),
                lab.lcm(),
                lab.extras());
    }

    private Client client(Lab lab, String name) {
        return Client.of(lab, folder, Optional.of(name));
    }

    /** One that asks for a client certificate. */
    private CallbackServer tlsSubscriber() {
        var server = folder.resolve("vnfm-server");
        var credential = new TlsCredential(
                PemFiles.privateKey(server.resolve("server.key")), PemFiles.certificates(server.resolve("server.pem")));
        var made = CallbackServer.tls(
                credential, PemFiles.certificates(folder.resolve("ca/root.crt")).get(0));
        toClose.add(made);
        return made;
    }

    private String open(String path) {
        return "{\"callbackUri\": \"" + subscriber.uri(path) + "\"}";
    }

    private static String id(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static JsonNode parse(Received notification) {
        try {
            return JSON.readTree(notification.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Received> notified(CallbackServer server, int count) {
        await().atMost(SOON).until(() -> server.received("POST").size() >= count);
        return server.received("POST");
    }

    @Test
    void the_same_again_is_another_subscription_where_duplicates_are_taken() {
        var lab = start(new SubscriptionTerms(true, false, false, Set.of(), 1000, 2000, 16));
        var vnfm = client(lab, "vnfm");

        var first = id(vnfm.post(SUBSCRIPTIONS, open("/same")));
        var second = id(vnfm.post(SUBSCRIPTIONS, open("/same")));
        assertThat(second).isNotEqualTo(first);
        assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);

        assertThat(notified(subscriber, 2))
                .extracting(each -> parse(each).path("subscriptionId").asText())
                .containsExactlyInAnyOrder(first, second);
        assertThat(vnfm.delete(SUBSCRIPTIONS + "/" + first).status()).isEqualTo(204);
        assertThat(vnfm.get(SUBSCRIPTIONS + "/" + second).status()).isEqualTo(200);
    }

    @Test
    void a_subscription_without_authentication_is_notified_without_where_none_is_required() {
        var lab = start(OPEN);
        var vnfm = client(lab, "vnfm");

        assertThat(id(vnfm.post(SUBSCRIPTIONS, open("/open")))).isNotBlank();
        assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);

        assertThat(notified(subscriber, 1)).singleElement().satisfies(each -> assertThat(each.header("Authorization"))
                .isEmpty());
        assertThat(vnfm.post(
                                SUBSCRIPTIONS,
                                "{\"callbackUri\": \"" + subscriber.uri("/b") + "\", \"authentication\": {}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_consumer_has_so_many_subscriptions_and_no_more() {
        var lab = start(new SubscriptionTerms(false, false, false, Set.of(), 2, 2000, 16));
        var vnfm = client(lab, "vnfm");
        var first = id(vnfm.post(SUBSCRIPTIONS, open("/1")));
        assertThat(id(vnfm.post(SUBSCRIPTIONS, open("/2")))).isNotEqualTo(first);

        var refused = vnfm.post(SUBSCRIPTIONS, open("/3"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("2 subscriptions");
        assertThat(subscriber.received("GET")).extracting(Received::path).doesNotContain("/3");
        assertThat(vnfm.post(SUBSCRIPTIONS, open("/2")).status()).isEqualTo(303);
        assertThat(id(client(lab, "vnfm-b").post(SUBSCRIPTIONS, open("/3")))).isNotBlank();
        assertThat(vnfm.delete(SUBSCRIPTIONS + "/" + first).status()).isEqualTo(204);
        assertThat(id(vnfm.post(SUBSCRIPTIONS, open("/3")))).isNotBlank();
    }

    @Test
    void the_list_comes_in_pages_without_the_subscriptions_of_others() {
        var lab = start(OPEN, standard -> new ListSettings(2, false));
        var vnfm = client(lab, "vnfm");
        var made = new HashSet<String>();
        for (int i = 0; i < 5; i++) {
            made.add(id(vnfm.post(SUBSCRIPTIONS, open("/" + i))));
            assertThat(id(client(lab, "vnfm-b").post(SUBSCRIPTIONS, open("/b" + i))))
                    .isNotBlank();
        }

        var found = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var next = Optional.of(SUBSCRIPTIONS);
        while (next.isPresent()) {
            var page = vnfm.get(next.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().forEach(each -> found.add(each.path("id").asText()));
            sizes.add(page.json().size());
            next = page.header("Link").map(NotifyTermsWireTest::target);
        }

        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
        assertThat(vnfm.get(SUBSCRIPTIONS + "?nextpage_opaque_marker=x").status())
                .isEqualTo(400);
    }

    private static String target(String link) {
        var uri = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static SubscriptionTerms legacy() {
        return new SubscriptionTerms(false, true, true, Set.of(), 1000, 2000, 16);
    }

    @Test
    void an_older_subscriber_gets_name_and_password_where_that_is_taken() throws IOException {
        var lab = start(legacy());
        var vnfm = client(lab, "vnfm");
        var body =
                """
                {"callbackUri": "%s", "authentication": {"authType": ["BASIC"], "paramsBasic": {"userName": "cmf", "password": "%s"}}}"""
                        .formatted(subscriber.uri("/basic"), PASSWORD);

        var made = vnfm.post(SUBSCRIPTIONS, body);
        assertThat(id(made)).isNotBlank();
        assertThat(made.body()).doesNotContain(PASSWORD, "authentication");
        assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);

        var basic = "Basic " + Base64.getEncoder().encodeToString(("cmf:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(notified(subscriber, 1)).hasSize(1);
        assertThat(subscriber.received()).hasSize(2).allSatisfy(each -> assertThat(each.header("Authorization"))
                .isEqualTo(basic));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void an_older_subscriber_is_shown_the_certificate_of_the_cmf_and_nothing_else() throws Exception {
        var lab = start(legacy());
        var vnfm = client(lab, "vnfm");
        var tls = tlsSubscriber();

        assertThat(id(vnfm.post(
                        SUBSCRIPTIONS,
                        "{\"callbackUri\": \"" + tls.uri("/tls")
                                + "\", \"authentication\": {\"authType\": [\"TLS_CERT\"]}}")))
                .isNotBlank();
        assertThat(vnfm.post(TARGET, Registrations.valid()).status()).isEqualTo(201);

        var own = PemFiles.certificates(folder.resolve("cmf-client/client.pem")).get(0);
        assertThat(notified(tls, 1)).hasSize(1);
        assertThat(tls.received()).allSatisfy(each -> {
            assertThat(each.client()).contains(own);
            assertThat(each.header("Authorization")).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"authType\": [\"TLS_CERT\"]} | /authentication/authType",
                "{\"authType\": [\"BASIC\"]} | /authentication/paramsBasic",
                "{\"authType\": [\"BASIC\"], \"paramsBasic\": {\"userName\": \"a:b\", \"password\": \"p\"}} | /authentication/paramsBasic/userName",
                "{\"authType\": [\"BASIC\"], \"paramsBasic\": {\"userName\": \"a\"}} | /authentication/paramsBasic/password",
                "{\"authType\": [\"TLS_CERT\"], \"paramsBasic\": {\"userName\": \"a\", \"password\": \"p\"}} | /authentication/paramsBasic",
                "{\"authType\": [\"DIGEST\"]} | /authentication/authType"
            })
    void what_an_older_subscriber_leaves_out_is_refused_with_the_place(String authentication, String place) {
        var vnfm = client(start(legacy()), "vnfm");

        var refused = vnfm.post(
                SUBSCRIPTIONS,
                "{\"callbackUri\": \"" + subscriber.uri("/x") + "\", \"authentication\": " + authentication + "}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains(place);
        assertThat(subscriber.received()).isEmpty();
    }

    @Test
    void the_cmf_shows_its_certificate_at_no_token_endpoint_that_may_be_another_consumers() throws Exception {
        TokenWireTest.start(folder, standard -> standard).close();
        var tls = tlsSubscriber();
        tls.on(NotifyTermsWireTest::answerWithToken);
        var elsewhere = tls.uri("localhost", "/token");
        var lab = start(new SubscriptionTerms(
                false, true, false, Set.of(new TokenEndpoint("vnfm", elsewhere)), 1000, 2000, 16));

        var refused = client(lab, "vnfm-b").post(SUBSCRIPTIONS, byCertificate(tls.uri("/b"), elsewhere));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("/authentication/paramsOauth2ClientCert/tokenEndpoint");
        assertThat(tls.received()).isEmpty();
        assertThat(id(client(lab, "vnfm-b").post(SUBSCRIPTIONS, byCertificate(tls.uri("/b"), tls.uri("/token")))))
                .isNotBlank();
        assertThat(id(client(lab, "vnfm").post(SUBSCRIPTIONS, byCertificate(tls.uri("/a"), elsewhere))))
                .isNotBlank();
    }

    private static void answerWithToken(HttpExchange exchange, String body) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            CallbackServer.answer(exchange, 200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}");
        } else {
            CallbackServer.answer(exchange, 204, "");
        }
    }

    private String byCertificate(URI callback, URI tokenEndpoint) throws Exception {
        var own = PemFiles.certificates(folder.resolve("cmf-client/client.pem")).get(0);
        var digest = MessageDigest.getInstance("SHA-256").digest(own.getEncoded());
        return """
                {"callbackUri": "%s", "authentication": {"authType": ["OAUTH2_CLIENT_CERT"], "paramsOauth2ClientCert":
                 {"clientId": "cmf-1", "certificateRef": {"type": "x5t#S256", "value": "%s"}, "tokenEndpoint": "%s"}}}"""
                .formatted(callback, Base64.getUrlEncoder().withoutPadding().encodeToString(digest), tokenEndpoint);
    }

    @Test
    void while_enough_endpoints_are_tested_others_are_told_when_to_come_again() throws Exception {
        var lab = start(new SubscriptionTerms(false, false, false, Set.of(), 1000, 2000, 1));
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        subscriber.on((exchange, body) -> {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                begun.countDown();
                waitFor(end);
            }
            CallbackServer.answer(exchange, 204, "");
        });
        var slow = CompletableFuture.supplyAsync(() -> client(lab, "vnfm").post(SUBSCRIPTIONS, open("/slow")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        var refused = client(lab, "vnfm-b").post(SUBSCRIPTIONS, open("/quick"));
        end.countDown();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).contains("5");
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(slow.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
        assertThat(id(client(lab, "vnfm-b").post(SUBSCRIPTIONS, open("/quick"))))
                .isNotBlank();
    }

    private static void waitFor(CountDownLatch end) {
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_test_that_takes_long_with_its_token_ends() {
        var lab = start(SubscriptionTerms.STANDARD);
        subscriber.on((exchange, body) -> {
            await().pollDelay(Duration.ofMillis(2700)).until(() -> true);
            answerWithToken(exchange, body);
        });
        var begun = System.nanoTime();

        var refused = client(lab, "vnfm")
                .post(
                        SUBSCRIPTIONS,
                        """
                        {"callbackUri": "%s", "authentication": {"authType": ["OAUTH2_CLIENT_CREDENTIALS"], "paramsOauth2ClientCredentials":
                         {"clientId": "cmf", "clientPassword": "p", "tokenEndpoint": "%s"}}}"""
                                .formatted(subscriber.uri("/x"), subscriber.uri("/token")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("longer than 5000 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(listed(lab)).isEmpty();
    }

    private JsonNode listed(Lab lab) {
        return client(lab, "vnfm").get(SUBSCRIPTIONS).json();
    }
}
