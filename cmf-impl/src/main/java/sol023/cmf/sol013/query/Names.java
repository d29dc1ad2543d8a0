package sol023.cmf.sol013.query;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of attributes as they are written in queries (SOL013 clauses 5.2.2 and 5.3.2). */
final class Names {

    private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01ab])");
    private static final int SHOWN = 128;

    private Names() {}

    /** The name without escapes; empty if there is one that does not exist. The tilde comes last, so that ~01 is ~1. */
    static Optional<String> unescape(String written) {
        if (WRONG_ESCAPE.matcher(written).find()) {
            return Optional.empty();
        }
        return Optional.of(
                written.replace("~a", ",").replace("~b", "@").replace("~1", "/").replace("~0", "~"));
    }

    /** A path for a sentence: short, and without characters that could be mistaken. */
    static String printable(AttributePath path) {
        var clean = path.toString().replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "...";
    }
}
