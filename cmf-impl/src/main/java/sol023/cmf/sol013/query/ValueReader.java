package sol023.cmf.sol013.query;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads the values of filters as the type of their attribute demands. */
final class ValueReader {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    /** RFC 3339 section 5.6. */
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private ValueReader() {}

    static Value read(ValueType type, FilterSyntax.RawValue raw) {
        return switch (type) {
            case STRING, ENUM -> new Value.Text(raw.text());
            case NUMBER -> number(raw);
            case DATE_TIME -> moment(raw);
            case BOOLEAN -> flag(raw);
        };
    }

    private static Value number(FilterSyntax.RawValue raw) {
        if (!NUMBER.matcher(raw.text()).matches()) {
            throw FilterReader.refuse(raw.at(), "the value has to be a number");
        }
        return new Value.Numeric(new BigDecimal(raw.text()));
    }

    private static Value moment(FilterSyntax.RawValue raw) {
        try {
            if (DATE_TIME.matcher(raw.text()).matches()) {
                return new Value.Moment(OffsetDateTime.parse(raw.text()).toInstant());
            }
        } catch (DateTimeParseException e) {
            throw FilterReader.refuse(raw.at(), "there is no such date and time");
        }
        throw FilterReader.refuse(
                raw.at(),
                "the value has to be a date and time such as 2026-01-31T08:00:00Z (a plus sign is sent as %2B)");
    }

    private static Value flag(FilterSyntax.RawValue raw) {
        return switch (raw.text()) {
            case "true" -> new Value.Flag(true);
            case "false" -> new Value.Flag(false);
            default -> throw FilterReader.refuse(raw.at(), "the value has to be true or false");
        };
    }
}
