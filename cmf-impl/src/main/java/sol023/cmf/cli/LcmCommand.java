package sol023.cmf.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import sol023.cmf.server.LcmAdministration;

/** Looks after the VNF LCM interface of a CMF that runs, by its store: what is asked for, the CMF does a moment later. */
@Command(
        name = "lcm",
        description = "Shows and steers the subscriptions of a running CMF at its VNFMs.",
        mixinStandardHelpOptions = true)
final class LcmCommand implements Runnable {

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "of the deployment")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "folder of the lab")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "lcm needs one of: list, terminate, subscribe, resync");
    }

    @Command(name = "list", description = "Shows the VNFMs, and the VNFCs that are gone.")
    int list() {
        return with(administration -> administration.list().forEach(this::print));
    }

    @Command(name = "terminate", description = "Terminates the subscription at a VNFM for good.")
    int terminate(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return with(administration -> administration.terminate(name));
    }

    @Command(name = "subscribe", description = "Subscribes again at a VNFM.")
    int subscribe(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return with(administration -> administration.subscribe(name));
    }

    @Command(name = "resync", description = "Looks at all VNF instances of a VNFM.")
    int resync(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return with(administration -> administration.resync(name));
    }

    private int with(Consumer<LcmAdministration> work) {
        try (var administration = open()) {
            work.accept(administration);
        }
        return 0;
    }

    private LcmAdministration open() {
        if (config != null && data == null) {
            return LcmAdministration.ofDeployment(config, System.getenv());
        }
        if (data != null && config == null) {
            return LcmAdministration.ofLab(data);
        }
        throw new ParameterException(spec().commandLine(), "either --config or --data says which CMF is meant");
    }

    private void print(String line) {
        var out = spec().commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }
}
