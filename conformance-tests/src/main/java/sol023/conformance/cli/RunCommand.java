package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.target.Role;

/** {@code run}: doctor, then the scenarios, then the reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Test a CMF, or a VNFM that uses one, and write a report.")
final class RunCommand implements Callable<Integer> {

    static final String DEFAULT_TARGET = "target.yaml";

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = DEFAULT_TARGET,
            description = "Describes the product (default: ${DEFAULT-VALUE}).")
    Path target = Path.of(DEFAULT_TARGET);

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "cmf",
            description = "What is tested: cmf, or the other side, vnfm (default: ${DEFAULT-VALUE}).")
    Role role = Role.CMF;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        FeatureFiles files = selection.files();
        return new Invocation(Objects.requireNonNull(commandSpec))
                .testRun(options)
                .run(target, role, files, selection.selection(files), options)
                .code();
    }
}
