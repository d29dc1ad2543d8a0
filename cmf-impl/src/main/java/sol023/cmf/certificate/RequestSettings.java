package sol023.cmf.certificate;

import java.time.Duration;

/**
 * Bounds of requests that wait for a decision.
 *
 * @param perConsumer how many requests of one consumer may wait at the same time
 * @param longestWait then a request that nobody has decided is refused
 * @param kept how long a decided request can be asked about
 * @param longestAskAgain the longest time after which a requester is told to ask again
 */
public record RequestSettings(int perConsumer, Duration longestWait, Duration kept, Duration longestAskAgain) {

    /** A thousand requests, thirty days each, and five minutes between two questions. */
    public static final RequestSettings DEFAULT =
            new RequestSettings(1_000, Duration.ofDays(30), Duration.ofDays(30), Duration.ofMinutes(5));

    public RequestSettings {
        if (perConsumer < 0) {
            throw new IllegalArgumentException("perConsumer is 0 or more");
        }
        if (!isSecondOrMore(longestWait) || !isSecondOrMore(kept) || !isSecondOrMore(longestAskAgain)) {
            throw new IllegalArgumentException("longestWait, kept and longestAskAgain are a second or more");
        }
    }

    private static boolean isSecondOrMore(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) >= 0;
    }
}
