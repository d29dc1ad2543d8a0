package sol023.cmf.lcm;

import java.time.Duration;

/**
 * How often and how long.
 *
 * @param poll after which work that another node has received is noticed
 * @param retryFirst after a failure until the next attempt; doubled with each failure that follows
 * @param retryMost the longest such pause
 * @param check between two looks at the subscription
 * @param operationCheck after which an operation that has not ended is asked about
 * @param resync between two looks at all VNF instances
 * @param lease after which another node takes over from one that says nothing
 */
public record LcmTiming(
        Duration poll,
        Duration retryFirst,
        Duration retryMost,
        Duration check,
        Duration operationCheck,
        Duration resync,
        Duration lease) {

    /** For a deployment. */
    public static final LcmTiming STANDARD = new LcmTiming(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofHours(1),
            Duration.ofSeconds(60));

    /** For a lab, whose VNFM comes and goes with the runs of a suite. */
    public static final LcmTiming LAB = new LcmTiming(
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));
}
