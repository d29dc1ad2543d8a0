package sol023.cmf.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import sol023.cmf.notification.Receiver;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.CmfProcess;
import sol023.cmf.process.CmpClient;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Lab;
import sol023.cmf.process.Names;
import sol023.cmf.process.Protection;
import sol023.cmf.process.RestClient;

/** What issuing a certificate costs when nobody and when many have subscribed. Each is issued when all notifications before have arrived. */
final class IssueBenchmark {

    private final Lab lab;
    private final Receiver receiver;
    private final RestClient rest;
    private final CmpClient cmp;
    private final CmpMessages messages;
    private int subscribers;
    private int expected;

    private IssueBenchmark(Lab lab, Receiver receiver) {
        this.lab = lab;
        this.receiver = receiver;
        this.rest = new RestClient(lab, lab.vnfm());
        this.cmp = new CmpClient(lab);
        this.messages = new CmpMessages(Protection.signature(lab.vnfm()), Clock.systemUTC());
    }

    static void run(Path directory, int subscribers, int count, PrintStream out) throws Exception {
        try (var cmf = CmfProcess.startLab(directory);
                var receiver = new Receiver(0, Duration.ZERO)) {
            var benchmark = new IssueBenchmark(cmf.lab(), receiver);
            benchmark.issue("warm", 10 * count);
            var none = benchmark.issue("none", count);
            benchmark.subscribe(subscribers);
            benchmark.issue("first", count / 4);
            var many = benchmark.issue("many", count);
            out.printf(
                    Locale.ROOT,
                    "issuing: median %.2f ms with no subscriber, %.2f ms with %d: %.2f times%n",
                    none,
                    many,
                    subscribers,
                    many / none);
        }
    }

    /** The median, in milliseconds. */
    private double issue(String word, int count) throws Exception {
        var took = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            var names = new Names(word + "-" + i);
            if (rest.register(names).statusCode() != 201) {
                throw new IllegalStateException("not registered");
            }
            arrived();
            var request = messages.p10cr(CertificateRequest.of(names), CmpMessages.newTransaction());
            long before = System.nanoTime();
            boolean accepted = cmp.enrol(request).isAccepted();
            took.add((System.nanoTime() - before) / 1e6);
            if (!accepted) {
                throw new IllegalStateException("not issued");
            }
            arrived();
        }
        return took.stream().sorted().toList().get(count / 2);
    }

    private void arrived() {
        expected += subscribers;
        if (subscribers > 0) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> receiver.count() >= expected);
        }
    }

    private void subscribe(int count) throws Exception {
        var vnfm = lab.vnfm();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(BenchTls.context(vnfm.key(), vnfm.chain().toArray(Certificate[]::new)))
                .build();
        var made = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var body =
                    """
                    {"callbackUri": "%s", "verbosity": "SHORT", "authentication": {"authType": ["OAUTH2_CLIENT_CREDENTIALS"],
                     "paramsOauth2ClientCredentials": {"clientId": "cmf", "clientPassword": "p", "tokenEndpoint": "%s"}}}"""
                            .formatted(receiver.uri("/" + i), receiver.uri("/token"));
            var request = HttpRequest.newBuilder(URI.create(lab.https() + "/certnotify/v1/subscriptions"))
                    .header("Version", "1.0.0")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            made.add(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
        if (!List.copyOf(made).stream().allMatch(status -> status == 201)) {
            throw new IllegalStateException("not subscribed: " + made);
        }
        subscribers = count;
    }
}
