package sol023.cmf.sol013.query;

/** What values an attribute has, and so which operators fit it (SOL013 clause 5.2.2). Identifiers, URIs and names are strings. */
public enum ValueType {
    STRING("a string"),
    NUMBER("a number"),
    DATE_TIME("a date and time"),
    ENUM("an enumeration"),
    BOOLEAN("a boolean");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    boolean takes(Operator operator) {
        return switch (operator) {
            case EQ, NEQ -> this != DATE_TIME;
            case IN, NIN -> this != DATE_TIME && this != BOOLEAN;
            case GT, GTE, LT, LTE -> this != ENUM && this != BOOLEAN;
            case CONT, NCONT -> this == STRING;
        };
    }

    /** How a sentence names the type. */
    @Override
    public String toString() {
        return words;
    }
}
