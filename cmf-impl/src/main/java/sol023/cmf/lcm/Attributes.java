package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Optional;

/** Reads attributes of JSON that a stranger wrote: what has another type or is too long is as if it were not there. */
final class Attributes {

    /** The longest identifier, in characters. */
    static final int LONGEST_ID = 255;

    /** The longest other text, in characters. */
    static final int LONGEST_TEXT = 1024;

    private static final int MOST_BITS = 256;

    private Attributes() {}

    static Optional<String> id(JsonNode object, String name) {
        return text(object, name, LONGEST_ID);
    }

    static Optional<String> text(JsonNode object, String name) {
        return text(object, name, LONGEST_TEXT);
    }

    private static Optional<String> text(JsonNode object, String name, int longest) {
        return Optional.of(object.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(Attributes::isStorable)
                .filter(text -> text.length() <= longest);
    }

    /** PostgreSQL stores no NUL, and nobody needs it. */
    private static boolean isStorable(String text) {
        return !text.isEmpty() && text.indexOf('\0') < 0;
    }

    /** A whole number of any size that a serial number may have. */
    static Optional<BigInteger> integer(JsonNode object, String name) {
        return Optional.of(object.path(name))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::bigIntegerValue)
                .filter(number -> number.bitLength() <= MOST_BITS);
    }
}
