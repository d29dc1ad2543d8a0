package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL and the values for its question marks. What comes from outside is among the values and never in the text.
 *
 * @param values strings, longs, BigDecimals or Booleans
 */
public record Sql(String text, List<Object> values) {

    public Sql {
        values = List.copyOf(values);
    }

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** The pieces with {@code separator} between them. */
    static Sql join(String separator, List<Sql> pieces) {
        var values = new ArrayList<Object>();
        pieces.forEach(piece -> values.addAll(piece.values()));
        return new Sql(String.join(separator, pieces.stream().map(Sql::text).toList()), values);
    }

    Sql then(Sql other) {
        return join("", List.of(this, other));
    }

    Sql then(String more, Object... moreValues) {
        return then(of(more, moreValues));
    }
}
