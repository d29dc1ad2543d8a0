package sol023.conformance.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180): a heading, then rows. */
final class Csv {

    private final StringBuilder text = new StringBuilder();

    Csv(String... heading) {
        row(Arrays.asList(heading));
    }

    Csv row(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    // a spreadsheet would take a text that begins like a formula for one
    private static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
