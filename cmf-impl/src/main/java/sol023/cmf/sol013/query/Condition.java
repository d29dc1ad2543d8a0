package sol023.cmf.sol013.query;

import java.util.List;

/** A simple filter expression (SOL013 clause 5.2.2). An attribute that has no value meets no condition, a negated one neither (I-35). */
public sealed interface Condition {

    /** The last name of the path of the attribute. */
    String attribute();

    /** Operators eq and in, negated neq and nin: the value equals one of these, or none of them. */
    record Among(String attribute, List<Value> values, boolean negated) implements Condition {

        public Among {
            values = List.copyOf(values);
        }
    }

    /** Operators gt, gte, lt and lte. */
    record Ordered(String attribute, Relation relation, Value value) implements Condition {}

    /** Operator cont, negated ncont: the text has one of these as a part, or none of them. */
    record Containing(String attribute, List<String> parts, boolean negated) implements Condition {

        public Containing {
            parts = List.copyOf(parts);
        }
    }

    /** How the value of the attribute stands to the one in the filter. */
    enum Relation {
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
