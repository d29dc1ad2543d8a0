package sol023.conformance.doctor;

import java.time.Duration;
import java.time.Instant;

/** Whether two clocks agree well enough for messageTime and for the validity of certificates. */
final class ClockExam {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private ClockExam() {}

    /** @param where the target's time was seen */
    static Finding compare(Instant ours, Instant theirs, String where) {
        Duration difference = Duration.between(ours, theirs).abs();
        return difference.compareTo(TOLERANCE) > 0
                ? Finding.problem(
                        "(clock)",
                        "the clocks of the target (by " + where + ") and of this machine differ by "
                                + difference.toSeconds() + " s; set one of them right")
                : Finding.fine("the clocks differ by " + difference.toSeconds() + " s, by " + where);
    }
}
