package sol023.cmf.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sol023.cmf.server.Cmf;
import sol023.cmf.server.Deployment;
import sol023.cmf.server.Lab;

/** Serves until the process is told to stop. */
@Command(
        name = "serve",
        description = "Serves the interfaces of the CMF until the process is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    @Nullable
    private Kind kind;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of the lab (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("cmf-data");

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "address of the lab, loopback only (default: ${DEFAULT-VALUE})")
    private String bind = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "https port of the lab (default: 8443; 0: any free port)")
    private @Nullable Integer port;

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description = "plain port of the lab, for CMP and CRLs only (default: 8080; 0: any free port)")
    private @Nullable Integer httpPort;

    @Option(
            names = "--vnfm-port",
            paramLabel = "N",
            description =
                    "port where the VNFM that the conformance suite plays will listen (default: one that is free)")
    private @Nullable Integer vnfmPort;

    @Spec
    private @Nullable CommandSpec spec;

    /** What to serve. */
    static final class Kind {

        @Option(
                names = "--lab",
                required = true,
                description = "a CMF for this machine only, with a made-up CA and credentials")
        private boolean lab;

        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "a CMF as this file describes it")
        private @Nullable Path config;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (kind != null && !kind.lab && kind.config != null) {
            if (port != null || httpPort != null || vnfmPort != null || isGiven("--data") || isGiven("--bind")) {
                throw new ParameterException(
                        spec().commandLine(),
                        "--data, --bind, --port, --http-port and --vnfm-port are options of the lab");
            }
            serve(Deployment.start(kind.config, System.getenv(), Clock.systemUTC()));
        } else {
            var lab = Lab.start(data, bind, port(port), port(httpPort), port(vnfmPort), Clock.systemUTC());
            spec().commandLine().getOut().print(lab.welcome());
            serve(lab.cmf(), lab);
        }
        return 0;
    }

    private boolean isGiven(String option) {
        return spec().commandLine().getParseResult().hasMatchedOption(option);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }

    private OptionalInt port(@Nullable Integer given) {
        if (given == null) {
            return OptionalInt.empty();
        }
        if (given < 0 || given > 65_535) {
            throw new ParameterException(spec().commandLine(), "a port is between 0 and 65535");
        }
        return OptionalInt.of(given);
    }

    private void serve(Cmf cmf) throws InterruptedException {
        serve(cmf, cmf);
    }

    private void serve(Cmf cmf, AutoCloseable whole) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Stopping.stop(whole);
                            stopped.countDown();
                        },
                        "stop"));
        var out = spec().commandLine().getOut();
        out.println("ready: " + cmf.apiRoot());
        out.flush();
        stopped.await();
    }
}
