package sol023.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.run.ExitCode;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.Delivery;
import sol023.conformance.vnfm.NotificationExam;
import sol023.conformance.vnfm.SimulatedVnfm;
import sol023.conformance.vnfm.Unguessable;
import sol023.conformance.vnfm.control.VnfmControl;
import sol023.conformance.vnfm.lcm.LcmNotifier;
import sol023.conformance.vnfm.lcm.LcmVnfm;

/** {@code vnfm}: the VNFM that the suite plays, on its own, for laboratories. */
@Command(
        name = "vnfm",
        mixinStandardHelpOptions = true,
        description =
                "Play a VNFM: takes notifications and serves the VNF LCM interface to CMFs, until it is stopped (Ctrl-C).",
        footer = {"", "A script has a command a line: " + VnfmScript.COMMANDS + "."})
final class VnfmCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(100);

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where to listen; port 0 is any free one.")
    String listen = "";

    @Option(
            names = "--advertised",
            paramLabel = "URL",
            description = "What CMFs are told (default: https:// and --listen).")
    @Nullable
    URI advertised;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            required = true,
            description = "PEM: the server's certificate with its chain.")
    Path cert = Path.of("");

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "PEM: its private key, PKCS#8.")
    Path key = Path.of("");

    @Option(names = "--client-cert", paramLabel = "FILE", description = "PEM: what is shown to CMFs (default: --cert).")
    @Nullable
    Path clientCert;

    @Option(names = "--client-key", paramLabel = "FILE", description = "PEM: its private key (default: --key).")
    @Nullable
    Path clientKey;

    @Option(names = "--trust", paramLabel = "FILE", description = "PEM: the anchors of CMFs (default: those of Java).")
    @Nullable
    Path trust;

    @Option(
            names = "--lcm-client",
            paramLabel = "ID:FILE",
            description = "Who may use the LCM interface with tokens of /oauth2/token, and the file with the secret"
                    + " (default: everybody, without token).")
    @Nullable
    String lcmClient;

    @Option(
            names = "--callback-path",
            paramLabel = "PATH",
            description = "Where notifications are taken (default: a path that nobody can guess).")
    @Nullable
    String callbackPath;

    @Option(
            names = "--callback-client",
            paramLabel = "ID:FILE",
            description = "Who may deliver notifications with tokens of /callback-token, and the file with the secret"
                    + " (default: everybody, without token).")
    @Nullable
    String callbackClient;

    @Option(names = "--strict", description = "Refuse what is no notification with 4xx, as a product should.")
    boolean strict;

    @Option(
            names = "--control",
            paramLabel = "HOST:PORT",
            description = "Take orders over HTTP there, on the loopback interface only; port 0 is any free one.")
    @Nullable
    String control;

    @Option(
            names = "--control-token",
            paramLabel = "FILE",
            description = "The token that orders must have (default: a new one, printed at the start).")
    @Nullable
    Path controlToken;

    @Option(
            names = "--control-anywhere",
            description = "Let --control listen at another address than loopback: whoever has the token gives orders.")
    boolean controlAnywhere;

    @Option(names = "--script", paramLabel = "FILE", description = "What to do, a command a line.")
    @Nullable
    Path script;

    @Option(names = "--json", description = "Print each event as a line of JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        VnfmSettings settings = settings();
        Optional<VnfmScript> steps = Optional.ofNullable(script).map(VnfmScript::read);
        List<Secret> secrets = new ArrayList<>();
        settings.lcmClient().ifPresent(client -> secrets.add(client.secret()));
        client("--callback-client", callbackClient).ifPresent(client -> secrets.add(client.secret()));
        Redactor redactor = new Redactor(secrets);
        Clock clock = Clock.systemUTC();
        try (SimulatedVnfm vnfm = SimulatedVnfm.start(settings, clock);
                Connections connections = new Connections(identity())) {
            LcmVnfm lcm = new LcmVnfm(
                    vnfm,
                    settings.lcmClient(),
                    new LcmNotifier(connections, new Target.Timeouts(TIMEOUT, TIMEOUT, TIMEOUT), redactor, clock),
                    redactor,
                    clock);
            Recorder recorder = new Recorder(clock, redactor, new Decoders(List.of()));
            Callback callback = callback(vnfm, recorder);
            Closeable orders = control(lcm, callback, recorder);
            try {
                serve(lcm, callback, recorder, steps);
            } finally {
                orders.close();
            }
        }
        return ExitCode.CONFORMING.code();
    }

    private Callback callback(SimulatedVnfm vnfm, Recorder recorder) throws IOException {
        Callback callback = callbackPath == null ? vnfm.callback(recorder) : vnfm.callbackAt(callbackPath, recorder);
        client("--callback-client", callbackClient).ifPresent(client -> {
            String secret = new String(client.secret().bytes(), StandardCharsets.UTF_8);
            callback.protectedBy(
                    vnfm.tokensAt("/callback-token", new ClientProof.BySecret(client.id(), secret), recorder));
        });
        return strict ? callback.examining(new NotificationExam()) : callback;
    }

    /** The control interface, if it is wanted; something to be closed in any case. */
    private Closeable control(LcmVnfm lcm, Callback callback, Recorder recorder) throws IOException {
        if (control == null) {
            if (controlToken != null || controlAnywhere) {
                throw new UsageException("--control-token and --control-anywhere go with --control");
            }
            return () -> {};
        }
        VnfmSettings.Listen place = VnfmSettings.Listen.parse(control)
                .orElseThrow(() -> new UsageException("--control must be HOST:PORT, for example 127.0.0.1:9480"));
        InetSocketAddress address = new InetSocketAddress(place.host(), place.port());
        if (address.isUnresolved()) {
            throw new UsageException("--control: the name " + place.host() + " cannot be resolved");
        }
        if (!controlAnywhere && !address.getAddress().isLoopbackAddress()) {
            throw new UsageException("--control: " + place.host()
                    + " is no loopback address; say --control-anywhere if others shall give orders, over plain HTTP");
        }
        Secret token = controlToken();
        VnfmControl orders;
        try {
            orders = VnfmControl.start(address, token, lcm, callback, recorder);
        } catch (BindException e) {
            throw new UsageException("--control: nothing can listen at " + control + ": " + e.getMessage());
        }
        event("ready", "control", orders.base().toString());
        if (controlToken == null) {
            event("ready", "token", new String(token.bytes(), StandardCharsets.UTF_8));
        }
        return orders;
    }

    private Secret controlToken() throws IOException {
        if (controlToken == null) {
            return Unguessable.secret();
        }
        String text =
                Files.readString(readable("--control-token", controlToken)).strip();
        if (text.isEmpty()) {
            throw new UsageException("--control-token: " + controlToken + " is empty");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(LcmVnfm lcm, Callback callback, Recorder recorder, Optional<VnfmScript> steps)
            throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                // the port is free when the process has ended
                boolean ended = stopped.await(5, TimeUnit.SECONDS);
                Thread.currentThread().setName(ended ? "stopped" : "gave up");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        event("ready", "callback", callback.uri().toString());
        event("ready", "lcm", lcm.api().toString());
        steps.ifPresent(all -> start(
                all,
                new VnfmScript.Scene(
                        lcm, callback, recorder, time -> stop.await(time.toMillis(), TimeUnit.MILLISECONDS))));
        int notifications = 0;
        int calls = 0;
        do {
            for (Delivery delivery : callback.inbox().since(notifications)) {
                notifications++;
                notification(delivery);
            }
            for (Call call : lcm.calls().since(calls)) {
                calls++;
                request(call);
            }
        } while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        stopped.countDown();
    }

    private void start(VnfmScript all, VnfmScript.Scene scene) {
        Thread thread = new Thread(
                () -> {
                    try {
                        all.run(scene, words -> event("script", "command", words));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "script");
        thread.setDaemon(true);
        thread.start();
    }

    private void notification(Delivery delivery) {
        Optional<JsonNode> content = delivery.request().json();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("event", "notification")
                .put("at", delivery.request().at().toString())
                .put("method", delivery.request().method())
                .put("answered", delivery.call().status());
        content.ifPresent(body -> event.set("content", body));
        print(
                event,
                delivery.request().method() + " callback -> " + delivery.call().status() + "  "
                        + content.map(JsonNode::toString).orElse(""));
    }

    private void request(Call call) {
        String path = call.request().url().getRawPath()
                + Optional.ofNullable(call.request().url().getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("event", "lcm")
                .put("at", call.request().at().toString())
                .put("method", call.request().method())
                .put("path", path)
                .put("answered", call.status());
        print(event, call.request().method() + " " + path + " -> " + call.status());
    }

    private void event(String kind, String name, String value) {
        print(
                JsonNodeFactory.instance.objectNode().put("event", kind).put(name, value),
                kind + ": " + name + " " + value);
    }

    private synchronized void print(ObjectNode event, String line) {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        out.println(json ? event.toString() : line.replaceAll("\\p{Cntrl}", " "));
        out.flush();
    }

    private VnfmSettings settings() throws IOException {
        VnfmSettings.Listen place = VnfmSettings.Listen.parse(listen)
                .orElseThrow(() -> new UsageException("--listen must be HOST:PORT, for example 192.0.2.7:9443"));
        if (place.isAny() && advertised == null) {
            throw new UsageException(
                    "--listen is every address of this machine; say in --advertised which one CMFs use");
        }
        if (advertised != null && (!"https".equals(advertised.getScheme()) || advertised.getHost() == null)) {
            throw new UsageException("--advertised must be an https URL with a host");
        }
        if (callbackPath != null && !callbackPath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new UsageException("--callback-path must be a path such as /notifications");
        }
        if ((clientCert == null) != (clientKey == null)) {
            throw new UsageException("--client-cert and --client-key go together");
        }
        return new VnfmSettings(
                place.host(),
                place.port(),
                Optional.ofNullable(advertised)
                        .map(uri -> URI.create(uri.toString().replaceAll("/+$", ""))),
                false,
                new Target.KeyFiles(readable("--cert", cert), readable("--key", key)),
                Optional.ofNullable(trust),
                client("--lcm-client", lcmClient));
    }

    private static Optional<VnfmSettings.Client> client(String option, @Nullable String given) throws IOException {
        if (given == null) {
            return Optional.empty();
        }
        int colon = given.indexOf(':');
        if (colon < 1) {
            throw new UsageException(option + " must be ID:FILE");
        }
        String secret = Files.readString(readable(option, Path.of(given.substring(colon + 1))))
                .strip();
        return Optional.of(new VnfmSettings.Client(
                given.substring(0, colon), new Secret(secret.getBytes(StandardCharsets.UTF_8))));
    }

    private TlsIdentity identity() {
        Path certificate = Objects.requireNonNullElse(clientCert, cert);
        try {
            List<X509Certificate> anchors =
                    trust == null ? List.of() : PemFiles.certificates(readable("--trust", trust));
            return TlsIdentity.of(
                    Optional.of(PemFiles.credential(
                            readable("--client-cert", certificate),
                            readable("--client-key", Objects.requireNonNullElse(clientKey, key)))),
                    anchors);
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException("--client-cert, --client-key or --trust cannot be used: " + e.getMessage());
        }
    }

    private static Path readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException(option + ": " + file + " cannot be read");
        }
        return file;
    }
}
