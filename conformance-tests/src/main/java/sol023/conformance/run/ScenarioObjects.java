package sol023.conformance.run;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;
import sol023.conformance.check.Checks;
import sol023.conformance.exchange.Recorder;

/**
 * Makes the objects of each scenario anew: the parts of the run, a {@link Recorder}, {@link Checks}, the step classes, and whatever
 * class of the suite their constructors ask for.
 */
final class ScenarioObjects implements ObjectFactory {

    private static final String OURS = "sol023.conformance.";

    private final RunContext context;
    private final List<Object> given;
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private @Nullable MutablePicoContainer container;

    ScenarioObjects(RunContext context, ScenarioLog log) {
        this.context = context;
        this.given = List.of(
                context,
                context.target(),
                context.runId(),
                context.readings(),
                context.clock(),
                context.redactor(),
                context.decoders(),
                context.scope(),
                log);
    }

    @Override
    public boolean addClass(Class<?> type) {
        if (isMakeable(type) && classes.add(type)) {
            for (Constructor<?> constructor : type.getConstructors()) {
                for (Class<?> parameter : constructor.getParameterTypes()) {
                    addClass(parameter);
                }
            }
        }
        return true;
    }

    private static boolean isMakeable(Class<?> type) {
        return type.getName().startsWith(OURS)
                && !type.isInterface()
                && !type.isEnum()
                && !type.isRecord()
                && !Modifier.isAbstract(type.getModifiers())
                && (type.getEnclosingClass() == null || Modifier.isStatic(type.getModifiers()));
    }

    @Override
    public void start() {
        Recorder recorder = new Recorder(context.clock(), context.redactor(), context.decoders());
        Checks checks = new Checks(context.readings(), recorder, context.redactor());
        MutablePicoContainer fresh =
                new PicoBuilder().withCaching().withLifecycle().build();
        given.forEach(fresh::addComponent);
        fresh.addComponent(recorder);
        fresh.addComponent(checks);
        classes.stream().filter(type -> fresh.getComponentAdapter(type) == null).forEach(fresh::addComponent);
        fresh.start();
        container = fresh;
    }

    @Override
    public void stop() {
        if (container != null) {
            container.stop();
            container.dispose();
            container = null;
        }
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        if (container == null) {
            throw new IllegalStateException("no scenario is running");
        }
        T instance = container.getComponent(type);
        if (instance == null) {
            throw new IllegalStateException(type.getName() + " cannot be made: is its constructor public?");
        }
        return instance;
    }
}
