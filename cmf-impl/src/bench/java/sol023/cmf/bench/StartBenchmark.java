package sol023.cmf.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import sol023.cmf.process.CmfProcess;
import sol023.cmf.process.Credential;

/** From the start of the process to its first answer over TLS: the CMF, which finds its lab made, and a bare Jersey server. */
final class StartBenchmark {

    private StartBenchmark() {}

    private record Start(double seconds, double cpuSeconds, double residentMegabytes) {}

    static void run(Path directory, int times, PrintStream out) throws Exception {
        Credential vnfm;
        try (CmfProcess first = CmfProcess.startLab(directory.resolve("cmf"))) {
            vnfm = first.lab().vnfm();
        }
        SSLContext tls = BenchTls.context(vnfm.key(), vnfm.chain().toArray(Certificate[]::new));
        Start[] cmf = new Start[times];
        Start[] bare = new Start[times];
        for (int i = 0; i < times; i++) {
            bare[i] = start(() -> LoadBenchmark.floor(directory.resolve("bare"), FloorServer.BARE, List.of()), tls);
            cmf[i] = start(() -> CmfProcess.startLab(directory.resolve("cmf")), tls);
        }
        out.println("| | first answer after s | CPU s | resident MB |");
        out.println("|---|---|---|---|");
        print(out, "cmf.jar", median(cmf));
        print(out, "bare Grizzly and Jersey", median(bare));
        out.printf(
                Locale.ROOT,
                "CPU ratio %.2f%n",
                median(cmf).cpuSeconds() / median(bare).cpuSeconds());
    }

    private static Start start(Supplier<CmfProcess> starter, SSLContext tls) throws IOException {
        long begin = System.nanoTime();
        try (CmfProcess process = starter.get();
                KeepAliveClient client = KeepAliveClient.connect(process.lab().https(), tls)) {
            client.exchange(LabRequests.SUBJECTS + "/none", "", new byte[0]);
            return new Start(
                    (System.nanoTime() - begin) / 1e9,
                    ProcessUsage.cpuSeconds(process.pid()),
                    ProcessUsage.residentMegabytes(process.pid()));
        }
    }

    private static Start median(Start[] starts) {
        return new Start(
                median(Arrays.stream(starts).mapToDouble(Start::seconds).toArray()),
                median(Arrays.stream(starts).mapToDouble(Start::cpuSeconds).toArray()),
                median(Arrays.stream(starts)
                        .mapToDouble(Start::residentMegabytes)
                        .toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(PrintStream out, String name, Start start) {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f |%n",
                name,
                start.seconds(),
                start.cpuSeconds(),
                start.residentMegabytes());
    }
}
