package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Readings;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.fault.lab.LabCmf;
import sol023.conformance.fault.lab.LabDirectory;
import sol023.conformance.fault.lab.RedirectedTarget;
import sol023.conformance.fault.lab.VnfmRelay;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunContext;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Runner;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Capability;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.target.Target.Dialect;
import sol023.conformance.target.TargetFile;

/** Runs the suite against CMFs that are wrong, or right in another way, all of them in front of one lab CMF, several at a time. */
public final class SelfTest implements Closeable {

    private static final String STEPS = "sol023.conformance.steps";
    private static final int PATIENT = 30;
    private static final int IMPATIENT = 2;
    private static final Duration START = Duration.ofSeconds(60);

    private final LabCmf cmf;
    private final Lab lab;
    private final VnfmRelay relay;
    private final ReentrantLock vnfmTurn = new ReentrantLock();
    private final FeatureFiles features;
    private final Clock clock;
    private final Thread atExit = new Thread(this::stopAtExit, "stop-lab-cmf");

    private SelfTest(LabCmf cmf, Lab lab, VnfmRelay relay, FeatureFiles features, Clock clock) {
        this.cmf = cmf;
        this.lab = lab;
        this.relay = relay;
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

    /**
     * Starts the lab CMF from its executable jar.
     *
     * @throws IOException when it does not start; the message says why
     */
    public static SelfTest start(Path cmfJar, Clock clock) throws IOException {
        LabCmf cmf = LabCmf.start(cmfJar, START);
        try {
            Lab lab = new Lab(new LabDirectory(cmf.data()));
            return new SelfTest(
                    cmf,
                    lab,
                    new VnfmRelay(RedirectedTarget.vnfm(cmf.target())),
                    FeatureFiles.read(FeatureFiles.OWN),
                    clock);
        } catch (IOException e) {
            cmf.close();
            throw e;
        }
    }

    /**
     * Proves the suite with what the catalogue has.
     *
     * @param order of the scenarios in the runs without any fault
     * @param atATime how many scenarios, faults or variants run at a time
     */
    public Proof prove(Catalogue catalogue, Order order, int atATime, Progress progress) throws IOException {
        CleanRuns clean = clean(atATime, order);
        progress.now(clean.executed() + " scenarios without any fault");
        List<FaultResult> faults = new ArrayList<>(faults(catalogue.faults(), clean, atATime));
        progress.now(faults.size() + " faults");
        List<VariantResult> variants = new ArrayList<>(variants(catalogue.variants(), clean, atATime));
        progress.now(variants.size() + " legal variants");
        try (VnfmSelfTest vnfm = VnfmSelfTest.start(features, clock)) {
            CleanRuns vnfmClean = vnfm.clean(order, atATime);
            faults.addAll(vnfm.faults(catalogue.vnfmFaults(), vnfmClean, atATime));
            variants.addAll(vnfm.variants(catalogue.vnfmVariants(), vnfmClean, atATime));
            progress.now(vnfmClean.executed() + " scenarios of a VNFM, "
                    + catalogue.vnfmFaults().size() + " faults, "
                    + catalogue.vnfmVariants().size() + " legal variants");
            return new Proof(
                    clean,
                    clean.checksWith(vnfmClean),
                    faults,
                    variants,
                    BlastRadius.declared(),
                    catalogue.whole(),
                    List.copyOf(Register.standard().rows()));
        }
    }

    /** Is told of each part that is done. */
    @FunctionalInterface
    public interface Progress {
        void now(String done);
    }

    /** Runs the whole suite in each dialect through a proxy that changes nothing. */
    CleanRuns clean(int threads, Order order) throws IOException {
        Map<Dialect, RunResult> results = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            results.put(dialect, clean(dialect, threads, order));
        }
        return new CleanRuns(results);
    }

    RunResult clean(Dialect dialect, int threads, Order order) throws IOException {
        try (FaultyCmf honest = open(dialect, PATIENT, (request, origin, bench) -> origin.send(request))) {
            Target target = new TargetFile().read(honest.target());
            return run(honest, target, Plan.of(features, Selection.ALL, target), threads, order);
        }
    }

    /** Runs each fault against the scenarios it needs, {@code atATime} faults at a time. */
    List<FaultResult> faults(List<Fault> faults, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        return new Crew<FaultJob, FaultResult>(this::run)
                .work(
                        faults.stream()
                                .map(fault -> new FaultJob(fault, relevance.scenarios(fault)))
                                .toList(),
                        atATime);
    }

    /** Runs each variant against the scenarios it concerns, {@code atATime} variants at a time. */
    List<VariantResult> variants(List<Variant> variants, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        return new Crew<VariantJob, VariantResult>(this::run)
                .work(
                        variants.stream()
                                .map(variant -> new VariantJob(
                                        variant, relevance.citing(variant.concerns(), variant.dialect())))
                                .toList(),
                        atATime);
    }

    private record FaultJob(Fault fault, Map<Dialect, List<PlannedScenario>> scenarios) implements Crew.Job {
        @Override
        public int size() {
            return scenarios.values().stream().mapToInt(List::size).sum();
        }
    }

    private record VariantJob(Variant variant, List<PlannedScenario> scenarios) implements Crew.Job {
        @Override
        public int size() {
            return scenarios.size();
        }
    }

    private FaultResult run(FaultJob job) throws IOException {
        int hits = 0;
        List<CheckResult> checks = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        for (Map.Entry<Dialect, List<PlannedScenario>> part : job.scenarios().entrySet()) {
            try (FaultyCmf faulty =
                    open(part.getKey(), IMPATIENT, job.fault().defect().get())) {
                run(
                                faulty,
                                new TargetFile().read(faulty.target()),
                                new Plan(part.getValue(), List.of()),
                                1,
                                Order.WRITTEN)
                        .checks()
                        .forEach(checks::add);
                hits += faulty.hits();
                troubles.addAll(faulty.troubles());
            }
        }
        return new FaultResult(job.fault(), hits, job.size(), checks, troubles);
    }

    private VariantResult run(VariantJob job) throws IOException {
        Variant variant = job.variant();
        try (FaultyCmf other =
                open(variant.dialect(), PATIENT, variant.behaviour().get())) {
            RunResult result = run(
                    other,
                    new TargetFile().read(other.target()),
                    new Plan(job.scenarios(), List.of()),
                    1,
                    Order.WRITTEN);
            return new VariantResult(
                    variant, other.hits(), job.size(), result.checks().toList(), other.troubles());
        }
    }

    /** A CMF that behaves like that. */
    private FaultyCmf open(Dialect dialect, int patience, Defect behaviour) throws IOException {
        return new FaultyCmf(cmf.target(), lab, clock, dialect, patience, behaviour);
    }

    /** The lab CMF looks for its VNFM in one place: runs that are about it take turns. */
    private RunResult run(FaultyCmf faulty, Target target, Plan plan, int threads, Order order) throws IOException {
        if (plan.execute().stream()
                .noneMatch(scenario -> scenario.needs().contains(Capability.LCM_CONSUMER)
                        || scenario.requirements().contains(Requirement.ICS_LCM_CONSUMER))) {
            return run(target, plan, threads, order);
        }
        vnfmTurn.lock();
        try {
            relay.leadTo(faulty.vnfmPort());
            return run(target, plan, threads, order);
        } finally {
            relay.leadNowhere();
            vnfmTurn.unlock();
        }
    }

    private RunResult run(Target target, Plan plan, int threads, Order order) throws IOException {
        try (RunScope scope = new RunScope()) {
            RunContext context = new RunContext(
                    target,
                    RunId.random(),
                    Readings.OURS,
                    clock,
                    new Redactor(target.secrets()),
                    new Decoders(List.of()),
                    scope);
            return new Runner(context, STEPS, threads, (scenario, done, planned) -> {}).run(features, plan, order);
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        relay.close();
        cmf.close();
    }
}
