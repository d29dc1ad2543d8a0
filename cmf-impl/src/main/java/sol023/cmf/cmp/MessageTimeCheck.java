package sol023.cmf.cmp;

import java.time.Clock;
import java.time.Duration;

/** messageTime, if there is one, is near now (RFC 9483 section 3.5). */
final class MessageTimeCheck implements VerifiedMessageCheck {

    private final Clock clock;
    private final Duration window;

    MessageTimeCheck(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    @Override
    public void check(VerifiedMessage message) {
        message.messageTime().ifPresent(time -> {
            if (Duration.between(time, clock.instant()).abs().compareTo(window) > 0) {
                throw new CmpProblemException(
                        FailInfo.BAD_TIME,
                        "The messageTime is more than " + window.toSeconds()
                                + " seconds from the time here; check the clock.");
            }
        });
    }
}
