package sol023.cmf.sol013.query;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where the values of an attribute lie.
 *
 * @param expression SQL in which {@code $} stands for the row
 * @param values for the question marks of the expression
 * @param stored how a text of a filter is stored
 * @param leads whether an index leads from one value to the keys of its resources, in their order
 */
public record Column(Rows rows, String expression, List<Object> values, UnaryOperator<String> stored, boolean leads) {

    public Column {
        values = List.copyOf(values);
    }

    /** A column that has an index. */
    public static Column indexed(Rows rows, String name) {
        return new Column(rows, "$." + name, List.of(), UnaryOperator.identity(), true);
    }

    /** A column of the table of the resource itself, of which the database knows best how to look for it. */
    public static Column plain(Rows rows, String name) {
        return computed(rows, "$." + name);
    }

    /** A value that is computed from a row. */
    public static Column computed(Rows rows, String expression, Object... values) {
        return new Column(rows, expression, List.of(values), UnaryOperator.identity(), false);
    }

    /** The same with texts that are stored in another form than they are shown. */
    public Column stored(UnaryOperator<String> by) {
        return new Column(rows, expression, values, by, leads);
    }

    Sql of(String alias) {
        return new Sql(expression.replace("$", alias), values);
    }
}
