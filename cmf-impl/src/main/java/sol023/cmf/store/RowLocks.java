package sol023.cmf.store;

/** What follows a select that takes rows from a queue. */
public enum RowLocks {
    /** Nobody else writes at the same time. */
    NONE("", ""),
    /** Each row is locked until the end of the transaction. */
    ROWS(" for update", " for update skip locked");

    private final String waiting;
    private final String skipping;

    RowLocks(String waiting, String skipping) {
        this.waiting = waiting;
        this.skipping = skipping;
    }

    /** Waits for rows that others have locked. */
    public String waiting() {
        return waiting;
    }

    /** Leaves rows out that others have locked. */
    public String skipping() {
        return skipping;
    }
}
