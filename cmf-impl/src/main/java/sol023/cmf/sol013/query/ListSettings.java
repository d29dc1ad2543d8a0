package sol023.cmf.sol013.query;

import java.time.Duration;

/**
 * What a list is answered with that has more entries than one answer holds (SOL013 clause 5.4).
 *
 * @param entries the most entries of one answer
 * @param refused whether the answer is then 400 instead of a first page
 * @param patience how long the search for the entries may take; then it is broken off
 */
public record ListSettings(int entries, boolean refused, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** With a search of five seconds at most. */
    public ListSettings(int entries, boolean refused) {
        this(entries, refused, PATIENCE);
    }

    /** Pages of 100 entries. */
    public static final ListSettings DEFAULT = new ListSettings(100, false);
}
