package sol023.cmf.cli;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import sol023.cmf.ca.CaStartException;
import sol023.cmf.server.ConfigException;

/** Tells what failed: one line for what the operator can mend, the whole exception in the log for what is our fault. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    private static final int INTERNAL = 70;

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, CommandLine.ParseResult arguments) {
        var err = command.getErr();
        if (exception instanceof ConfigException || exception instanceof CaStartException) {
            err.println("cmf: " + exception.getMessage());
            err.flush();
            return Main.UNUSABLE;
        }
        LoggerFactory.getLogger(Failures.class).error("the CMF failed", exception);
        err.println("cmf: failed for a reason that is not yours; the log says more");
        err.flush();
        return INTERNAL;
    }
}
