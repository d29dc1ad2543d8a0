package sol023.cmf.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sol023.cmf.process.CmfProcess;
import sol023.cmf.process.Credential;
import sol023.cmf.process.Lab;

/** Every flow over loopback against {@code cmf.jar} and, with the same requests and in turn, against its floor. */
final class LoadBenchmark {

    private static final int SUBJECTS = 1_000;
    private static final ObjectMapper JSON_MAPPER = new ObjectMapper();

    private final Settings settings;
    private final PrintStream out;
    private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();

    /**
     * How much.
     *
     * @param warmUp requests of each flow before the first that counts
     * @param count requests of each flow in a round
     */
    record Settings(int clients, int warmUp, int count, int rounds, List<String> jvmOptions) {}

    private record Pair(Load.Result cmf, Load.Result floor) {}

    private record Target(URI http, URI https, long pid) {}

    LoadBenchmark(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void run(Path directory) throws Exception {
        try (CmfProcess cmf = CmfProcess.startLab(directory.resolve("cmf"), settings.jvmOptions())) {
            Lab lab = cmf.lab();
            Credential vnfm = lab.vnfm();
            try (CmfProcess floor = floor(directory.resolve("floor"), vnfm.macSecret(), List.of())) {
                Load load = new Load(
                        settings.clients(),
                        BenchTls.context(vnfm.key(), vnfm.chain().toArray(Certificate[]::new)));
                LabRequests requests = new LabRequests(lab, Clock.systemUTC());
                Target target = new Target(lab.http(), lab.https(), cmf.pid());
                Target below = new Target(floor.lab().http(), floor.lab().https(), floor.pid());
                load.run(target.https(), target.pid(), requests.subjects(SUBJECTS), 201);
                round(load, requests, target, below, settings.warmUp());
                pairs.clear();
                for (int i = 0; i < settings.rounds(); i++) {
                    round(load, requests, target, below, settings.count());
                }
            }
        }
        report();
    }

    static CmfProcess floor(Path directory, String secret, List<String> jvmOptions) {
        List<String> arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(List.of(FloorServer.class.getName(), directory.toString(), secret));
        return CmfProcess.java(directory, arguments, directory);
    }

    private void round(Load load, LabRequests requests, Target cmf, Target floor, int count) throws Exception {
        List<Load.Request> registrations = requests.registrations(count);
        Pair registered = note("register", load, cmf.https(), floor.https(), cmf, floor, registrations, 201);
        List<String> ids = new ArrayList<>();
        for (byte[] answer : registered.cmf().answers()) {
            ids.add(JSON_MAPPER.readTree(answer).path("id").asText());
        }
        note("read", load, cmf.https(), floor.https(), cmf, floor, requests.reads(ids, count), 200);

        Pair mac = note("p10cr, MAC", load, cmf.http(), floor.http(), cmf, floor, requests.p10crMac(count), 200);
        LabRequests.certificates(mac.cmf().answers());
        Pair signed =
                note("p10cr, signature", load, cmf.http(), floor.http(), cmf, floor, requests.p10crSigned(count), 200);
        var certificates = LabRequests.certificates(signed.cmf().answers());
        Pair revoked = note("rr", load, cmf.http(), floor.http(), cmf, floor, requests.rr(certificates), 200);
        LabRequests.requireRevoked(revoked.cmf().answers());
    }

    private Pair note(
            String flow,
            Load load,
            URI toCmf,
            URI toFloor,
            Target cmf,
            Target floor,
            List<Load.Request> requests,
            int status)
            throws Exception {
        Load.Result below = load.run(toFloor, floor.pid(), requests, status);
        Load.Result above = load.run(toCmf, cmf.pid(), requests, status);
        Pair pair = new Pair(above, below);
        pairs.computeIfAbsent(flow, none -> new ArrayList<>()).add(pair);
        return pair;
    }

    private void report() {
        out.println("| flow | per second | CPU ms/op | p50 ms | p99 ms | floor: per second | CPU ms/op | p99 ms"
                + " | CPU ratio | p99 ratio |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        pairs.forEach((flow, all) -> out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.3f | %.2f | %.2f | %.0f | %.3f | %.2f | **%.2f** | %.2f |%n",
                flow,
                median(all, pair -> pair.cmf().perSecond()),
                median(all, pair -> pair.cmf().cpuMillis()),
                median(all, pair -> pair.cmf().p50()),
                median(all, pair -> pair.cmf().p99()),
                median(all, pair -> pair.floor().perSecond()),
                median(all, pair -> pair.floor().cpuMillis()),
                median(all, pair -> pair.floor().p99()),
                median(all, pair -> pair.cmf().cpuMillis() / pair.floor().cpuMillis()),
                median(all, pair -> pair.cmf().p99() / pair.floor().p99())));
    }

    private static double median(List<Pair> pairs, java.util.function.ToDoubleFunction<Pair> of) {
        double[] sorted = pairs.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
