package sol023.cmf.sol013.query;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes the query of a URI (RFC 3986 section 3.4). */
final class QueryText {

    private static final String LITERAL = "-._~()',;/:@!*$";

    private QueryText() {}

    /** What follows the name of a parameter; nothing for a flag. */
    static String assign(String value) {
        return value.isEmpty() ? "" : "=" + encode(value);
    }

    private static String encode(String value) {
        var text = new StringBuilder();
        for (byte octet : value.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return text.toString();
    }
}
