package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sol023.conformance.run.Order;
import sol023.conformance.run.RunResult;
import sol023.conformance.target.Target.Dialect;

/** One self-test, run when the first test asks, for all tests that look at it. */
final class SelfTestOnce {

    /** Marks the tests that need it: the longest of the build, and nothing in them depends on the JDK, so CI runs them on one. */
    static final String TAG = "self-test";

    private static final int AT_A_TIME = 3;
    private static final int THREADS = 4;
    private static final int RUNS = Boolean.getBoolean("thorough") ? 20 : 3;
    private static final boolean UPDATE = Boolean.getBoolean("update-blast-radius");
    private static final Path BUILD = Path.of("target").toAbsolutePath();

    private static @Nullable Outcome outcome;

    private SelfTestOnce() {}

    /**
     * @param proof made with shuffled runs
     * @param runs shuffled runs without any fault in the dialect of SOL023, by their order; that of the proof is the first
     */
    record Outcome(Proof proof, Map<Order, RunResult> runs) {}

    static synchronized Outcome outcome() throws IOException {
        if (outcome == null) {
            outcome = run();
        }
        return outcome;
    }

    private static Outcome run() throws IOException {
        Path cmf = BUILD.resolve("../../cmf-impl/target/cmf.jar").normalize();
        assertThat(cmf).as("the reference CMF, packaged before the suite").isRegularFile();
        List<Order> orders = orders();
        Map<Order, RunResult> runs = new LinkedHashMap<>();
        Proof proof;
        try (SelfTest selfTest = SelfTest.start(cmf, Clock.systemUTC())) {
            proof = selfTest.prove(Catalogue.all(), orders.get(0), AT_A_TIME, done -> {});
            runs.put(orders.get(0), proof.clean().in(Dialect.SOL023));
            for (Order order : orders.subList(1, RUNS)) {
                runs.put(order, selfTest.clean(Dialect.SOL023, THREADS, order));
            }
        }
        publish(proof);
        return new Outcome(proof, runs);
    }

    private static void publish(Proof proof) throws IOException {
        proof.write(BUILD.resolve("../../docs/kill-matrix.md").normalize());
        if (UPDATE) {
            proof.updateBlastRadius(BUILD.resolve("../src/main/resources/" + BlastRadius.FILE));
        }
    }

    private static List<Order> orders() {
        SecureRandom random = new SecureRandom();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            orders.add(Order.random(random.nextLong()));
        }
        return orders;
    }
}
