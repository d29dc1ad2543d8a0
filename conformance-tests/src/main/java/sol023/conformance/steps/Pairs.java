package sol023.conformance.steps;

import org.jspecify.annotations.Nullable;

/** The two subjects that the queries of a scenario are about. */
public final class Pairs {

    private @Nullable Pair current;

    void note(Pair pair) {
        this.current = pair;
    }

    Pair current() {
        if (current == null) {
            throw new IllegalStateException("no two subjects were registered");
        }
        return current;
    }
}
