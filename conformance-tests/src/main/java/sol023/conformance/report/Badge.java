package sol023.conformance.report;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.Testing;

/**
 * A small picture of the verdict ({@code badge.svg}). It says conforming only when every requirement that has a check was judged; what
 * is missing is always said.
 *
 * @param message what stands on the right
 * @param order in which scenarios were started, in the words that {@code --order} takes; shown where the picture is pointed at
 * @param colour of the right side; white text on it has a contrast of 4.5 at least
 */
record Badge(String label, String message, String order, String colour) {

    static final String GREEN = "#1a7f37";
    static final String RED = "#c0182b";
    static final String AMBER = "#8a6100";
    static final String GREY = "#5b6470";

    private static final String TEMPLATE =
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="20" role="img" aria-label="{{label}}: {{message}}">
            <title>{{label}}: {{message}} (order {{order}})</title>
            <rect width="{{width}}" height="20" rx="3" fill="#3d444d"/><path d="M{{left}} 0h{{square}}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{{square}}z" fill="{{colour}}"/>
            <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle"><text x="{{labelX}}" y="14" textLength="{{labelWidth}}">{{label}}</text><text x="{{messageX}}" y="14" textLength="{{messageWidth}}">{{message}}</text></g>
            </svg>
            """;

    static Badge of(Report report) {
        Coverage coverage = new Coverage(report.result());
        Collection<Row> all = Register.standard().rows();
        List<Row> rows =
                all.stream().filter(row -> row.testing() == Testing.CHECK).toList();
        long checkable = rows.size();
        long judged = count(rows, row -> coverage.verdict(row.requirement())
                .filter(verdict -> verdict != Verdict.NOT_APPLICABLE)
                .isPresent());
        long untouched = count(rows, row -> Standing.of(row, coverage).equals(Standing.NOT_IN_THIS_RUN));
        long planned = count(all, row -> row.testing() == Testing.PLANNED);
        long failed =
                count(rows, row -> coverage.verdict(row.requirement()).equals(java.util.Optional.of(Verdict.FAIL)));
        String missing = (untouched > 0 ? ", " + untouched + " not in this run" : "")
                + (planned > 0 ? ", " + planned + " planned" : "");
        String order = report.order();
        String label = "SOL023 " + report.target().release();
        return switch (report.result().exitCode()) {
            case CONFORMING ->
                untouched > 0
                        ? new Badge(
                                label, "in part: " + judged + " of " + checkable + " requirements hold", order, GREY)
                        : new Badge(label, "conforming: " + judged + " requirements" + missing, order, GREEN);
            case NOT_CONFORMING, REGRESSION ->
                new Badge(label, "not conforming: " + failed + " of " + judged + " requirements fail", order, RED);
            case STALE_WAIVER -> new Badge(label, "stale waiver: " + failed + " of " + judged + " fail", order, RED);
            case WITH_WAIVERS ->
                new Badge(label, "with waivers: " + failed + " of " + judged + " waived" + missing, order, AMBER);
            case INCOMPLETE -> new Badge(label, "incomplete: something could not be observed", order, GREY);
            case UNUSABLE -> new Badge(label, "nothing judged", order, GREY);
            case SUITE_ERROR -> new Badge(label, "suite error, nothing said", order, GREY);
        };
    }

    String svg() {
        int left = width(label) + 12;
        int right = width(message) + 12;
        StringWriter out = new StringWriter();
        new DefaultMustacheFactory()
                .compile(new StringReader(TEMPLATE), "badge")
                .execute(
                        out,
                        new View()
                                .with("label", label)
                                .with("message", message)
                                .with("colour", colour)
                                .with("order", order)
                                .with("width", left + right)
                                .with("left", left)
                                .with("square", right - 3)
                                .with("labelX", left / 2)
                                .with("messageX", left + right / 2)
                                .with("labelWidth", width(label))
                                .with("messageWidth", width(message))
                                .map());
        return out.toString();
    }

    // of the usual sans-serif letters at 11 pixels; textLength makes others fit
    private static int width(String text) {
        return text.length() * 13 / 2;
    }

    private static long count(Collection<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }
}
