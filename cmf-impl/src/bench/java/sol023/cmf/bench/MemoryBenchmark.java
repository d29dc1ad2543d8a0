package sol023.cmf.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import sol023.cmf.process.CmfProcess;
import sol023.cmf.process.Credential;

/** Resident memory of the CMF while it issues. */
final class MemoryBenchmark {

    private static final int TOGETHER = 5_000;
    private static final int SUBJECTS = 1_000;
    private static final int CLIENTS = 4;

    private MemoryBenchmark() {}

    static void run(Path directory, int certificates, PrintStream out) throws Exception {
        try (CmfProcess cmf = CmfProcess.startLab(directory, List.of("-Xmx256m"))) {
            Credential vnfm = cmf.lab().vnfm();
            Load load =
                    new Load(CLIENTS, BenchTls.context(vnfm.key(), vnfm.chain().toArray(Certificate[]::new)));
            LabRequests requests = new LabRequests(cmf.lab(), Clock.systemUTC());
            load.run(cmf.lab().https(), cmf.pid(), requests.subjects(SUBJECTS), 201);
            double first = 0;
            double last = 0;
            for (int issued = 0; issued < certificates; issued += TOGETHER) {
                Load.Result result = load.run(cmf.lab().http(), cmf.pid(), requests.p10crSigned(TOGETHER), 200);
                LabRequests.certificates(result.answers());
                last = result.perSecond();
                first = first == 0 ? last : first;
            }
            out.printf(
                    Locale.ROOT,
                    "%d certificates at -Xmx256m: resident %.0f MB at the end, %.0f MB at most; the last %d at %.0f/s, the first at"
                            + " %.0f/s%n",
                    certificates,
                    ProcessUsage.residentMegabytes(cmf.pid()),
                    ProcessUsage.peakMegabytes(cmf.pid()),
                    TOGETHER,
                    last,
                    first);
        }
    }
}
