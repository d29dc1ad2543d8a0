package sol023.conformance.report;

/** The report for people ({@code report.html}): one file, offline, without scripts. */
final class HtmlReport {

    private HtmlReport() {}

    static String text(Report report) {
        return Templates.render("report.mustache", new HtmlPage(report, Templates.style()).model());
    }
}
