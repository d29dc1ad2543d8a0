package sol023.conformance.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The report for people: one file without scripts and without any address outside. The template engine escapes all values. */
final class HtmlReport {

    private HtmlReport() {}

    static String text(Report report) {
        Mustache template = new DefaultMustacheFactory(HtmlReport::open).compile("report.mustache");
        StringWriter out = new StringWriter();
        template.execute(out, new HtmlPage(report, resource("report.css")).model());
        return out.toString();
    }

    private static Reader open(String name) {
        return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream in = stream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        InputStream in = HtmlReport.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the suite lacks its resource " + name);
        }
        return in;
    }
}
