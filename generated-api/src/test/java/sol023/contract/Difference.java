package sol023.contract;

/**
 * A place where contract and table do not agree.
 *
 * @param table the number of the table, or clause and type where the standard's tables are known by that only
 * @param text what differs
 */
record Difference(String table, String text) {

    @Override
    public String toString() {
        return "table " + table + ": " + text;
    }
}
