package sol023.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Readings;
import sol023.conformance.client.decode.Asn1Decoder;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.JsonDecoder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.hook.Attendant;
import sol023.conformance.report.Evidence;
import sol023.conformance.report.Report;
import sol023.conformance.requirement.SpecText;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.RunContext;
import sol023.conformance.run.RunListener;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Runner;
import sol023.conformance.target.Role;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.SystemUnderTest;

/** Puts the parts together for one run. */
final class Suite {

    private static final String CMF_STEPS = "sol023.conformance.steps";
    private static final String VNFM_STEPS = "sol023.conformance.role";

    private final SystemUnderTest target;
    private final Readings readings;
    private final Redactor redactor;
    private final RunId runId = RunId.random();

    Suite(SystemUnderTest target, Readings readings) {
        this.target = target;
        this.readings = readings;
        this.redactor = new Redactor(target.secrets());
    }

    /** What makes bodies readable in reports, the most special first. */
    static Decoders decoders() {
        return new Decoders(List.of(new JsonDecoder(), new Asn1Decoder()));
    }

    /** Marks what the run makes on the target. */
    String runId() {
        return runId.value();
    }

    RunResult run(FeatureFiles files, Plan plan, int threads, Order order, RunListener listener) throws IOException {
        try (RunScope scope = new RunScope()) {
            scope.once(Attendant.SCOPE, Attendant.class, () -> ConsoleAttendant.find(Clock.systemUTC()));
            return run(files, plan, threads, order, listener, scope);
        }
    }

    /** With things in the scope that the scenarios use and the caller wants to see. */
    RunResult run(FeatureFiles files, Plan plan, int threads, Order order, RunListener listener, RunScope scope) {
        RunContext context = new RunContext(target, runId, readings, Clock.systemUTC(), redactor, decoders(), scope);
        return new Runner(context, steps(target.role()), threads, listener).run(files, plan, order);
    }

    private static String steps(Role role) {
        return switch (role) {
            case CMF -> CMF_STEPS;
            case VNFM -> VNFM_STEPS;
        };
    }

    Report report(
            RunResult result, Order order, String command, String repeat, Evidence evidence, Optional<SpecText> spec)
            throws IOException {
        String configuration = redactor.text(Files.readString(target.file(), StandardCharsets.UTF_8));
        return new Report(
                result,
                target,
                runId,
                readings.strictness(),
                SuiteVersion.text(),
                configuration,
                order.toString(),
                redactor.text(command),
                redactor.text(repeat),
                evidence,
                spec);
    }

    static Optional<SpecText> spec(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SpecText.read(file));
        } catch (IOException e) {
            throw new UsageException("--spec: " + file + " cannot be read as UTF-8 text: " + e.getMessage());
        }
    }
}
