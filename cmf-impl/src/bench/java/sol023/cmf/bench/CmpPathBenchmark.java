package sol023.cmf.bench;

import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import sol023.cmf.process.CmpMessages;
import sol023.cmf.process.Protection;

/**
 * The CMP path in process, octets in and octets out, on the embedded store, by a few callers at once so that commits can be
 * grouped; each flow beside its {@link CmpFloor}. The score is the time of one exchange on all cores together.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 6)
@Measurement(iterations = 6)
@NullUnmarked // JMH fills the states by their set-up methods
public class CmpPathBenchmark {

    private static final int MESSAGES = 2_000;
    private static final int CALLERS = 8;
    private static final int MAC_ITERATIONS = 500;

    /** The two sides, and who calls them. */
    @State(Scope.Benchmark)
    public static class Sides {

        private CmfInProcess cmf;
        private CmpFloor floor;
        private ExecutorService callers;

        @Setup
        public void open() throws Exception {
            var directory = Files.createTempDirectory("cmf-jmh-");
            cmf = CmfInProcess.open(directory.resolve("cmf-data"));
            floor = CmpFloor.open(directory.resolve("floor.db"), cmf.vnfm().macSecret(), Clock.systemUTC());
            callers = Executors.newFixedThreadPool(CALLERS);
        }

        @TearDown
        public void close() {
            callers.shutdownNow();
            floor.close();
            cmf.close();
        }

        List<byte[]> all(List<byte[]> messages, UnaryOperator<byte[]> side) throws Exception {
            byte[][] answers = new byte[messages.size()][];
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller;
                running.add(callers.submit(() -> {
                    for (int i = first; i < answers.length; i += CALLERS) {
                        answers[i] = side.apply(messages.get(i));
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return Arrays.asList(answers);
        }

        List<byte[]> p10cr(Protection protection) {
            CmpMessages messages = new CmpMessages(protection, Clock.systemUTC());
            List<byte[]> built = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                built.add(messages.p10cr(cmf.request(i), CmpMessages.newTransaction()));
            }
            return built;
        }
    }

    /** Fresh messages for each iteration, and the proof that the answers of the last one were right. */
    @State(Scope.Benchmark)
    public static class Signed {

        private List<byte[]> requests;
        private List<byte[]> answers = List.of();

        @Setup(Level.Iteration)
        public void build(Sides sides) {
            requests = sides.p10cr(Protection.signature(sides.cmf.vnfm()));
        }

        @TearDown(Level.Iteration)
        public void check() throws Exception {
            LabRequests.certificates(answers);
        }
    }

    /** As {@link Signed}, with a MAC. */
    @State(Scope.Benchmark)
    public static class MacProtected {

        private List<byte[]> requests;
        private List<byte[]> answers = List.of();

        @Setup(Level.Iteration)
        public void build(Sides sides) {
            requests = sides.p10cr(Protection.mac(sides.cmf.vnfm(), MAC_ITERATIONS));
        }

        @TearDown(Level.Iteration)
        public void check() throws Exception {
            LabRequests.certificates(answers);
        }
    }

    /** Certificates to revoke, issued before the clock runs. */
    @State(Scope.Benchmark)
    public static class Revocations {

        private List<byte[]> requests;
        private List<byte[]> answers = List.of();

        @Setup(Level.Iteration)
        public void build(Sides sides) throws Exception {
            Protection protection = Protection.signature(sides.cmf.vnfm());
            CmpMessages messages = new CmpMessages(protection, Clock.systemUTC());
            requests = new ArrayList<>();
            for (X509CertificateHolder each :
                    LabRequests.certificates(sides.all(sides.p10cr(protection), sides.cmf::enrol))) {
                requests.add(messages.rr(each));
            }
        }

        @TearDown(Level.Iteration)
        public void check() throws Exception {
            LabRequests.requireRevoked(answers);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object p10crSigned(Sides sides, Signed signed) throws Exception {
        signed.answers = sides.all(signed.requests, sides.cmf::enrol);
        return signed.answers;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object p10crSignedFloor(Sides sides, Signed signed) throws Exception {
        signed.answers = sides.all(signed.requests, sides.floor::answer);
        return signed.answers;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object p10crMac(Sides sides, MacProtected mac) throws Exception {
        mac.answers = sides.all(mac.requests, sides.cmf::enrol);
        return mac.answers;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object p10crMacFloor(Sides sides, MacProtected mac) throws Exception {
        mac.answers = sides.all(mac.requests, sides.floor::answer);
        return mac.answers;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object rr(Sides sides, Revocations revocations) throws Exception {
        revocations.answers = sides.all(revocations.requests, sides.cmf::revoke);
        return revocations.answers;
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public Object rrFloor(Sides sides, Revocations revocations) throws Exception {
        revocations.answers = sides.all(revocations.requests, sides.floor::answer);
        return revocations.answers;
    }
}
