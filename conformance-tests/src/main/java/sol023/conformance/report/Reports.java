package sol023.conformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes all reports of a run into one folder. */
public final class Reports {

    /** The file a person opens. */
    public static final String HTML = "report.html";

    public static final String JSON = "results.json";
    public static final String JUNIT = "junit.xml";

    /** The JSON Schema of {@link #JSON}. */
    public static final String SCHEMA = "results.schema.json";

    /** The requirement matrix. */
    public static final String CSV = "matrix.csv";

    public static final String BADGE = "badge.svg";

    private Reports() {}

    /**
     * Makes the folder if need be and replaces reports that are there.
     *
     * @return the HTML file
     */
    public static Path write(Path folder, Report report) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(JSON), JsonReport.bytes(report));
        Files.write(folder.resolve(JUNIT), JUnitReport.bytes(report));
        Files.write(folder.resolve(SCHEMA), JsonReport.schema());
        Files.writeString(folder.resolve(CSV), CsvReport.text(report), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve(BADGE), Badge.of(report).svg(), StandardCharsets.UTF_8);
        Path html = folder.resolve(HTML);
        Files.writeString(html, HtmlReport.text(report), StandardCharsets.UTF_8);
        return html;
    }
}
