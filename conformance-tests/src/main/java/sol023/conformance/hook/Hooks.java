package sol023.conformance.hook;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.RestAssuredTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Body;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.target.HookName;
import sol023.conformance.target.HookSettings;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.target.Target;

/**
 * The hooks of the target, for one scenario. What is done is recorded among the exchanges of the scenario: an HTTP call as such, a command and
 * a person's word under the address {@code hook:KEY}.
 */
public final class Hooks {

    private final SystemUnderTest target;
    private final RunId runId;
    private final RunScope scope;
    private final Recorder recorder;
    private final Clock clock;

    public Hooks(SystemUnderTest target, RunId runId, RunScope scope, Recorder recorder, Clock clock) {
        this.target = target;
        this.runId = runId;
        this.scope = scope;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** What the target file says about the hook. */
    public Optional<HookSettings> settings(HookName name) {
        return target.hook(name);
    }

    /** Why a scenario that needs the hook cannot be judged without it. */
    public static String missing(HookName name) {
        return "Needs the product's help: the hook " + name.key() + " (hooks." + name.key()
                + " in the target file), so that " + name.meaning() + ".";
    }

    /**
     * Does what the hook says; done at once when a name alone triggers the behaviour.
     *
     * @param values for the placeholders, without {@code run}
     */
    public Outcome run(HookName name, Map<String, String> values) {
        Optional<HookSettings> settings = settings(name);
        if (settings.isEmpty()) {
            return new Outcome.NotDone(missing(name));
        }
        Map<String, String> all = new java.util.HashMap<>(values);
        all.put("run", runId.value());
        Optional<HookSettings.Action> action = settings.get().action();
        return action.isEmpty()
                ? new Outcome.Done("the name triggers it")
                : run(name, settings.get(), action.get(), new Placeholders(all));
    }

    private Outcome run(HookName name, HookSettings hook, HookSettings.Action action, Placeholders values) {
        if (action instanceof HookSettings.Http http) {
            return call(name, hook, http, values);
        }
        if (action instanceof HookSettings.Command command) {
            List<String> words = command.words().stream().map(values::in).toList();
            return command(name, words, hook.within());
        }
        return ask(name, values.in(((HookSettings.Prompt) action).text()), hook.within());
    }

    private Outcome call(HookName name, HookSettings hook, HookSettings.Http http, Placeholders values) {
        List<Header> headers = http.headers().entrySet().stream()
                .map(header -> new Header(
                        header.getKey(), new String(header.getValue().value().bytes(), StandardCharsets.UTF_8)))
                .toList();
        Body body = new Body(values.in(http.body()).getBytes(StandardCharsets.UTF_8));
        Duration within = hook.within();
        try (Connections connections = new Connections(TlsIdentity.of(Optional.empty(), anchors(http.trust())))) {
            HttpAnswer answer = new RestAssuredTransport(
                            connections,
                            new Target.Timeouts(target.timeouts().connect(), within, within),
                            recorder,
                            clock)
                    .send(http.method(), URI.create(values.inAddress(http.url())), headers, body);
            return answer.isSuccess()
                    ? new Outcome.Done("the call was answered " + answer.status())
                    : new Outcome.NotDone(
                            "The call of the hook " + name.key() + " was answered " + answer.status() + ".");
        } catch (NoAnswerException e) {
            return new Outcome.NotDone("The call of the hook " + name.key() + " was not answered.");
        } catch (IOException | GeneralSecurityException e) {
            return new Outcome.NotDone("hooks." + name.key() + ".http.trust cannot be read: " + e.getMessage());
        }
    }

    private static List<X509Certificate> anchors(Optional<Path> file) throws IOException, GeneralSecurityException {
        return file.isPresent() ? PemFiles.certificates(file.get()) : List.of();
    }

    private Outcome command(HookName name, List<String> words, Duration within) {
        Instant sent = clock.instant();
        Exchange.Request request = request("COMMAND", name, String.join(" ", words));
        Path folder =
                Optional.ofNullable(target.file().toAbsolutePath().getParent()).orElse(Path.of("."));
        try {
            CommandRun run = CommandRun.of(words, folder, within);
            if (run.exitCode().isEmpty()) {
                recorder.unanswered(
                        sent, request, "stopped after " + within.toSeconds() + " s; it printed: " + run.output());
                return new Outcome.NotDone("The command of the hook " + name.key() + " did not end within "
                        + within.toSeconds() + " s and was stopped.");
            }
            int code = run.exitCode().getAsInt();
            recorder.answered(
                    sent,
                    request,
                    new Exchange.Response(
                            code, List.of(new Header("Exit-Code", String.valueOf(code))), text(run.output())));
            return code == 0
                    ? new Outcome.Done("the command has ended with 0")
                    : new Outcome.NotDone("The command of the hook " + name.key() + " has ended with " + code + ".");
        } catch (IOException e) {
            recorder.unanswered(sent, request, "cannot be started");
            return new Outcome.NotDone("The command of the hook " + name.key() + " cannot be started: " + words.get(0));
        }
    }

    private Outcome ask(HookName name, String task, Duration within) {
        Attendant attendant = scope.once(Attendant.SCOPE, Attendant.class, Attendant::nobody);
        if (!attendant.isThere()) {
            return new Outcome.NotDone("The hook " + name.key() + " asks a person, and this run is unattended.");
        }
        Instant sent = clock.instant();
        Exchange.Request request = request("PROMPT", name, task);
        Optional<Attendant.Attestation> attestation = attendant.ask(task, within);
        if (attestation.isEmpty()) {
            recorder.unanswered(sent, request, "nobody has said within " + within.toSeconds() + " s that it was done");
            return new Outcome.NotDone(
                    "Nobody has said within " + within.toSeconds() + " s that the hook " + name.key() + " was done.");
        }
        Attendant.Attestation given = attestation.get();
        recorder.answered(
                sent,
                request,
                new Exchange.Response(
                        0,
                        List.of(
                                new Header("Attested-By", given.name()),
                                new Header("Attested-At", given.at().toString())),
                        text("An attestation by a person, not a measurement.")));
        return new Outcome.Attested(given.name(), given.at());
    }

    private static Exchange.Request request(String method, HookName name, String content) {
        return new Exchange.Request(method, URI.create("hook:" + name.key()), List.of(), text(content));
    }

    private static Body text(String content) {
        return new Body(content.getBytes(StandardCharsets.UTF_8));
    }
}
