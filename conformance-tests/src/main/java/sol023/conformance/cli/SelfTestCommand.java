package sol023.conformance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sol023.conformance.fault.Catalogue;
import sol023.conformance.fault.Proof;
import sol023.conformance.fault.SelfTest;
import sol023.conformance.fault.VnfmSelfTest;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.Order;
import sol023.conformance.target.Role;

/** {@code self-test}: tests the suite with CMFs that are wrong on purpose, and with CMFs that are right in another way. */
@Command(
        name = "self-test",
        mixinStandardHelpOptions = true,
        description =
                "Test the suite itself: against the reference CMF, against CMFs with one fault each, which it must notice,"
                        + " and against CMFs that use a freedom of the standard, which it must take.",
        footer = {"", "Exit codes: 0 the suite is proven, 2 usage, 70 it is not."})
final class SelfTestCommand implements Callable<Integer> {

    private static final int MOST_PROBLEMS = 40;

    @Option(
            names = "--cmf",
            paramLabel = "JAR",
            description = "cmf.jar; default: beside this jar, else in the build tree.")
    @Nullable
    Path cmf;

    @Option(
            names = "--fault",
            paramLabel = "ID",
            split = ",",
            arity = "1..*",
            description = "Only these faults and legal variants (see --list).")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "vnfm: only the scenarios that test a VNFM; needs no cmf.jar.")
    @Nullable
    Role role;

    @Option(names = "--list", description = "Say which faults and legal variants there are, and run nothing.")
    boolean list;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "self-test",
            description = "Where the kill matrix goes (default: ${DEFAULT-VALUE}).")
    Path report = Path.of("self-test");

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "3",
            description = "Faults at a time (default: ${DEFAULT-VALUE}).")
    int threads = 3;

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description = "For developers of the suite: write what turned red under each fault into this file"
                    + " (blast-radius.txt in the sources), to be reviewed.")
    @Nullable
    Path update;

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        Catalogue catalogue = catalogue();
        if (list) {
            catalogue.lines().forEach(console::line);
            return ExitCode.CONFORMING.code();
        }
        if (threads < 1) {
            throw new UsageException("--threads must be at least 1");
        }
        return conclude(console, catalogue.isOfVnfm() ? ofVnfm(console, catalogue) : ofBoth(console, catalogue));
    }

    private Proof ofVnfm(Console console, Catalogue catalogue) throws IOException {
        try (VnfmSelfTest selfTest = VnfmSelfTest.start(Clock.systemUTC())) {
            return selfTest.prove(catalogue, Order.WRITTEN, threads, done -> console.line("done: " + done));
        }
    }

    private Proof ofBoth(Console console, Catalogue catalogue) throws IOException {
        Path jar = new CmfJar().find(cmf);
        try (SelfTest selfTest = start(jar)) {
            console.line("started " + jar.getFileName() + " with laboratory settings");
            return selfTest.prove(catalogue, Order.WRITTEN, threads, done -> console.line("done: " + done));
        }
    }

    private Catalogue catalogue() {
        try {
            Catalogue all = role == Role.VNFM ? Catalogue.all().ofVnfm() : Catalogue.all();
            return only.isEmpty() ? all : all.only(only);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--fault: " + e.getMessage() + ". See: cmf-conformance self-test --list");
        }
    }

    private static SelfTest start(Path jar) {
        try {
            return SelfTest.start(jar, Clock.systemUTC());
        } catch (IOException e) {
            throw new UsageException("--cmf: " + jar + ": " + e.getMessage());
        }
    }

    private int conclude(Console console, Proof proof) throws IOException {
        if (update != null) {
            proof.updateBlastRadius(update);
            console.line("updated " + update);
        }
        List<String> problems = proof.problems();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> console.line("not proven: " + problem));
        if (problems.size() > MOST_PROBLEMS) {
            console.line("(and " + (problems.size() - MOST_PROBLEMS) + " more; the matrix has them all)");
        }
        console.line(proof.summary());
        Path page = report.resolve("kill-matrix.md");
        proof.write(page);
        console.line("verdict: " + (proof.isProven() ? "the suite is proven" : "the suite is not proven"));
        console.line("matrix: " + page.toAbsolutePath().normalize());
        return (proof.isProven() ? ExitCode.CONFORMING : ExitCode.SUITE_ERROR).code();
    }
}
