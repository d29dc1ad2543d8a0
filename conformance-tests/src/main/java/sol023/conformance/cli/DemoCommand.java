package sol023.conformance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.fault.lab.LabCmf;
import sol023.conformance.report.Evidence;

/** {@code demo}: starts the reference CMF as a process, tests it over TLS, stops it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start the reference CMF, test it, stop it, and say where the report is.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COMMAND = "java -jar cmf-conformance.jar demo";

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--cmf",
            paramLabel = "JAR",
            description = "cmf.jar; default: beside this jar, else in the build tree.")
    @Nullable
    Path cmf;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "Where the reports go (default: ${DEFAULT-VALUE}).")
    Path report = Path.of("report");

    @Option(
            names = "--evidence",
            paramLabel = "HOW-MUCH",
            defaultValue = "findings",
            description = "findings: all messages of what did not pass, few of the rest; all: everything of all"
                    + " scenarios (default: ${DEFAULT-VALUE}).")
    Evidence evidence = Evidence.FINDINGS;

    @Option(names = "--spec", paramLabel = "FILE", description = "Your copy of the standard, to show its sentences.")
    @Nullable
    Path spec;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        Path jar = new CmfJar().find(cmf);
        LabCmf lab;
        try {
            lab = LabCmf.start(jar, PATIENCE);
        } catch (IOException e) {
            throw new UsageException("--cmf: " + jar + ": " + e.getMessage());
        }
        Thread interrupted = new Thread(() -> stop(lab), "stop-cmf");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            console.line("started " + jar.getFileName() + " with laboratory settings");
            RunCommand run = new RunCommand();
            run.target = lab.target();
            run.report = report;
            run.spec = spec;
            run.evidence = evidence;
            run.selection = selection;
            return run.run(console, COMMAND, COMMAND).code();
        } finally {
            Runtime.getRuntime().removeShutdownHook(interrupted);
            lab.close();
        }
    }

    private static void stop(LabCmf lab) {
        try {
            lab.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
