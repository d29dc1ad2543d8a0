package sol023.conformance.report;

import java.util.Map;

/** Two texts, split where they begin and cease to differ. */
record Difference(Part expected, Part actual) {

    /**
     * One of the texts.
     *
     * @param middle what differs
     */
    record Part(String before, String middle, String after) {
        Map<String, Object> view() {
            return new View()
                    .with("before", before)
                    .with("middle", middle)
                    .with("after", after)
                    .map();
        }
    }

    static Difference of(String expected, String actual) {
        int shorter = Math.min(expected.length(), actual.length());
        int start = 0;
        while (start < shorter && expected.charAt(start) == actual.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && expected.charAt(expected.length() - 1 - end) == actual.charAt(actual.length() - 1 - end)) {
            end++;
        }
        return new Difference(part(expected, start, end), part(actual, start, end));
    }

    private static Part part(String text, int start, int end) {
        int stop = text.length() - end;
        return new Part(text.substring(0, start), text.substring(start, stop), text.substring(stop));
    }

    Map<String, Object> view() {
        return new View()
                .with("expected", expected.view())
                .with("actual", actual.view())
                .map();
    }
}
