package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Runs each fault against the scenarios it needs, {@code atATime} parts of that at a time. */
    List<FaultResult> faults(List<Fault> faults, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        List<Part<Fault>> parts = faults.stream()
                .flatMap(fault -> relevance.scenarios(fault).entrySet().stream()
                        .flatMap(each -> parts(fault, each.getKey(), each.getValue())))
                .toList();
        Map<Fault, Seen> seen = seen(
                parts,
                atATime,
                part -> run(part, IMPATIENT, part.what().defect().get()));
        return faults.stream()
                .map(fault -> {
                    Seen all = seen.getOrDefault(fault, Seen.NOTHING);
                    return new FaultResult(fault, all.hits(), all.scenarios(), all.checks(), all.troubles());
                })
                .toList();
    }

    /** Runs each variant against the scenarios it concerns, {@code atATime} parts of that at a time. */
    List<VariantResult> variants(List<Variant> variants, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        List<Part<Variant>> parts = variants.stream()
                .flatMap(variant ->
                        parts(variant, variant.dialect(), relevance.citing(variant.concerns(), variant.dialect())))
                .toList();
        Map<Variant, Seen> seen = seen(
                parts,
                atATime,
                part -> run(part, PATIENT, part.what().behaviour().get()));
        return variants.stream()
                .map(variant -> {
                    Seen all = seen.getOrDefault(variant, Seen.NOTHING);
                    return new VariantResult(variant, all.hits(), all.scenarios(), all.checks(), all.troubles());
                })
                .toList();
    }

    /**
     * Scenarios to run against a CMF with one fault or freedom.
     *
     * @param takesTurns whether they are about the VNFM that the lab CMF uses, of which there is one
     */
    private record Part<T>(T what, Dialect dialect, List<PlannedScenario> scenarios, boolean takesTurns)
            implements Crew.Job {
        @Override
        public int size() {
            return scenarios.size();
        }
    }

    private static <T> Stream<Part<T>> parts(T what, Dialect dialect, List<PlannedScenario> scenarios) {
        return scenarios.stream().collect(Collectors.partitioningBy(SelfTest::isAboutTheVnfm)).entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new Part<>(what, dialect, each.getValue(), each.getKey()));
    }

    private static boolean isAboutTheVnfm(PlannedScenario scenario) {
        return scenario.needs().contains(Capability.LCM_CONSUMER)
                || scenario.requirements().contains(Requirement.ICS_LCM_CONSUMER);
    }

    /** What runs of parts have shown. */
    private record Seen(int hits, int scenarios, List<CheckResult> checks, List<String> troubles) {

        static final Seen NOTHING = new Seen(0, 0, List.of(), List.of());

        Seen and(Seen other) {
            return new Seen(
                    hits + other.hits,
                    scenarios + other.scenarios,
                    Stream.concat(checks.stream(), other.checks.stream()).toList(),
                    Stream.concat(troubles.stream(), other.troubles.stream()).toList());
        }
    }

    private static <T> Map<T, Seen> seen(List<Part<T>> parts, int atATime, Crew.Work<Part<T>, Seen> work)
            throws IOException {
        List<Seen> results = new Crew<>(work).work(parts, atATime);
        Map<T, Seen> seen = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            seen.merge(parts.get(i).what(), results.get(i), Seen::and);
        }
        return seen;
    }

    private Seen run(Part<?> part, int patience, Defect behaviour) throws IOException {
        try (FaultyCmf faulty = open(part.dialect(), patience, behaviour)) {
            Plan plan = new Plan(part.scenarios(), List.of());
            RunResult result = run(faulty, new TargetFile().read(faulty.target()), plan, 1, Order.WRITTEN);
            return new Seen(faulty.hits(), part.size(), result.checks().toList(), faulty.troubles());
        }
    }

    /** A CMF that behaves like that. */
    private FaultyCmf open(Dialect dialect, int patience, Defect behaviour) throws IOException {
        return new FaultyCmf(cmf.target(), lab, clock, dialect, patience, behaviour);
    }

    /** The lab CMF looks for its VNFM in one place: runs that are about it take turns. */
    private RunResult run(FaultyCmf faulty, Target target, Plan plan, int threads, Order order) throws IOException {
        if (plan.execute().stream().noneMatch(SelfTest::isAboutTheVnfm)) {
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
