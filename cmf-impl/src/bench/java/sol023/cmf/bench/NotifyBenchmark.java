package sol023.cmf.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sol023.cmf.notification.OutboxLoad;
import sol023.cmf.store.Engine;

/**
 * Notifications to many subscribers from each kind of database: changes that come all at once, and at a pace, each with some endpoints dead or slow and with all
 * healthy. Receivers and CMF share the machine.
 */
final class NotifyBenchmark {

    private final Path directory;
    private final PrintStream out;

    private NotifyBenchmark(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** @param pace from one change to the next, where they do not come at once */
    static void run(Path directory, int subscribers, int changes, Duration pace, PrintStream out) throws Exception {
        var benchmark = new NotifyBenchmark(directory, out);
        for (var engine : Engine.values()) {
            benchmark.measure(engine, "warm-up", new OutboxLoad(subscribers, changes / 10, false, Duration.ZERO));
            for (boolean troubled : new boolean[] {false, true}) {
                var name = troubled ? "5 % dead, 5 % slow" : "all healthy";
                benchmark.measure(
                        engine, "at once, " + name, new OutboxLoad(subscribers, changes, troubled, Duration.ZERO));
                benchmark.measure(
                        engine, "at a pace, " + name, new OutboxLoad(subscribers, changes / 4, troubled, pace));
            }
        }
    }

    private void measure(Engine engine, String name, OutboxLoad load) throws Exception {
        var folder = Files.createTempDirectory(directory, "notify");
        try (var database = engine.open(folder)) {
            var seen = load.run(database);
            out.printf(
                    "%s, %d x %d %s: %d arrived, %d repeated, %d out of order; %.0f/s, median %d ms, p99 %d ms; a change written in %.1f ms%n",
                    engine,
                    load.subscribers(),
                    load.changes(),
                    name,
                    seen.arrived(),
                    seen.repeated(),
                    seen.outOfOrder(),
                    seen.perSecond(),
                    seen.median().toMillis(),
                    seen.p99().toMillis(),
                    seen.writing().toNanos() / 1e6);
        }
    }
}
