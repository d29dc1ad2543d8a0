package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.run.ExitCode;

/** {@code demo}: starts the reference CMF as a process, tests it over TLS, stops it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start the reference CMF, test it, stop it, and say where the report is.")
final class DemoCommand implements Callable<Integer> {

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
        Path data = Files.createTempDirectory("cmf-demo");
        try (LabCmf lab = LabCmf.start(jar, data)) {
            console.line("started " + jar.getFileName() + " in " + data);
            RunCommand run = new RunCommand();
            run.target = lab.target();
            run.report = report;
            run.spec = spec;
            run.selection = selection;
            ExitCode verdict = run.run(console, COMMAND, COMMAND);
            return verdict.code();
        } finally {
            TemporaryFolder.remove(data);
        }
    }
}
