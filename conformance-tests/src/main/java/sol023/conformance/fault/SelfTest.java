package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sol023.conformance.check.Readings;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.fault.lab.LabCmf;
import sol023.conformance.fault.lab.LabDirectory;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Plan;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunContext;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Runner;
import sol023.conformance.run.Selection;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.target.TargetFile;

/** Runs the suite against faulty CMFs, all of them in front of one lab CMF, several at a time. */
final class SelfTest implements Closeable {

    private static final String STEPS = "sol023.conformance.steps";
    private static final int PATIENT = 30;
    private static final int IMPATIENT = 2;
    private static final Duration START = Duration.ofSeconds(60);

    private final LabCmf cmf;
    private final Lab lab;
    private final FeatureFiles features;
    private final Clock clock;
    private final Thread atExit = new Thread(this::stopAtExit, "stop-lab-cmf");

    private SelfTest(LabCmf cmf, Lab lab, FeatureFiles features, Clock clock) {
        this.cmf = cmf;
        this.lab = lab;
        this.features = features;
        this.clock = clock;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void stopAtExit() {
        try {
            cmf.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the lab CMF from its executable jar. */
    static SelfTest start(Path cmfJar, Clock clock) throws IOException {
        LabCmf cmf = LabCmf.start(cmfJar, START);
        try {
            Lab lab = new Lab(new LabDirectory(cmf.data()));
            return new SelfTest(cmf, lab, FeatureFiles.read(FeatureFiles.OWN), clock);
        } catch (IOException e) {
            cmf.close();
            throw e;
        }
    }

    /** Runs the whole suite through a proxy that changes nothing. */
    RunResult clean(int threads) throws IOException {
        try (FaultyCmf honest = open(PATIENT, (request, origin, bench) -> origin.send(request))) {
            Target target = new TargetFile().read(honest.target());
            return run(target, Plan.of(features, Selection.ALL, target), threads);
        }
    }

    /** Runs each fault against the scenarios it needs, the longest first; {@code atATime} faults at a time. */
    List<FaultResult> run(List<Fault> faults, Relevance relevance, int atATime) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(atATime);
        try {
            Map<String, Future<FaultResult>> running = new HashMap<>();
            faults.stream()
                    .sorted(Comparator.comparingInt(
                            (Fault fault) -> -relevance.scenarios(fault).size()))
                    .forEach(fault ->
                            running.put(fault.id(), threads.submit(() -> run(fault, relevance.scenarios(fault)))));
            List<FaultResult> results = new ArrayList<>();
            for (Fault fault : faults) {
                results.add(Objects.requireNonNull(running.get(fault.id())).get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a fault could not be run", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private FaultResult run(Fault fault, List<PlannedScenario> scenarios) throws IOException {
        try (FaultyCmf faulty = open(IMPATIENT, fault.defect().get())) {
            RunResult result = run(new TargetFile().read(faulty.target()), new Plan(scenarios, List.of()), 1);
            return new FaultResult(
                    fault, faulty.hits(), scenarios.size(), result.checks().toList(), faulty.troubles());
        }
    }

    /** A CMF with that defect. */
    private FaultyCmf open(int patience, Defect defect) throws IOException {
        return new FaultyCmf(cmf.target(), lab, clock, patience, defect);
    }

    private RunResult run(Target target, Plan plan, int threads) throws IOException {
        try (RunScope scope = new RunScope()) {
            RunContext context = new RunContext(
                    target,
                    RunId.random(),
                    Readings.OURS,
                    clock,
                    new Redactor(target.secrets()),
                    new Decoders(List.of()),
                    scope);
            return new Runner(context, STEPS, threads, (scenario, done, planned) -> {}).run(features, plan);
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        cmf.close();
    }
}
