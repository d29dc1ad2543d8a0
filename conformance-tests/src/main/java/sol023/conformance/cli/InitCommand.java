package sol023.conformance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.run.ExitCode;

/** {@code init}: a commented target file to fill in. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "Write a commented target.yaml to fill in.")
final class InitCommand implements Callable<Integer> {

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            description = "The file to write (default: ${DEFAULT-VALUE}); an existing file is kept.")
    Path target = Path.of("target.yaml");

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        try (InputStream skeleton = InitCommand.class.getResourceAsStream("target.yaml")) {
            Files.copy(Objects.requireNonNull(skeleton, "the suite lacks its skeleton"), target);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(target + " exists and is kept; give another --target");
        }
        out.println("wrote " + target + "; fill it in, then: java -jar cmf-conformance.jar doctor --target " + target);
        out.flush();
        return ExitCode.CONFORMING.code();
    }
}
