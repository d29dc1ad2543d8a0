package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.2 defines it, success criterion 1.4.3: at least 4.5 for text. */
class StyleTest {

    private static final double ENOUGH = 4.5;
    private static final List<String> TEXTS =
            List.of("fg", "dim", "pass", "advisory", "inconc", "fail", "error", "na", "waived", "planned", "link");

    @ParameterizedTest
    @ValueSource(strings = {":root{", "@media (prefers-color-scheme:dark){:root{"})
    void every_colour_of_text_can_be_read_on_every_background(String start) {
        Map<String, String> colours = colours(start);
        for (String text : TEXTS) {
            for (String background : List.of("bg", "card", "code")) {
                assertThat(contrast(colour(colours, text), colour(colours, background)))
                        .as(text + " on " + background)
                        .isGreaterThanOrEqualTo(ENOUGH);
            }
        }
        assertThat(contrast(colour(colours, "fg"), colour(colours, "mark"))).isGreaterThanOrEqualTo(ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {Badge.GREEN, Badge.RED, Badge.AMBER, Badge.GREY, "#3d444d"})
    void the_white_text_of_the_badge_can_be_read(String background) {
        assertThat(contrast("#ffffff", background)).isGreaterThanOrEqualTo(ENOUGH);
    }

    private static Map<String, String> colours(String start) {
        String css = Templates.style();
        String block = css.substring(css.indexOf(start), css.indexOf('}', css.indexOf(start)));
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = Pattern.compile("--([a-z]+):(#[0-9a-f]+)").matcher(block);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        String six = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        double[] parts = IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(six.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
