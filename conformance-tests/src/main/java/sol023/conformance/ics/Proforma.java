package sol023.conformance.ics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The questions of the statement, in the form of ETSI EG 201 058.
 *
 * @param conditions what the codes c1, c2 … stand for
 * @param groups what the codes o.1 … stand for
 */
public record Proforma(String title, List<Code> conditions, List<Code> groups, List<Item> items) {

    public Proforma {
        conditions = List.copyOf(conditions);
        groups = List.copyOf(groups);
        items = List.copyOf(items);
    }

    /** The meaning of a conditional code or a group of options. */
    public record Code(String name, String text) {}

    /**
     * One question.
     *
     * @param reference clauses of SOL023, or of another document that is named
     * @param status m, o, o.N, cN, x or n/a
     * @param keyOrNull of the target file; none where only one answer conforms
     */
    public record Item(
            String item,
            String question,
            String reference,
            String status,
            @JsonProperty("key") @Nullable String keyOrNull) {

        public Optional<String> key() {
            return Optional.ofNullable(keyOrNull);
        }

        /** The support that the product claims. */
        public String support(java.util.function.Function<String, Optional<String>> declared) {
            if (key().isPresent()) {
                return declared.apply(key().get()).orElse("not answered");
            }
            return switch (status) {
                case "m" -> "yes (mandatory)";
                case "x" -> "no (excluded)";
                default -> "follows";
            };
        }
    }

    /** The proforma of this suite. */
    public static Proforma standard() {
        try (InputStream in = Proforma.class.getResourceAsStream("proforma.yaml")) {
            Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Objects.requireNonNull(in, "the suite lacks its proforma"));
            return new ObjectMapper().convertValue(all, Proforma.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
