package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.fault.lab.VnfmKeys;
import sol023.conformance.fault.lab.VnfmTls;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.fault.proxy.TlsProxy;
import sol023.conformance.requirement.EditionIndex;
import sol023.conformance.target.Secret;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.Callback;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.NotificationExam;
import sol023.conformance.vnfm.SimulatedVnfm;
import sol023.conformance.vnfm.control.VnfmControl;
import sol023.conformance.vnfm.lcm.LcmNotifier;
import sol023.conformance.vnfm.lcm.LcmVnfm;

/**
 * A VNFM with one fault, as long as it is open: the suite's own VNFM, strict and fresh, with one VNF, a proxy in front of it, another one in
 * front of the CMF that the suite plays, and a target file that leads to both. The same defect sees what goes in either direction.
 */
final class FaultyVnfm implements Closeable {

    private static final String HOST = "127.0.0.1";
    private static final String CLIENT = "cmf";
    private static final String SECRET = "a-secret-of-the-laboratory";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final NotificationExam EXAM = new NotificationExam();

    private final SimulatedVnfm vnfm;
    private final Connections connections;
    private final VnfmControl control;
    private final TlsProxy proxy;
    private final TlsProxy towardsCmf;
    private final Bench bench;
    private final Path target;

    FaultyVnfm(VnfmKeys keys, Path folder, Clock clock, Defect defect) throws IOException {
        this.bench = new Bench(clock);
        Target.KeyFiles files = new Target.KeyFiles(keys.certificate(), keys.key());
        this.vnfm = SimulatedVnfm.start(
                new VnfmSettings(HOST, 0, Optional.empty(), false, files, Optional.empty(), Optional.empty()), clock);
        Redactor redactor = new Redactor(List.of());
        Recorder unread = new Recorder(clock, redactor, new Decoders(List.of()));
        Callback callback = vnfm.callbackAt("/notifications", unread)
                .examining(EXAM)
                .protectedBy(vnfm.tokensAt("/callback-token", new ClientProof.BySecret(CLIENT, SECRET), unread));
        this.connections =
                new Connections(TlsIdentity.of(Optional.empty(), keys.identity().chain()));
        LcmVnfm lcm = new LcmVnfm(
                vnfm,
                Optional.of(new VnfmSettings.Client(CLIENT, secret())),
                new LcmNotifier(connections, new Target.Timeouts(TIMEOUT, TIMEOUT, TIMEOUT), redactor, clock),
                redactor,
                clock);
        String vnf = lcm.create("lab", unread).id();
        lcm.instantiate(vnf, 2, unread);
        this.control = VnfmControl.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), secret(), lcm, callback, unread);
        VnfmTls tls = new VnfmTls(keys.identity(), List.of());
        this.proxy = new TlsProxy(vnfm.base(), tls, (request, upstream) -> answer(defect, request, upstream));
        URI cmf = FaultyCmf.freeAddress(HOST);
        this.towardsCmf = new TlsProxy(cmf, tls, (request, upstream) -> answer(defect, request, upstream));
        this.target = write(keys, folder, vnf, cmf);
    }

    private static Secret secret() {
        return new Secret(SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(VnfmKeys keys, Path folder, String vnf, URI cmf) throws IOException {
        URI at = proxy.address();
        Path secret = Files.writeString(folder.resolve("secret-" + at.getPort()), SECRET);
        Map<String, Object> under = new LinkedHashMap<>();
        under.put("apiRoot", at.toString());
        under.put("trust", keys.certificate().toString());
        under.put("oauth", client(at + "/oauth2/token", secret));
        under.put(
                "notificationEndpoint",
                Map.of("uri", at + "/notifications", "oauth", client(at + "/callback-token", secret)));
        under.put(
                "callback",
                Map.of(
                        "listen", cmf.getAuthority(),
                        "advertised", towardsCmf.address().toString(),
                        "tls",
                                Map.of(
                                        "certificate", keys.certificate().toString(),
                                        "key", keys.key().toString())));
        Map<String, Object> call = Map.of(
                "url",
                control.base() + "/vnfs/" + vnf + "/scale-out",
                "headers",
                Map.of("Authorization", Map.of("file", bearer(folder, at).toString())));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("target", Map.of("name", "VNFM on paper", "release", EditionIndex.EDITION));
        all.put("vnfmUnderTest", under);
        all.put("hooks", Map.of("vnf.changes", Map.of("http", call, "within", "10s")));
        all.put("timeouts", Map.of("connect", "5s", "answer", "15s"));
        return Files.writeString(folder.resolve("target-" + at.getPort() + ".yaml"), new Yaml().dump(all));
    }

    private static Path bearer(Path folder, URI at) throws IOException {
        return Files.writeString(folder.resolve("bearer-" + at.getPort()), "Bearer " + SECRET);
    }

    private static Map<String, Object> client(String endpoint, Path secret) {
        return Map.of("tokenEndpoint", endpoint, "clientId", CLIENT, "secret", Map.of("file", secret.toString()));
    }

    Path target() {
        return target;
    }

    int hits() {
        return bench.hits();
    }

    List<String> troubles() {
        return bench.troubles();
    }

    private Answer answer(Defect defect, Request request, Origin upstream) throws IOException {
        try {
            return defect.answer(request, upstream, bench);
        } catch (RuntimeException e) {
            bench.broken(e);
            throw new IOException("the fault has failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        towardsCmf.close();
        control.close();
        connections.close();
        vnfm.close();
        Files.deleteIfExists(target);
    }
}
