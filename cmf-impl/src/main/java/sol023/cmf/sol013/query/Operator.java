package sol023.cmf.sol013.query;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The operators of filters (SOL013 clause 5.2.2). */
public enum Operator {
    EQ,
    NEQ,
    GT,
    LT,
    GTE,
    LTE,
    IN,
    NIN,
    CONT,
    NCONT;

    static Optional<Operator> find(String name) {
        return Stream.of(values())
                .filter(operator -> operator.text().equals(name))
                .findFirst();
    }

    /** The name in an expression. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesSeveralValues() {
        return this == IN || this == NIN || this == CONT || this == NCONT;
    }
}
