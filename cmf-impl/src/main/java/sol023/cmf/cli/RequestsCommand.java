package sol023.cmf.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.cmf.server.OperatorAccess;

/** Decides about requests for certificates that wait for the operator, at a CMF that runs. */
@Command(
        name = "requests",
        description =
                "Lists, approves and denies requests for certificates that wait for the operator of a running CMF.",
        mixinStandardHelpOptions = true)
final class RequestsCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 1;

    @ArgGroup(multiplicity = "1", exclusive = true)
    private @Nullable RunningCmf where;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec().commandLine(), "requests needs one of: list, approve, deny");
    }

    @Command(name = "list", description = "Shows the requests in one state, the oldest first.")
    int list(
            @Option(
                            names = "--state",
                            defaultValue = "waiting",
                            description = "waiting, accepted or rejection (default: ${DEFAULT-VALUE})")
                    String state) {
        var access = access();
        var page = Optional.of(URI.create("v1/requests?state=" + checked(state)));
        while (page.isPresent()) {
            var answer = access.get(page.get());
            if (answer.status() != 200) {
                return refused(answer);
            }
            answer.body().forEach(request -> print(line(request)));
            page = answer.next();
        }
        return 0;
    }

    @Command(name = "approve", description = "Grants a request.")
    int approve(@Parameters(paramLabel = "ID", description = "as listed") String id) {
        return decide(id, "approve", JSON.createObjectNode());
    }

    @Command(name = "deny", description = "Refuses a request.")
    int deny(
            @Parameters(paramLabel = "ID", description = "as listed") String id,
            @Option(names = "--detail", paramLabel = "TEXT", description = "what the requester is told") @Nullable
                    String detail) {
        var body = JSON.createObjectNode();
        return decide(id, "deny", detail == null ? body : body.put("detail", detail));
    }

    private int decide(String id, String decision, JsonNode body) {
        var answer = access().post(URI.create("v1/requests/" + checked(id) + "/" + decision), body);
        if (answer.status() != 200) {
            return refused(answer);
        }
        print(line(answer.body()));
        return 0;
    }

    private String checked(String word) {
        if (!word.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new ParameterException(
                    spec().commandLine(), "no id and no state looks like this: " + RunningCmf.printable(word));
        }
        return word;
    }

    private OperatorAccess access() {
        if (where == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return where.open();
    }

    private int refused(OperatorAccess.Answer answer) {
        var err = spec().commandLine().getErr();
        err.println("cmf: " + answer.status() + ": "
                + RunningCmf.printable(answer.body().path("detail").asText("the request is refused")));
        err.flush();
        return REFUSED;
    }

    /** What a person needs to decide, or has to know about a decision. */
    private static String line(JsonNode request) {
        var names = StreamSupport.stream(request.path("subjectAlternateNames").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        var text = "%s %s %s %s %s vnfci=%s subject=\"%s\" names=%s key=%s"
                .formatted(
                        request.path("id").asText(),
                        request.path("state").asText(),
                        request.path("receivedAt").asText(),
                        request.path("consumer").asText(),
                        request.path("certType").asText(),
                        request.path("subjectId").asText(),
                        request.path("subject").asText(),
                        names,
                        request.path("keyId").asText());
        if (request.has("onItsOwn")) {
            text += " " + request.path("onItsOwn").asText() + "="
                    + request.path("onItsOwnAt").asText();
        }
        if (request.has("decidedBy")) {
            text += " by=" + request.path("decidedBy").asText() + " at="
                    + request.path("decidedAt").asText();
        }
        for (var name : new String[] {"certificateId", "detail"}) {
            if (request.has(name)) {
                text += " " + name + "=\"" + request.path(name).asText() + "\"";
            }
        }
        return RunningCmf.printable(text);
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
