package sol023.cmf.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import sol023.cmf.notification.OutboxLoad;
import sol023.cmf.store.Engine;

/** Notifications to many subscribers, some of them dead or slow, from each kind of database. Receivers and CMF share the machine. */
final class NotifyBenchmark {

    private NotifyBenchmark() {}

    static void run(Path directory, OutboxLoad load, PrintStream out) throws Exception {
        for (var engine : Engine.values()) {
            for (int round = 0; round < 2; round++) {
                var folder = Files.createTempDirectory(directory, "notify");
                try (var database = engine.open(folder)) {
                    var seen = load.run(database);
                    out.printf(
                            "%s %d x %d, round %d: %d arrived, %d repeated, %d out of order; healthy ones %.0f/s, median %d ms, p99 %d ms; a change written in %.1f ms%n",
                            engine,
                            load.subscribers(),
                            load.changes(),
                            round,
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
    }
}
