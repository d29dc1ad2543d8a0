package sol023.conformance.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sol023.conformance.check.Checks;
import sol023.conformance.exchange.Recorder;

/** Where the scenarios of a run leave their checks and exchanges. Thread-safe. */
public final class ScenarioLog {

    private final Map<ScenarioKey, Entry> entries = new ConcurrentHashMap<>();

    record Entry(Checks checks, Recorder recorder) {}

    void started(ScenarioKey key, Checks checks, Recorder recorder) {
        entries.put(key, new Entry(checks, recorder));
    }

    @Nullable
    Entry entry(ScenarioKey key) {
        return entries.get(key);
    }
}
