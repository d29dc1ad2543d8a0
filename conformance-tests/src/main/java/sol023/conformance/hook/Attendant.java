package sol023.conformance.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The person at the console, if there is one. Thread-safe; people are asked one thing at a time. */
@FunctionalInterface
public interface Attendant {

    /** The name under which a run keeps its attendant in the {@code RunScope}. */
    String SCOPE = "attendant";

    /**
     * A person has said that something was done; nobody has measured it.
     *
     * @param name what the person wrote, not empty
     */
    record Attestation(String name, Instant at) {}

    /**
     * Asks for something to be done and waits.
     *
     * @return empty when nobody has said in time that it was done
     */
    Optional<Attestation> ask(String task, Duration within);

    /** Whether anybody can be asked; an unattended run never waits. */
    default boolean isThere() {
        return true;
    }

    /** Nobody. */
    static Attendant nobody() {
        return new Attendant() {
            @Override
            public Optional<Attestation> ask(String task, Duration within) {
                return Optional.empty();
            }

            @Override
            public boolean isThere() {
                return false;
            }
        };
    }
}
