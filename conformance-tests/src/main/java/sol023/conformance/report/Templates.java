package sol023.conformance.report;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The templates and the style sheet beside this class. */
final class Templates {

    private Templates() {}

    static String render(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        new DefaultMustacheFactory(Templates::open).compile(template).execute(out, model);
        return out.toString();
    }

    static String style() {
        try (InputStream in = stream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String name) {
        InputStream in = Templates.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the suite lacks its resource " + name);
        }
        return in;
    }
}
