package sol023.conformance.run;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Target;
import sol023.conformance.vnfm.lcm.LcmVnfm;
import sol023.conformance.waiver.WaiverUse;

/** Runs planned scenarios with Cucumber, in parallel, and computes nothing from Cucumber's own totals. */
public final class Runner {

    private static final String OWN_GLUE = "classpath:/sol023/conformance/run";

    private final RunContext context;
    private final List<URI> glue;
    private final int threads;
    private final RunListener listener;

    /**
     * @param gluePackage where the step classes are, for example {@code sol023.conformance.steps}
     * @param threads how many scenarios run at a time, at least 1
     */
    public Runner(RunContext context, String gluePackage, int threads, RunListener listener) {
        this.context = context;
        this.glue = List.of(URI.create(OWN_GLUE), URI.create("classpath:/" + gluePackage.replace('.', '/')));
        this.threads = threads;
        this.listener = listener;
    }

    /** Executes the plan in the order of the feature files; returns when all scenarios have ended. */
    public RunResult run(FeatureFiles files, Plan plan) {
        return run(files, plan, Order.WRITTEN);
    }

    /** Executes the plan in that order; returns when all scenarios have ended. The result has the order of the plan. */
    public RunResult run(FeatureFiles files, Plan plan, Order order) {
        Instant started = context.clock().instant();
        Collector collector = new Collector(plan);
        if (!plan.execute().isEmpty()) {
            playVnfm(plan);
            List<Feature> features = files.reducedTo(FeatureFiles.keys(plan.execute()));
            Runtime.builder()
                    .withRuntimeOptions(options(order))
                    .withClassLoader(Runner.class::getClassLoader)
                    .withFeatureSupplier(() -> features)
                    .withObjectFactorySupplier(collector::objects)
                    .withAdditionalPlugins(collector)
                    .build()
                    .run();
        }
        return new RunResult(
                plan, started, context.clock().instant(), collector.results(), context.readings(), WaiverUse.NONE);
    }

    /** A CMF that looks for its VNFM from time to time must find it before the first scenario asks what it did. */
    private void playVnfm(Plan plan) {
        if (context.target() instanceof Target cmf
                && plan.execute().stream().anyMatch(scenario -> scenario.needs().contains(Capability.VNFM))) {
            cmf.ownVnfm()
                    .ifPresent(settings ->
                            LcmVnfm.of(context.scope(), cmf, settings, context.redactor(), context.clock()));
        }
    }

    private RuntimeOptions options(Order order) {
        RuntimeOptionsBuilder builder = new RuntimeOptionsBuilder()
                .setThreads(threads)
                .setPickleOrder(order.pickles())
                .setMonochrome()
                .setNoSummary()
                .setPublishQuiet(true);
        glue.forEach(builder::addGlue);
        return builder.build();
    }

    /** Gathers what the scenarios of one run leave behind. */
    private final class Collector implements ConcurrentEventListener {

        private final Plan plan;
        private final Map<ScenarioKey, PlannedScenario> planned;
        private final ScenarioLog log = new ScenarioLog();
        private final Map<UUID, List<ScenarioEnd.BadStep>> badSteps = new ConcurrentHashMap<>();
        private final Map<ScenarioKey, ScenarioResult> results = new ConcurrentHashMap<>();
        private final ThreadLocal<ScenarioObjects> objects =
                ThreadLocal.withInitial(() -> new ScenarioObjects(context, log));

        Collector(Plan plan) {
            this.plan = plan;
            this.planned = plan.execute().stream().collect(Collectors.toMap(PlannedScenario::key, Function.identity()));
        }

        ScenarioObjects objects() {
            return objects.get();
        }

        @Override
        public void setEventPublisher(EventPublisher publisher) {
            publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
            publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioFinished);
        }

        private void stepFinished(TestStepFinished event) {
            Status status = event.getResult().getStatus();
            if (status != Status.PASSED) {
                badSteps.computeIfAbsent(event.getTestCase().getId(), id -> new ArrayList<>())
                        .add(new ScenarioEnd.BadStep(
                                name(event.getTestStep()),
                                status,
                                event.getResult().getError()));
            }
        }

        private void scenarioFinished(TestCaseFinished event) {
            TestCase testCase = event.getTestCase();
            ScenarioKey key =
                    new ScenarioKey(testCase.getUri(), testCase.getLocation().getLine());
            PlannedScenario scenario = planned.get(key);
            if (scenario == null) {
                throw new IllegalStateException(key.place() + " was executed and is not in the plan");
            }
            ScenarioEnd end = new ScenarioEnd(context.redactor(), badSteps.getOrDefault(testCase.getId(), List.of()));
            ScenarioLog.Entry entry = log.entry(key);
            ScenarioResult result = entry == null
                    ? new ScenarioResult(scenario, end.complete(scenario, List.of()), List.of(), List.of())
                    : new ScenarioResult(
                            scenario,
                            end.complete(scenario, entry.checks().results()),
                            entry.recorder().exchanges(),
                            entry.checks().interpretations());
            synchronized (this) {
                results.put(key, result);
                listener.finished(result, results.size(), planned.size());
            }
        }

        private String name(TestStep step) {
            if (step instanceof PickleStepTestStep pickleStep) {
                return pickleStep.getStep().getKeyword() + pickleStep.getStep().getText();
            }
            return step instanceof HookTestStep hook ? hook.getHookType() + " hook" : "a step";
        }

        List<ScenarioResult> results() {
            return plan.execute().stream()
                    .filter(scenario -> results.containsKey(scenario.key()))
                    .map(scenario -> java.util.Objects.requireNonNull(results.get(scenario.key())))
                    .toList();
        }
    }
}
