package sol023.cmf.sol013.query;

import java.math.BigDecimal;
import java.time.Instant;

/** A value in a filter, of the type of the attribute that it is compared with. */
public sealed interface Value {

    record Text(String text) implements Value {}

    record Numeric(BigDecimal number) implements Value {}

    record Moment(Instant instant) implements Value {}

    record Flag(boolean flag) implements Value {}
}
