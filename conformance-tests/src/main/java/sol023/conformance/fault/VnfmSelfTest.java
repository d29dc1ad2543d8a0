package sol023.conformance.fault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sol023.conformance.check.Readings;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.fault.lab.VnfmKeys;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Order;
import sol023.conformance.run.Plan;
import sol023.conformance.run.PlannedScenario;
import sol023.conformance.run.RunContext;
import sol023.conformance.run.RunResult;
import sol023.conformance.run.Runner;
import sol023.conformance.run.Selection;
import sol023.conformance.target.Role;
import sol023.conformance.target.RunId;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.SystemUnderTest;
import sol023.conformance.target.Target.Dialect;
import sol023.conformance.target.TargetFile;

/** Runs the scenarios that test a VNFM against the suite's own one, right, wrong on purpose, and right in another way. Needs no CMF. */
public final class VnfmSelfTest implements Closeable {

    private static final String STEPS = "sol023.conformance.role";
    /** A VNFM speaks no CMP: its runs count as runs in the first dialect. */
    private static final Dialect ANY = Dialect.SOL023;

    private final FeatureFiles features;
    private final Clock clock;
    private final Path folder;
    private final VnfmKeys keys;

    private VnfmSelfTest(FeatureFiles features, Clock clock, Path folder, VnfmKeys keys) {
        this.features = features;
        this.clock = clock;
        this.folder = folder;
        this.keys = keys;
    }

    /** Makes keys in a folder of its own, which goes when this is closed. */
    public static VnfmSelfTest start(Clock clock) throws IOException {
        return start(FeatureFiles.read(FeatureFiles.OWN), clock);
    }

    static VnfmSelfTest start(FeatureFiles features, Clock clock) throws IOException {
        Path folder = Files.createTempDirectory("vnfm-self-test");
        return new VnfmSelfTest(features, clock, folder, VnfmKeys.make(folder));
    }

    /** Proves the scenarios for a VNFM, and nothing else. */
    public Proof prove(Catalogue catalogue, Order order, int atATime, SelfTest.Progress progress) throws IOException {
        CleanRuns clean = clean(order, atATime);
        progress.now(clean.executed() + " scenarios of the VNFM without any fault");
        List<FaultResult> faults = faults(catalogue.vnfmFaults(), clean, atATime);
        progress.now(faults.size() + " faults of a VNFM");
        List<VariantResult> variants = variants(catalogue.vnfmVariants(), clean, atATime);
        progress.now(variants.size() + " legal variants of a VNFM");
        return new Proof(clean, faults, variants, BlastRadius.declared(), catalogue.whole());
    }

    CleanRuns clean(Order order, int threads) throws IOException {
        try (FaultyVnfm honest = open((request, origin, bench) -> origin.send(request))) {
            SystemUnderTest target = new TargetFile().read(honest.target(), Role.VNFM);
            return new CleanRuns(Map.of(ANY, run(target, Plan.of(features, Selection.ALL, target), threads, order)));
        }
    }

    List<FaultResult> faults(List<Fault> faults, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        return new Crew<Job<Fault>, FaultResult>(job -> {
                    Fault fault = job.what();
                    try (FaultyVnfm faulty = open(fault.defect().get())) {
                        RunResult result = run(faulty, job.scenarios());
                        return new FaultResult(
                                fault,
                                faulty.hits(),
                                job.size(),
                                result.checks().toList(),
                                faulty.troubles());
                    }
                })
                .work(
                        faults.stream()
                                .map(fault -> new Job<>(
                                        fault, relevance.scenarios(fault).getOrDefault(ANY, List.of())))
                                .toList(),
                        atATime);
    }

    List<VariantResult> variants(List<Variant> variants, CleanRuns clean, int atATime) throws IOException {
        Relevance relevance = new Relevance(clean);
        return new Crew<Job<Variant>, VariantResult>(job -> {
                    Variant variant = job.what();
                    try (FaultyVnfm other = open(variant.behaviour().get())) {
                        RunResult result = run(other, job.scenarios());
                        return new VariantResult(
                                variant,
                                other.hits(),
                                job.size(),
                                result.checks().toList(),
                                other.troubles());
                    }
                })
                .work(
                        variants.stream()
                                .map(variant -> new Job<>(variant, relevance.citing(variant.concerns(), ANY)))
                                .toList(),
                        atATime);
    }

    private record Job<T>(T what, List<PlannedScenario> scenarios) implements Crew.Job {
        @Override
        public int size() {
            return scenarios.size();
        }
    }

    private FaultyVnfm open(Defect behaviour) throws IOException {
        return new FaultyVnfm(keys, folder, clock, behaviour);
    }

    private RunResult run(FaultyVnfm faulty, List<PlannedScenario> scenarios) throws IOException {
        SystemUnderTest target = new TargetFile().read(faulty.target(), Role.VNFM);
        return run(target, new Plan(scenarios, List.of()), 1, Order.WRITTEN);
    }

    private RunResult run(SystemUnderTest target, Plan plan, int threads, Order order) throws IOException {
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
