package sol023.cmf.sol013.query;

/** Tells where a resource lies in a database: all that a store has to say to have its lists filtered there. */
public interface Tables {

    /** The table with one row for each resource. */
    Rows root();

    /** Where the values of the attribute lie. Attributes with the same prefix lie in the same rows. */
    Column column(AttributePath path);
}
