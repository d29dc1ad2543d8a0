package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
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
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.NotificationExam;
import sol023.conformance.vnfm.SimulatedVnfm;

/**
 * A VNFM with one fault, as long as it is open: the suite's own VNFM, strict and fresh, a proxy in front of it, and a target file that leads
 * there.
 */
final class FaultyVnfm implements Closeable {

    private static final String SECRET = "a secret of the laboratory";
    private static final NotificationExam EXAM = new NotificationExam();

    private final SimulatedVnfm vnfm;
    private final TlsProxy proxy;
    private final Bench bench;
    private final Path target;

    FaultyVnfm(VnfmKeys keys, Path folder, Clock clock, Defect defect) throws IOException {
        this.bench = new Bench(clock);
        this.vnfm = SimulatedVnfm.start(
                new VnfmSettings(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        false,
                        new Target.KeyFiles(keys.certificate(), keys.key()),
                        Optional.empty(),
                        Optional.empty()),
                clock);
        Recorder unread = new Recorder(clock, new Redactor(List.of()), new Decoders(List.of()));
        vnfm.callbackAt("/notifications", unread)
                .examining(EXAM)
                .protectedBy(vnfm.tokensAt("/callback-token", new ClientProof.BySecret("cmf", SECRET), unread));
        this.proxy = new TlsProxy(
                vnfm.base(),
                new VnfmTls(keys.identity(), List.of()),
                (request, upstream) -> answer(defect, request, upstream));
        this.target = write(keys, folder);
    }

    private Path write(VnfmKeys keys, Path folder) throws IOException {
        URI at = proxy.address();
        Path secret = Files.writeString(folder.resolve("secret-" + at.getPort()), SECRET);
        Map<String, Object> under = new LinkedHashMap<>();
        under.put("apiRoot", at.toString());
        under.put("trust", keys.certificate().toString());
        under.put(
                "notificationEndpoint",
                Map.of(
                        "uri",
                        at + "/notifications",
                        "oauth",
                        Map.of(
                                "tokenEndpoint",
                                at + "/callback-token",
                                "clientId",
                                "cmf",
                                "secret",
                                Map.of("file", secret.toString()))));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("target", Map.of("name", "VNFM on paper", "release", EditionIndex.EDITION));
        all.put("vnfmUnderTest", under);
        all.put("timeouts", Map.of("connect", "5s", "answer", "15s"));
        return Files.writeString(folder.resolve("target-" + at.getPort() + ".yaml"), new Yaml().dump(all));
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
        vnfm.close();
        Files.deleteIfExists(target);
    }
}
