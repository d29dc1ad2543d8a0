package sol023.cmf.sol013.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import sol023.cmf.sol013.ProblemException;

/**
 * Reads the query parameter filter (SOL013 clause 5.2.2) for one type of resource. What is wrong is answered 400 with the character at which it is,
 * counted from 1 in the expression without percent-encoding.
 */
public final class FilterReader {

    /** The most conditions in one filter. */
    static final int MAX_CONDITIONS = 50;

    /** The most values in one filter. */
    static final int MAX_VALUES = 500;

    private final ResourceType type;

    public FilterReader(ResourceType type) {
        this.type = type;
    }

    /**
     * Reads a filter without percent-encoding.
     *
     * @throws ProblemException 400 if the text is no filter, or none for this type
     */
    public Filter read(String text) {
        var groups = new LinkedHashMap<AttributePath, List<Condition>>();
        int values = 0;
        int conditions = 0;
        for (var expression : new FilterSyntax(text).expressions()) {
            conditions++;
            values += expression.values().size();
            if (conditions > MAX_CONDITIONS || values > MAX_VALUES) {
                throw refuse(
                        expression.at(),
                        "one filter has at most " + MAX_CONDITIONS + " conditions and " + MAX_VALUES + " values");
            }
            groups.computeIfAbsent(expression.path().prefix(), none -> new ArrayList<>())
                    .add(condition(expression));
        }
        return Filter.of(groups);
    }

    static ProblemException refuse(int at, String problem) {
        return ProblemException.badRequest(
                "The query parameter filter is wrong at character " + (at + 1) + ": " + problem + ".");
    }

    private Condition condition(FilterSyntax.Expression expression) {
        var path = expression.path();
        var valueType = valueType(expression);
        var operator = expression.operator();
        if (!valueType.takes(operator)) {
            throw refuse(
                    expression.at(),
                    "the operator " + operator.text() + " does not fit " + Names.printable(path) + ", which is "
                            + valueType);
        }
        var values = expression.values().stream()
                .map(value -> ValueReader.read(valueType, value))
                .toList();
        return switch (operator) {
            case EQ, IN -> new Condition.Among(path.leaf(), values, false);
            case NEQ, NIN -> new Condition.Among(path.leaf(), values, true);
            case GT -> new Condition.Ordered(path.leaf(), Condition.Relation.GREATER, values.get(0));
            case GTE -> new Condition.Ordered(path.leaf(), Condition.Relation.GREATER_OR_EQUAL, values.get(0));
            case LT -> new Condition.Ordered(path.leaf(), Condition.Relation.LESS, values.get(0));
            case LTE -> new Condition.Ordered(path.leaf(), Condition.Relation.LESS_OR_EQUAL, values.get(0));
            case CONT -> new Condition.Containing(path.leaf(), texts(expression), false);
            case NCONT -> new Condition.Containing(path.leaf(), texts(expression), true);
        };
    }

    private static List<String> texts(FilterSyntax.Expression expression) {
        return expression.values().stream().map(FilterSyntax.RawValue::text).toList();
    }

    private ValueType valueType(FilterSyntax.Expression expression) {
        var path = expression.path();
        var place = AttributePath.ROOT;
        for (var name : path.names()) {
            if (type.find(place)
                    .filter(found -> !(found instanceof Attribute.Structure))
                    .isPresent()) {
                throw refuse(
                        expression.pathAt(), "the attribute " + Names.printable(place) + " has no attributes in it");
            }
            place = place.at(name);
            if (type.find(place).isEmpty()) {
                throw refuse(expression.pathAt(), "there is no attribute " + Names.printable(place) + " to filter on");
            }
        }
        var attribute = type.find(path).orElseThrow();
        if (attribute instanceof Attribute.Scalar scalar) {
            return scalar.type();
        }
        if (attribute instanceof Attribute.Scalars scalars) {
            return scalars.type();
        }
        throw refuse(
                expression.pathAt(),
                "the attribute " + Names.printable(path) + " is a structure; name an attribute in it");
    }
}
