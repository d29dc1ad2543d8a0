package sol023.cmf.notification;

import java.time.Duration;

/**
 * How subscriptions are taken and notifications delivered.
 *
 * @param concurrency how many notifications one subscription is sent at the same time
 * @param retry when a notification that has not arrived is sent again
 * @param lease after which time without a sign of life another node takes over what a node delivers
 */
public record NotificationSettings(SubscriptionTerms terms, int concurrency, Retry retry, Duration lease) {

    /** Strict, and with bounds that a VNFM does not meet. */
    public static final NotificationSettings STANDARD =
            new NotificationSettings(SubscriptionTerms.STANDARD, 4, Retry.STANDARD, Duration.ofSeconds(30));

    /**
     * The time to the next attempt doubles from {@code first} to {@code longest}, less up to half of it at random.
     *
     * @param age after which a notification is not sent again by itself
     * @param kept how long it is kept then, for the operator
     */
    public record Retry(Duration first, Duration longest, Duration age, Duration kept) {

        /** From a second to five minutes, for a day; kept for thirty more. */
        public static final Retry STANDARD =
                new Retry(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofDays(30));
    }
}
