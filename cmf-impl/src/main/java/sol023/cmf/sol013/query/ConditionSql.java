package sol023.cmf.sol013.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import sol023.cmf.sol013.query.Condition.Among;
import sol023.cmf.sol013.query.Condition.Containing;
import sol023.cmf.sol013.query.Condition.Ordered;
import sol023.cmf.sol013.query.Condition.Relation;

/** Writes one condition as SQL that every engine understands alike. An attribute without value is null, for which no comparison is true. */
final class ConditionSql {

    private ConditionSql() {}

    static Sql of(Condition condition, Column column, String alias) {
        if (condition instanceof Among among) {
            return among(among, column, alias);
        }
        if (condition instanceof Ordered ordered) {
            return column.of(alias).then(" " + ordered.relation().sign() + " ?", bound(ordered, column));
        }
        return containing((Containing) condition, column, alias);
    }

    private static Sql among(Among among, Column column, String alias) {
        var values = among.values().stream().map(value -> bound(value, column)).toList();
        var marks = String.join(
                ", ", Stream.generate(() -> "?").limit(values.size()).toList());
        var one = values.size() == 1;
        var operator = among.negated() ? (one ? " <> " : " not in ") : (one ? " = " : " in ");
        return column.of(alias).then(new Sql(operator + (one ? marks : "(" + marks + ")"), values));
    }

    private static Object bound(Value value, Column column) {
        if (value instanceof Value.Text text) {
            return column.stored().apply(text.text());
        }
        if (value instanceof Value.Numeric number) {
            return number.number();
        }
        if (value instanceof Value.Flag flag) {
            return flag.flag();
        }
        return ((Value.Moment) value).instant().toEpochMilli();
    }

    private static Object bound(Ordered ordered, Column column) {
        return ordered.value() instanceof Value.Moment moment
                ? millis(moment.instant(), ordered.relation())
                : bound(ordered.value(), column);
    }

    /** Times are stored in milliseconds; a finer one lies between two of them, and the one that keeps the relation true is taken. */
    private static long millis(Instant instant, Relation relation) {
        var millis = instant.toEpochMilli();
        boolean exact = instant.truncatedTo(ChronoUnit.MILLIS).equals(instant);
        boolean up = relation == Relation.GREATER_OR_EQUAL || relation == Relation.LESS;
        return exact || !up ? millis : millis + 1;
    }

    /** A text from which a part can be taken away has it; LIKE is not used, as engines differ on small and capital letters. */
    private static Sql containing(Containing containing, Column column, String alias) {
        var parts = containing.parts();
        if (parts.contains("")) {
            return containing.negated() ? Sql.of("1 = 0") : column.of(alias).then(" is not null");
        }
        List<Sql> tests = parts.stream()
                .map(part -> Sql.of("replace(")
                        .then(column.of(alias))
                        .then(", ?, '')" + (containing.negated() ? " = " : " <> "), part)
                        .then(column.of(alias)))
                .toList();
        return Sql.of("(")
                .then(Sql.join(containing.negated() ? " and " : " or ", tests))
                .then(")");
    }
}
