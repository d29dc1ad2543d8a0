package sol023.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/interpretations.md} says about each entry; the document is packed into the suite, so there is one text. */
final class InterpretationTexts {

    private static final String FILE = "/docs/interpretations.md";
    private static final Pattern HEADING = Pattern.compile("## (I-[0-9]{2})");
    private static final Pattern ITEM = Pattern.compile("- \\*\\*([A-Za-z ]+):\\*\\* (.*)");

    private final Map<String, Map<String, String>> texts = new HashMap<>();

    InterpretationTexts(String markdown) {
        Map<String, String> entry = new HashMap<>();
        for (String line : markdown.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (heading.matches()) {
                entry = new HashMap<>();
                texts.put(heading.group(1), entry);
            } else if (item.matches()) {
                entry.put(item.group(1), plain(item.group(2)));
            }
        }
    }

    static InterpretationTexts standard() {
        try (InputStream in = InterpretationTexts.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the suite lacks its resource " + FILE);
            }
            return new InterpretationTexts(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of an item such as {@code Suite}. */
    Optional<String> text(String id, String item) {
        return Optional.ofNullable(texts.getOrDefault(id, Map.of()).get(item));
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "").replace("`", "");
    }
}
