package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.client.oauth.TokenClient;
import sol023.conformance.client.oauth.Tokens;
import sol023.conformance.client.pki.Credential;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.RawTransport;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.replay.Replay;
import sol023.conformance.report.ExchangeOutcome;
import sol023.conformance.report.Results;
import sol023.conformance.report.ResultsFile;
import sol023.conformance.report.ScenarioOutcome;
import sol023.conformance.run.ExitCode;
import sol023.conformance.target.Nearest;
import sol023.conformance.target.Role;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetFile;

/** {@code replay}: recorded requests sent again, with both answers side by side. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Send recorded requests again and show both answers side by side; judges nothing.")
final class ReplayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RESULTS", description = "results.json of the earlier run, or its folder.")
    Path results = Path.of("report");

    @Parameters(
            index = "1",
            paramLabel = "ID",
            description =
                    "An exchange (S12-x3), all exchanges that a check judged (S12-c4), or all of a scenario (S12).")
    String id = "";

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = RunCommand.DEFAULT_TARGET,
            description = "Describes the CMF (default: ${DEFAULT-VALUE}).")
    Path target = Path.of(RunCommand.DEFAULT_TARGET);

    /** Whose TLS credentials are shown, and whose token. */
    enum As {
        VNFM,
        OTHER,
        NOBODY
    }

    @Option(
            names = "--as",
            paramLabel = "WHO",
            defaultValue = "vnfm",
            description = "Whose TLS credentials and token: vnfm, other or nobody (default: ${DEFAULT-VALUE}).")
    As who = As.VNFM;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        Results recorded = ResultsFile.read(results);
        if (!recorded.target().role().equals(Role.CMF.name())) {
            throw new UsageException(results + " is about a "
                    + recorded.target().role() + "; only requests to a CMF can be sent again, others by: "
                    + recorded.run().repeat());
        }
        List<ExchangeOutcome> exchanges = exchanges(recorded);
        Replay replay = replay(new TargetFile().read(target));
        boolean complete = true;
        for (ExchangeOutcome exchange : exchanges) {
            Replay.Outcome outcome = replay.send(exchange);
            outcome.lines().forEach(console::line);
            complete &= outcome.answered();
        }
        console.line(
                "- as recorded, + as answered now. Nothing was judged: identifiers, nonces and transaction identifiers"
                        + " that a CMF has seen before can make the difference.");
        return (complete ? ExitCode.CONFORMING : ExitCode.INCOMPLETE).code();
    }

    private Replay replay(Target described) {
        Clock clock = Clock.systemUTC();
        Redactor redactor = new Redactor(described.secrets());
        Recorder recorder = new Recorder(clock, redactor, Suite.decoders());
        RawTransport transport = RawTransport.http11(
                identity(described.rest().trust(), credential(described)), described.timeouts(), recorder, clock);
        return new Replay(
                described, clock, Suite.decoders(), redactor, tokens(described, redactor, clock), transport, recorder);
    }

    private Optional<Supplier<String>> tokens(Target described, Redactor redactor, Clock clock) {
        return credential(described).flatMap(credential -> credential.oauth().map(oauth -> {
            Recorder unread = new Recorder(clock, redactor, Suite.decoders());
            RawTransport transport = RawTransport.http11(
                    identity(oauth.trust().or(() -> described.rest().trust()), Optional.of(credential)),
                    described.timeouts(),
                    unread,
                    clock);
            TokenClient client = new TokenClient(oauth, transport, redactor, clock);
            Tokens tokens = new Tokens(clock);
            return () -> tokens.of(oauth.scope(), client).value();
        }));
    }

    private Optional<Target.Credential> credential(Target described) {
        return switch (who) {
            case VNFM -> Optional.of(described.vnfm());
            case NOBODY -> Optional.empty();
            case OTHER -> {
                if (described.other().isEmpty()) {
                    throw new UsageException("--as other: " + target + " has no credentials.other");
                }
                yield described.other();
            }
        };
    }

    private TlsIdentity identity(Optional<Path> trust, Optional<Target.Credential> credential) {
        try {
            List<X509Certificate> anchors = trust.isPresent() ? PemFiles.certificates(trust.get()) : List.of();
            return TlsIdentity.of(
                    credential.isPresent() ? Optional.of(tls(credential.get())) : Optional.empty(), anchors);
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException("The keys or certificates that " + target + " names cannot be read: "
                    + e.getMessage() + "\nSee: cmf-conformance doctor --target " + target);
        }
    }

    private static Credential tls(Target.Credential credential) throws IOException, GeneralSecurityException {
        return PemFiles.credential(
                credential.tls().certificate(), credential.tls().key());
    }

    private List<ExchangeOutcome> exchanges(Results recorded) {
        List<ExchangeOutcome> exchanges =
                recorded.scenarios().stream().flatMap(this::exchanges).toList();
        if (!exchanges.isEmpty()) {
            return exchanges;
        }
        List<String> known = recorded.scenarios().stream()
                .flatMap(scenario -> Stream.concat(
                        Stream.of(scenario.id(), scenario.place()),
                        scenario.exchanges().stream().map(ExchangeOutcome::id)))
                .toList();
        throw new UsageException(results + " has no exchanges of " + id
                + (known.isEmpty() ? "" : "; the nearest are " + String.join(", ", Nearest.to(id, known, 3))));
    }

    private Stream<ExchangeOutcome> exchanges(ScenarioOutcome scenario) {
        if (Arrays.asList(scenario.id(), scenario.place()).contains(id)) {
            return scenario.exchanges().stream();
        }
        List<String> wanted = scenario.checks().stream()
                .filter(check -> check.id().equals(id))
                .flatMap(check -> check.exchanges().stream())
                .toList();
        return scenario.exchanges().stream()
                .filter(exchange -> exchange.id().equals(id) || wanted.contains(exchange.id()));
    }
}
