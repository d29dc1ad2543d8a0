package sol023.cmf.sol013.query;

import java.util.Optional;

/**
 * A table in which attributes of a resource lie.
 *
 * @param table its name
 * @param key the column with the key of the resource
 * @param owner the column with the consumer whose resource it is
 * @param element where an element of an array may have several rows, one for each value of an array in it: the column with the number of the element
 */
public record Rows(String table, String key, String owner, Optional<String> element) {

    /** A table with one row for each element. */
    public static Rows of(String table, String key, String owner) {
        return new Rows(table, key, owner, Optional.empty());
    }
}
