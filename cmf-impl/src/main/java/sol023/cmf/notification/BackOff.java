package sol023.cmf.notification;

import java.security.SecureRandom;
import java.time.Duration;

/** How long is waited after failures: doubled with each, up to a bound, less up to half of it at random. */
final class BackOff {

    private static final int MOST_DOUBLINGS = 30;

    private final NotificationSettings.Retry retry;
    private final SecureRandom random = new SecureRandom();

    BackOff(NotificationSettings.Retry retry) {
        this.retry = retry;
    }

    /** @param failures in a row, the last one too */
    Duration after(int failures) {
        double doubled = retry.first().toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double bounded = Math.min(doubled, (double) retry.longest().toMillis());
        return Duration.ofMillis((long) (bounded * (0.5 + random.nextDouble() / 2)));
    }
}
