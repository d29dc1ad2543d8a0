package sol023.conformance.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.run.ExitCode;
import sol023.conformance.target.Role;
import sol023.conformance.target.TargetFile;

/** {@code doctor}: is the configuration right and the target reachable? Judges nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Examine configuration and target; names the key to change. Every run starts with it.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            description = "Describes the product (default: ${DEFAULT-VALUE}).")
    Path target = Path.of("target.yaml");

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "cmf",
            description = "What is described: cmf, or the other side, vnfm (default: ${DEFAULT-VALUE}).")
    Role role = Role.CMF;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        boolean well = console.examined(new TargetFile().read(target, role), true);
        return (well ? ExitCode.CONFORMING : ExitCode.UNUSABLE).code();
    }
}
