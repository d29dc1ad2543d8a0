package sol023.cmf.cli;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the reference CMF. */
@Command(
        name = "cmf",
        description = "The reference Certificate Management Function of ETSI GS NFV-SOL 023.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {Serve.class, LcmCommand.class, NotificationsCommand.class, RequestsCommand.class})
public final class Main {

    /** Usage, configuration, or an address that is taken. */
    static final int UNUSABLE = 2;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(new Failures());
    }
}
