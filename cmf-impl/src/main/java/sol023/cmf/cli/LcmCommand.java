package sol023.cmf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.cmf.server.OperatorAccess;

/** Looks after the VNF LCM interface of a CMF that runs: what is asked for, the CMF does a moment later. */
@Command(
        name = "lcm",
        description = "Shows and steers the subscriptions of a running CMF at its VNFMs.",
        mixinStandardHelpOptions = true)
final class LcmCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 1;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private @Nullable RunningCmf where;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "lcm needs one of: list, terminate, subscribe, resync");
    }

    @Command(name = "list", description = "Shows the VNFMs, and the VNFCs that are gone.")
    int list() {
        var answer = access().get(URI.create("v1/vnfms"));
        return shown(answer, 200, vnfms -> vnfms.forEach(vnfm -> lines(vnfm).forEach(this::print)));
    }

    @Command(name = "terminate", description = "Terminates the subscription at a VNFM for good.")
    int terminate(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return ask(name, "terminate");
    }

    @Command(name = "subscribe", description = "Subscribes again at a VNFM.")
    int subscribe(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return ask(name, "subscribe");
    }

    @Command(name = "resync", description = "Looks at all VNF instances of a VNFM.")
    int resync(@Parameters(paramLabel = "NAME", description = "of the VNFM") String name) {
        return ask(name, "resync");
    }

    private int ask(String name, String what) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            throw new ParameterException(spec().commandLine(), "no VNFM is called like this: " + name);
        }
        var encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
        var answer = access().post(URI.create("v1/vnfms/" + encoded + "/" + what), JSON.createObjectNode());
        return shown(answer, 202, vnfm -> print(RunningCmf.printable(name) + ": " + what + " will be done"));
    }

    private int shown(OperatorAccess.Answer answer, int expected, Consumer<JsonNode> show) {
        if (answer.status() == expected) {
            show.accept(answer.body());
            return 0;
        }
        var err = spec().commandLine().getErr();
        err.println("cmf: " + answer.status() + ": "
                + RunningCmf.printable(answer.body().path("detail").asText("the request is refused")));
        err.flush();
        return REFUSED;
    }

    private OperatorAccess access() {
        if (where == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return where.open();
    }

    private static List<String> lines(JsonNode vnfm) {
        var lines = new ArrayList<String>();
        var detail = vnfm.has("detail") ? " (" + text(vnfm, "detail") + ")" : "";
        lines.add("%s: %s since %s%s".formatted(text(vnfm, "name"), text(vnfm, "state"), text(vnfm, "since"), detail));
        lines.add("  subscription %s, synchronized %s, %s VNF instances, %s VNFCs"
                .formatted(
                        vnfm.path("subscription").asText("none"),
                        vnfm.path("synchronizedAt").asText("never"),
                        text(vnfm, "vnfInstances"),
                        text(vnfm, "vnfcs")));
        vnfm.path("gone").forEach(gone -> lines.add(gone(gone)));
        return lines.stream().map(RunningCmf::printable).toList();
    }

    private static String gone(JsonNode gone) {
        var line = "  gone: VNFC %s of VNF %s, %s, %s: %s (%s certificates)"
                .formatted(
                        text(gone, "vnfcId"),
                        text(gone, "vnfInstanceId"),
                        text(gone, "foundAt"),
                        text(gone, "cause"),
                        gone.path("outcome").asText("to be done"),
                        text(gone, "certificates"));
        return gone.has("problem")
                ? line
                        + ", failed %s times, last by a %s, again at %s"
                                .formatted(text(gone, "attempts"), text(gone, "problem"), text(gone, "nextAt"))
                : line;
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asText();
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
