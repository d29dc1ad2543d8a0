package sol023.cmf.notification;

import java.time.Duration;

/**
 * How subscriptions are taken and notifications delivered.
 *
 * @param duplicates whether a subscription like one that exists is made (201) or the existing one is named (303)
 * @param authenticationRequired whether a subscription has to say how the CMF proves who it is (interpretation I-17)
 * @param perConsumer the most subscriptions of one consumer
 * @param uriLength the longest URI that a consumer may name, in characters
 * @param concurrency how many notifications one subscription is sent at the same time
 * @param retry when a notification that has not arrived is sent again
 * @param lease after which time without a sign of life another node takes over what a node delivers
 */
public record NotificationSettings(
        boolean duplicates,
        boolean authenticationRequired,
        int perConsumer,
        int uriLength,
        int concurrency,
        Retry retry,
        Duration lease) {

    /** Strict, and with bounds that a VNFM does not meet. */
    public static final NotificationSettings STANDARD = new NotificationSettings(
            false,
            true,
            1000,
            2000,
            4,
            new Retry(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24)),
            Duration.ofSeconds(30));

    /**
     * The time to the next attempt doubles from {@code first} to {@code longest}, less up to half of it at random.
     *
     * @param age after which a notification is not sent again by itself
     */
    public record Retry(Duration first, Duration longest, Duration age) {}
}
