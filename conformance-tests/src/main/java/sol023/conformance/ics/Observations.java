package sol023.conformance.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has observed, for whoever proposes answers. Thread-safe. */
public final class Observations {

    /** The name under which a run keeps them in the {@code RunScope}. */
    public static final String SCOPE = "observations";

    private final List<Observation> all = new ArrayList<>();

    public synchronized void note(Observation observation) {
        all.add(observation);
    }

    /** The one about that key. */
    public synchronized Optional<Observation> about(String key) {
        return all.stream().filter(observation -> observation.key().equals(key)).findFirst();
    }
}
