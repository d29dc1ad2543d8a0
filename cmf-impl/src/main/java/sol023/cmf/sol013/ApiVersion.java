package sol023.cmf.sol013;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of an API (SOL013 clause 9.1): three numbers; what follows a hyphen says who implemented it and does not matter for
 * compatibility.
 */
public record ApiVersion(int major, int minor, int patch) {

    private static final Pattern TEXT = Pattern.compile(
            "([1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})(-impl:[\\x21-\\x7e]{1,200})?");

    /** The version that a header names; empty if the text is malformed. */
    public static Optional<ApiVersion> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional.of(new ApiVersion(number(match.group(1)), number(match.group(2)), number(match.group(3))))
                : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
