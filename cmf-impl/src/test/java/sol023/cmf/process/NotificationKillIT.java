package sol023.cmf.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.outbound.CallbackServer;

/** Each certificate that was issued is notified of to every subscriber, although the CMF is killed (SIGKILL) in the middle; what comes twice has the same id. */
class NotificationKillIT {

    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final int KILLS = THOROUGH ? 10 : 2;
    private static final int SUBSCRIBERS = 10;
    private static final int CLIENTS = 2;
    private static final long SEED = Long.getLong("seed", 20_230_023L);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int CHANGES = 20;
    private static final String NOTIFY =
            """
            notify:
              networks: [127.0.0.0/8]
              plainHttp: yes
              lease: 2s
              retry: {first: 100ms}
            """;

    private final AtomicInteger posted = new AtomicInteger();

    @TempDir
    private Path directory = Path.of("");

    /** By subscriber and what was issued or registered, the ids of the notifications about it. */
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void no_notification_is_lost_when_the_process_is_killed() throws Exception {
        var random = new Random(SEED);
        var answered = new ArrayList<Answered>();
        try (var subscriber = CallbackServer.plain()) {
            subscriber.on(this::take);
            for (int life = 0; life < KILLS; life++) {
                try (var cmf = CmfProcess.startLab(directory)) {
                    if (life == 0) {
                        subscribe(cmf.lab(), subscriber);
                    }
                    answered.addAll(KillRound.run(
                            cmf, "notified" + life, CLIENTS, 20 + random.nextInt(20), random.nextInt(20)));
                }
            }
            try (var cmf = CmfProcess.startLab(directory)) {
                assertThat(cmf.isAlive()).isTrue();
                var wanted = wanted(answered);
                assertThat(wanted).isNotEmpty();
                await().atMost(Duration.ofMinutes(1)).until(() -> told.keySet().containsAll(wanted));
            }
        }
        assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    /** Both nodes have been started from the same configuration but for the address. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nodes_share_the_notifications_and_one_goes_on_with_what_another_had_when_it_was_killed() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start();
                var subscriber = CallbackServer.plain()) {
            subscriber.on(this::take);
            var data = Deployments.onPostgres(directory, postgres.getJdbcUrl("postgres", "postgres"));
            var first = data.resolve("cmf.yaml");
            Files.writeString(first, NOTIFY, StandardOpenOption.APPEND);
            var second = Deployments.anotherNode(first);
            try (var one = start(first, data);
                    var other = start(second, data)) {
                subscribe(one.lab(), subscriber);
                register(other, "steady", CHANGES);
                await().atMost(Duration.ofMinutes(1)).until(() -> told.size() == SUBSCRIBERS * CHANGES);
                assertThat(posted).hasValue(SUBSCRIBERS * CHANGES);

                register(one, "killed", CHANGES);
                one.kill();
                register(other, "after", CHANGES);
                await().atMost(Duration.ofMinutes(1)).until(() -> told.size() == 3 * SUBSCRIBERS * CHANGES);
            }
        }
        assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    private CmfProcess start(Path configuration, Path data) {
        return CmfProcess.start(directory, List.of(), List.of("serve", "--config", configuration.toString()), data);
    }

    private static void register(CmfProcess cmf, String word, int count) throws Exception {
        var rest = new RestClient(cmf.lab(), cmf.lab().vnfm());
        for (int i = 0; i < count; i++) {
            assertThat(rest.register(new Names(word + "-" + i)).statusCode()).isEqualTo(201);
        }
    }

    private static Set<String> wanted(List<Answered> answered) throws IOException {
        var wanted = new HashSet<String>();
        for (var one : answered) {
            if (one.certificate().isPresent()) {
                var certificate = Base64.getEncoder()
                        .encodeToString(one.certificate().get().getEncoded());
                for (int i = 0; i < SUBSCRIBERS; i++) {
                    wanted.add("/" + i + " " + certificate);
                }
            }
        }
        return wanted;
    }

    private void take(HttpExchange exchange, String body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            CallbackServer.answer(exchange, 200, "{\"access_token\": \"t\", \"token_type\": \"Bearer\"}");
            return;
        }
        if (exchange.getRequestMethod().equals("POST")) {
            remember(path, JSON.readTree(body));
        }
        CallbackServer.answer(exchange, 204, "");
    }

    private void remember(String path, JsonNode notification) {
        posted.incrementAndGet();
        if (notification.has("affectedSubject")) {
            told.computeIfAbsent(
                            path + " " + notification.get("certificateId").asText(),
                            key -> ConcurrentHashMap.newKeySet())
                    .add(notification.get("id").asText());
        }
        var affected = notification.path("affectedCertificate");
        if (affected.path("changeType").asText().equals("ADDED")) {
            var certificate = affected.at("/pkiBody/cp/response/0/certifiedKeyPair/certOrEncCert/certificate")
                    .asText();
            told.computeIfAbsent(path + " " + certificate, key -> ConcurrentHashMap.newKeySet())
                    .add(notification.get("id").asText());
        }
    }

    private static void subscribe(Lab lab, CallbackServer subscriber) throws Exception {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(RestClient.tls(lab, lab.vnfm()))
                .build();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            var body =
                    """
                    {"callbackUri": "%s", "authentication": {"authType": ["OAUTH2_CLIENT_CREDENTIALS"],
                     "paramsOauth2ClientCredentials": {"clientId": "cmf", "clientPassword": "p", "tokenEndpoint": "%s"}}}"""
                            .formatted(subscriber.uri("/" + i), subscriber.uri("/token"));
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(lab.https() + "/certnotify/v1/subscriptions"))
                            .header("Version", "1.0.0")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }
}
