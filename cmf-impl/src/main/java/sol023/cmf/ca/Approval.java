package sol023.cmf.ca;

import java.time.Duration;

/** Who decides whether what a registered subject may have is issued, and when. */
public sealed interface Approval {

    /** Nobody: it is issued at once. */
    Approval AUTOMATIC = new Automatic();

    /** The operator. */
    Approval MANUAL = new Manual();

    /** See {@link #AUTOMATIC}. */
    record Automatic() implements Approval {}

    /**
     * Nobody, but not at once: made for tests and demonstrations.
     *
     * @param delay from the request to the decision, longer than zero
     * @param isGranted what is decided then
     */
    record Delayed(Duration delay, boolean isGranted) implements Approval {

        public Delayed {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("A delay is longer than zero");
            }
        }
    }

    /** See {@link #MANUAL}. */
    record Manual() implements Approval {}
}
