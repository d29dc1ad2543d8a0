package sol023.cmf.sol013.query;

/**
 * What a list is answered with that has more entries than one answer holds (SOL013 clause 5.4).
 *
 * @param entries the most entries of one answer
 * @param refused whether the answer is then 400 instead of a first page
 */
public record ListSettings(int entries, boolean refused) {

    /** Pages of 100 entries. */
    public static final ListSettings DEFAULT = new ListSettings(100, false);
}
