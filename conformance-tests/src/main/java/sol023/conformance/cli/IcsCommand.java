package sol023.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Verdict;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.ics.Declared;
import sol023.conformance.ics.FilledProforma;
import sol023.conformance.ics.Observation;
import sol023.conformance.ics.Observations;
import sol023.conformance.ics.Proforma;
import sol023.conformance.ics.StatementEditor;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Capability;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetFile;

/** {@code ics}: the implementation conformance statement, filled with what the target file declares; {@code ics probe} proposes answers. */
@Command(
        name = "ics",
        mixinStandardHelpOptions = true,
        description = "Print the conformance statement (ICS) of a target as a filled proforma.")
final class IcsCommand implements Callable<Integer> {

    private static final int THREADS = 4;
    private static final Selection PROBES = new Selection(List.of("ICS"), Set.of(), Optional.empty(), false);

    @Option(
            names = "--target",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            scope = ScopeType.INHERIT,
            description = "Describes the CMF (default: ${DEFAULT-VALUE}).")
    Path target = Path.of("target.yaml");

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() {
        PrintWriter out = out();
        out.print(FilledProforma.markdown(Proforma.standard(), new TargetFile().read(target)));
        out.flush();
        return ExitCode.CONFORMING.code();
    }

    @Command(
            name = "probe",
            mixinStandardHelpOptions = true,
            description = "Find out what the CMF does, with data made and removed for it, and propose answers.")
    int probe(
            @Option(
                            names = "--write",
                            paramLabel = "FILE",
                            description =
                                    "Write a copy of the target file with the proposed answers; an existing file is kept.")
                    @Nullable
                    Path copy)
            throws IOException {
        Target described = new TargetFile().read(target);
        Console console = new Console(out());
        if (copy != null && Files.exists(copy)) {
            throw new UsageException("--write: " + copy + " exists and is kept; give another file");
        }
        if (copy != null && !folder(copy).equals(folder(target))) {
            throw new UsageException(
                    "--write: " + copy + " must lie beside " + target + ", as the paths in it are relative");
        }
        if (!console.examined(described)) {
            return ExitCode.UNUSABLE.code();
        }
        Observations observations = new Observations();
        RunResult result = run(described, observations);
        Map<String, String> proposals = new LinkedHashMap<>();
        for (Proforma.Item item : Proforma.standard().items()) {
            item.key().ifPresent(key -> propose(console, described, observations.about(key), key, proposals));
        }
        if (result.counts().getOrDefault(Verdict.ERROR, 0L) > 0) {
            console.line("error of the suite: not every probe has worked");
            return ExitCode.SUITE_ERROR.code();
        }
        if (copy != null) {
            write(copy, proposals);
            console.line("wrote " + copy + "; look at it before you use it");
        }
        return ExitCode.CONFORMING.code();
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling("");
    }

    private static RunResult run(Target target, Observations observations) throws IOException {
        FeatureFiles files = FeatureFiles.read(FeatureFiles.OWN);
        List<PlannedScenario> probes =
                files.scenarios().stream().filter(PROBES::includes).toList();
        try (RunScope scope = new RunScope()) {
            scope.once(Observations.SCOPE, Observations.class, () -> observations);
            return new Suite(target, Readings.OURS)
                    .run(
                            files,
                            new Plan(probes, List.of()),
                            THREADS,
                            Order.WRITTEN,
                            (result, done, planned) -> {},
                            scope);
        }
    }

    private static void propose(
            Console console, Target target, Optional<Observation> observed, String key, Map<String, String> proposals) {
        Redactor redactor = new Redactor(target.secrets());
        Optional<String> declared = Declared.of(target, key);
        Optional<String> value = observed.flatMap(Observation::value);
        String proposed = value.orElse("?");
        String evidence = observed.map(Observation::evidence).orElse("the probe had no answer");
        String mark = value.isPresent() && declared.isPresent() && !value.equals(declared) ? "  <- differs" : "";
        String claimed = declared.orElse("nothing");
        console.line(redactor.text(
                Declared.place(key) + ": " + proposed + "  (declared: " + claimed + ")  " + evidence + mark));
        if (value.isPresent() && !key.equals(Capability.CRL.key())) {
            proposals.put(key, proposed);
        }
    }

    private void write(Path copy, Map<String, String> proposals) throws IOException {
        String text = Files.readString(target, StandardCharsets.UTF_8);
        try {
            Files.writeString(copy, StatementEditor.edit(text, proposals), StandardOpenOption.CREATE_NEW);
        } catch (IllegalArgumentException e) {
            throw new UsageException(target + ": " + e.getMessage());
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("--write: " + copy + " exists and is kept; give another file");
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(commandSpec).commandLine().getOut();
    }
}
