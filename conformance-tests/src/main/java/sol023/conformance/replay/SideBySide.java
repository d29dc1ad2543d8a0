package sol023.conformance.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.conformance.exchange.Exchange;
import sol023.conformance.exchange.Header;

/** Two answers to the same request: what is alike once, what differs marked with {@code -} as recorded and {@code +} as now. */
final class SideBySide {

    private static final int LONGEST = 2000;

    private SideBySide() {}

    static List<String> lines(Exchange recorded, Exchange now) {
        List<String> lines = new ArrayList<>();
        same(lines, "status", outcome(recorded), outcome(now));
        List<Header> before = headers(recorded);
        List<Header> after = headers(now);
        for (String name : names(before, after)) {
            same(lines, name, values(before, name), values(after, name));
        }
        lines.add("  body:");
        body(recorded, now).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static void same(List<String> lines, String name, String before, String after) {
        if (before.equals(after)) {
            lines.add("    " + name + ": " + before);
        } else {
            lines.add("  - " + name + ": " + before);
            lines.add("  + " + name + ": " + after);
        }
    }

    private static String outcome(Exchange exchange) {
        return exchange.response()
                .map(answer -> String.valueOf(answer.status()))
                .orElse("no answer, " + exchange.trouble().orElse("reason not recorded"));
    }

    private static List<Header> headers(Exchange exchange) {
        return exchange.response().map(Exchange.Response::headers).orElse(List.of());
    }

    private static Set<String> names(List<Header> before, List<Header> after) {
        Set<String> names = new LinkedHashSet<>();
        before.forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        after.forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        names.remove("connection"); // that of the connection, which is another one here
        return names;
    }

    private static String values(List<Header> headers, String name) {
        String values = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "(none)" : values;
    }

    private static List<String> body(Exchange recorded, Exchange now) {
        List<String> before = bodyLines(recorded);
        List<String> after = bodyLines(now);
        return before.size() > LONGEST || after.size() > LONGEST
                ? List.of("too long to show: " + before.size() + " lines recorded, " + after.size() + " now")
                : difference(before, after);
    }

    private static List<String> bodyLines(Exchange exchange) {
        return exchange.response()
                .filter(answer -> answer.body().length() > 0)
                .map(answer -> answer.decoded()
                        .map(Exchange.Decoded::text)
                        .orElse(answer.body().length() + " octets that no decoder knows"))
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    /** The longest common lines kept, as {@code diff} does. */
    static List<String> difference(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add("  " + before.get(i));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + before.get(i));
                i++;
            } else {
                lines.add("+ " + after.get(j));
                j++;
            }
        }
        return lines;
    }
}
