package sol023.conformance.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sol023.conformance.report.Evidence;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.target.Judging;
import sol023.conformance.waiver.Waiver;
import sol023.conformance.waiver.WaiverFile;

/** How scenarios are run and reported; shared by all commands that run some. */
final class RunOptions {

    static final String ORDER = "--order";

    @Mixin
    ReadingOptions readings = new ReadingOptions();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "Where the reports go (default: ${DEFAULT-VALUE}).")
    Path report = Path.of("report");

    @Option(
            names = "--waivers",
            paramLabel = "FILE",
            description = "Known failures, instead of those that the target file names.")
    @Nullable
    Path waivers;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Scenarios at a time (default: ${DEFAULT-VALUE}).")
    int threads = 4;

    @Option(
            names = ORDER,
            paramLabel = "ORDER",
            defaultValue = "written",
            description = "written, random or random:SEED (default: ${DEFAULT-VALUE}).")
    String order = "written";

    @Option(
            names = "--evidence",
            paramLabel = "HOW-MUCH",
            defaultValue = "findings",
            description = "findings: all messages of what did not pass, few of the rest; all: everything of all"
                    + " scenarios (default: ${DEFAULT-VALUE}).")
    Evidence evidence = Evidence.FINDINGS;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Your copy of the standard as text, to show its sentences in the report.")
    @Nullable
    Path spec;

    @Option(names = "--no-progress", description = "No progress bar, even on a terminal.")
    boolean noProgress;

    /** Refuses what no run can do. */
    void validate() {
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1");
        }
        order();
        readings.readings(new Judging(Optional.empty(), List.of()));
        if (waivers != null) {
            WaiverFile.read(waivers);
        }
    }

    /** In which order scenarios start. */
    Order order() {
        try {
            return Order.parse(order, new SecureRandom()::nextInt);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--order: " + e.getMessage());
        }
    }

    /** The known failures; each must be about a scenario that exists. */
    List<Waiver> waivers(Judging judging, FeatureFiles files) {
        Optional<Path> file = Optional.ofNullable(waivers).or(judging::waivers);
        List<Waiver> list = file.map(WaiverFile::read).orElse(List.of());
        for (Waiver waiver : list) {
            boolean exists = files.scenarios().stream()
                    .anyMatch(scenario -> waiver.scenario().equals(scenario.id())
                            || waiver.scenario().equals(scenario.key().place()));
            if (!exists) {
                throw new UsageException(waiver.place() + ": there is no scenario " + waiver.scenario()
                        + "; see: cmf-conformance list " + waiver.requirement());
            }
        }
        return list;
    }
}
