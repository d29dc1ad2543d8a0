package sol023.cmf.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import sol023.cmf.server.NotificationAdministration;

/** Looks after the notifications of a CMF that runs, by its store. */
@Command(
        name = "notifications",
        description = "Shows notifications of a running CMF that have not arrived, and sends parked ones again.",
        mixinStandardHelpOptions = true)
final class NotificationsCommand implements Runnable {

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "of the deployment")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "folder of the lab")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "notifications needs one of: list, retry");
    }

    @Command(name = "list", description = "Shows the subscriptions with notifications that have not arrived.")
    int list() {
        try (var administration = open()) {
            administration.list().forEach(this::print);
        }
        return 0;
    }

    @Command(name = "retry", description = "Sends parked notifications again, of one subscription or of all.")
    int retry(@Parameters(paramLabel = "ID", arity = "0..1", description = "of the subscription") @Nullable String id) {
        try (var administration = open()) {
            print(administration.retry(Optional.ofNullable(id)) + " are sent again");
        }
        return 0;
    }

    private NotificationAdministration open() {
        if (config != null && data == null) {
            return NotificationAdministration.ofDeployment(config, System.getenv(), Clock.systemUTC());
        }
        if (data != null && config == null) {
            return NotificationAdministration.ofLab(data, Clock.systemUTC());
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
