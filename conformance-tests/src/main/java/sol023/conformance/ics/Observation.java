package sol023.conformance.ics;

import java.util.Optional;

/**
 * What the product was seen to do about one item of the statement.
 *
 * @param key of the statement
 * @param value what to answer; empty when it could not be seen
 * @param conclusive whether another answer would be wrong; false when the product may do otherwise at other times
 * @param evidence what was seen, in a few words
 */
public record Observation(String key, Optional<String> value, boolean conclusive, String evidence) {

    public static Observation of(String key, String value, String evidence) {
        return new Observation(key, Optional.of(value), true, evidence);
    }

    public static Observation yesOrNo(String key, boolean yes, String evidence) {
        return of(key, yes ? "yes" : "no", evidence);
    }

    /** A value that is likely and that nothing proves. */
    public static Observation likely(String key, String value, String evidence) {
        return new Observation(key, Optional.of(value), false, evidence);
    }

    public static Observation unseen(String key, String why) {
        return new Observation(key, Optional.empty(), false, why);
    }
}
