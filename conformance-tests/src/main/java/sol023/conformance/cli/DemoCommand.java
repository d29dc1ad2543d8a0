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
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Role;

/** {@code demo}: starts the reference CMF as a process, tests it over TLS, stops it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start the reference CMF, test it, stop it, and say where the report is.")
final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--cmf",
            paramLabel = "JAR",
            description = "cmf.jar; default: beside this jar, else in the build tree.")
    @Nullable
    Path cmf;

    @Mixin
    RunOptions options = new RunOptions();

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        TestRun run = new Invocation(Objects.requireNonNull(commandSpec)).testRun(options);
        FeatureFiles files = selection.files();
        return test(run, files, selection.selection(files));
    }

    /** Starts the CMF, runs, stops it. */
    int test(TestRun run, FeatureFiles files, Selection selected) throws IOException {
        options.validate();
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
            run.console().line("started " + jar.getFileName() + " with laboratory settings");
            return run.run(lab.target(), Role.CMF, files, selected, options).code();
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
