package sol023.conformance.report;

import java.util.Locale;

/** An assertion's message often ends with the two values; where they are shown apart they need not stand there again. */
final class Repetition {

    private static final String EXPECTED = "expected:";

    private Repetition() {}

    /** The message without an end that says nothing but the two values; empty text when nothing else is left. */
    static String removed(String message, String expected, String actual) {
        int start = message.toLowerCase(Locale.ROOT).lastIndexOf(EXPECTED);
        while (start >= 0) {
            if (bare(message.substring(start)).equals(bare(EXPECTED + expected + "but was:" + actual))) {
                return message.substring(0, start).strip();
            }
            start = message.toLowerCase(Locale.ROOT).lastIndexOf(EXPECTED, start - 1);
        }
        return message;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]+", "");
    }
}
