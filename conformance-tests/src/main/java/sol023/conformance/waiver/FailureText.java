package sol023.conformance.waiver;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a failure with a mark in the place of all that changes from run to run (identifiers, times, ports, octets), so that
 * the same failure has the same text in the next run. In a pinned text the mark stands for any text without a blank, so whoever pins
 * a text can put marks where this class sees no need for one.
 */
public record FailureText(String value) {

    /** Stands for whatever changes. */
    static final String MARK = "<...>";

    private record Mask(Pattern pattern, String replacement) {
        static Mask of(String regex, String replacement) {
            return new Mask(Pattern.compile(regex), replacement);
        }
    }

    private static final String MIXED = "(?=[A-Za-z_+/-]*\\d)(?=\\S*[a-z])(?=\\S*[A-Z])";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";

    private static final List<Mask> MASKS = List.of(
            // a UUID
            Mask.of("(?i)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", MARK),
            // times: RFC 3339, HTTP (RFC 9110 5.6.7), as Java prints a Date
            Mask.of("\\b\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?", MARK),
            Mask.of("\\b[A-Z][a-z]{2}, \\d\\d " + MONTH + " \\d{4} [0-9:]{8} [A-Z]{3,4}\\b", MARK),
            Mask.of("\\b[A-Z][a-z]{2} " + MONTH + " \\d\\d [0-9:]{8} [A-Z]{3,4} \\d{4}\\b", MARK),
            // GeneralizedTime
            Mask.of("\\b\\d{14}Z", MARK),
            // octets in hexadecimal, separated
            Mask.of("(?i)(?<![0-9a-z.])(?:[0-9a-f]{2}[: ]){7,}[0-9a-f]{2}(?![0-9a-z])", MARK),
            // a port
            Mask.of("(?<=[A-Za-z0-9\\]]):\\d{2,5}(?![0-9.])", ":" + MARK),
            // identity of a Java object
            Mask.of("@[0-9a-f]{5,8}\\b", "@" + MARK),
            // octets, as numbers or hexadecimal
            Mask.of("\\[(?:(?:-?\\d{1,3}|0x[0-9A-Fa-f]{2})(?:, |\\.{3}|\\s)*){4,}\\]", "[" + MARK + "]"),
            // durations
            Mask.of("\\b\\d+(?:\\.\\d+)?\\s?(?:ms|s|seconds|milliseconds)\\b", MARK),
            // long tokens in Base64url and longer ones in Base64: small and capital letters and digits, no name of an
            // algorithm
            Mask.of("(?![A-Za-z0-9]*With)" + MIXED + "[A-Za-z0-9_-]{20,}={0,2}", MARK),
            Mask.of(MIXED + "[A-Za-z0-9+/]{40,}={0,2}", MARK),
            // hexadecimal with a digit in it, and long numbers that are no part of an object identifier
            Mask.of("(?i)(?<![0-9a-z.])(?=[a-f]*\\d)[0-9a-f]{8,}(?![0-9a-z.])", MARK),
            Mask.of("(?<![0-9A-Za-z.])\\d{6,}(?![0-9A-Za-z.])", MARK));

    /** A pinned text, as somebody has copied it. */
    public static FailureText pinned(String text) {
        return new FailureText(masked(text));
    }

    /** The text of a check's message in the run with that id. */
    public static FailureText of(String runId, String message) {
        return new FailureText(masked(message.replace(runId, MARK)));
    }

    /** Whether a failure with that text is the one that was pinned here. */
    public boolean covers(FailureText seen) {
        String regex = Arrays.stream(value.split(Pattern.quote(MARK), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\S+"));
        return Pattern.matches(regex, seen.value);
    }

    private static String masked(String text) {
        String masked = text;
        for (Mask mask : MASKS) {
            masked = mask.pattern().matcher(masked).replaceAll(mask.replacement());
        }
        return masked.replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return value;
    }
}
