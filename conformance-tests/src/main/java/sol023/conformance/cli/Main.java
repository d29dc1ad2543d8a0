package sol023.conformance.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import sol023.conformance.report.ResultsException;
import sol023.conformance.run.ExitCode;
import sol023.conformance.target.TargetException;
import sol023.conformance.vnfm.VnfmException;
import sol023.conformance.waiver.WaiverException;

/** {@code cmf-conformance}: tests any Certificate Management Function against ETSI GS NFV-SOL 023. */
@Command(
        name = "cmf-conformance",
        mixinStandardHelpOptions = true,
        versionProvider = SuiteVersion.class,
        description = "Tests a Certificate Management Function (CMF) against ETSI GS NFV-SOL 023.",
        footer = {
            "",
            "Exit codes: 0 conforming, 1 not conforming, 2 usage, configuration, nothing selected or target not reachable,",
            "3 incomplete, 4 regression, 5 stale waiver, 6 conforming only with waivers, 70 error of the suite."
        },
        subcommands = {
            RunCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            InitCommand.class,
            IcsCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            ReadingsCommand.class,
            CompareCommand.class,
            RerunCommand.class,
            ReplayCommand.class,
            RequirementsCommand.class,
            SelfTestCommand.class,
            VnfmCommand.class,
            PlugtestCommand.class,
            ReleaseDiffCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int code = ExitCode.SUITE_ERROR.code();
        try {
            code = commandLine().execute(args);
        } finally {
            // an Error passes by the handler below; its code must not look like a verdict
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Main::path)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            // the usual reason: Java decodes and encodes file names by the locale
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' cannot be the name of a file here; for letters outside ASCII set LC_ALL=C.UTF-8");
        }
    }

    private static int exitCode(Exception thrown) {
        return isTheUsers(thrown) ? ExitCode.UNUSABLE.code() : ExitCode.SUITE_ERROR.code();
    }

    private static boolean isTheUsers(Exception thrown) {
        return thrown instanceof TargetException
                || thrown instanceof UsageException
                || thrown instanceof ResultsException
                || thrown instanceof WaiverException
                || thrown instanceof VnfmException;
    }

    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        if (isTheUsers(thrown)) {
            command.getErr().println(thrown.getMessage());
        } else {
            command.getErr().println("error of the suite: " + thrown);
            for (StackTraceElement element : thrown.getStackTrace()) {
                if (element.getClassName().startsWith("sol023.")) {
                    command.getErr().println("  at " + element);
                }
            }
        }
        command.getErr().flush();
        return exitCode(thrown);
    }
}
