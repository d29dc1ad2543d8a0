package sol023.conformance.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The report for people: one file without scripts and without any address outside. The template engine escapes all values. */
final class HtmlReport {

    private HtmlReport() {}

    static String text(Report report) {
        Mustache template = new Pages().compile("report.mustache");
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

    /** Escapes for text and for quoted attributes, and leaves line ends alone. */
    private static final class Pages extends DefaultMustacheFactory {

        Pages() {
            super(HtmlReport::open);
        }

        @Override
        public void encode(String value, Writer writer) {
            try {
                for (int i = 0; i < value.length(); i++) {
                    switch (value.charAt(i)) {
                        case '&' -> writer.write("&amp;");
                        case '<' -> writer.write("&lt;");
                        case '>' -> writer.write("&gt;");
                        case '"' -> writer.write("&quot;");
                        case '\'' -> writer.write("&#39;");
                        default -> writer.write(value.charAt(i));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
