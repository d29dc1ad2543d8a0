package sol023.cmf.access;

/**
 * How much of the REST interfaces a consumer may use.
 *
 * @param requestsPerSecond on average; 0: no limit
 * @param burst how many requests at once, after a silence
 * @param openSubjects registered and not yet deregistered; 0: no limit
 */
public record ConsumerLimits(int requestsPerSecond, int burst, int openSubjects) {

    /** No limits. */
    public static final ConsumerLimits NONE = new ConsumerLimits(0, 1, 0);

    public ConsumerLimits {
        if (requestsPerSecond < 0 || burst < 1 || openSubjects < 0) {
            throw new IllegalArgumentException("limits are not negative, and a burst is at least one request");
        }
    }
}
