package sol023.cmf.lcm;

import java.time.Instant;
import java.util.Optional;

/**
 * A VNFC that is gone.
 *
 * @param cause how that became known
 * @param outcome what became of its certificates; empty as long as nothing was done
 * @param certificates how many that concerned
 * @param attempts how often it has failed
 * @param problem why it has failed last
 * @param nextAt when it is tried again
 */
record Removal(
        String id,
        String vnfm,
        String vnfId,
        String vnfcId,
        String cause,
        Instant foundAt,
        Optional<Outcome> outcome,
        int certificates,
        int attempts,
        Optional<String> problem,
        Instant nextAt) {

    /** What became of the certificates. */
    enum Outcome {
        REVOKED("revoked"),
        REPORTED("reported"),
        /** A VNFC of that id is there (again), so nothing was done. */
        PRESENT("present");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** As it is shown and stored. */
        String text() {
            return text;
        }
    }
}
