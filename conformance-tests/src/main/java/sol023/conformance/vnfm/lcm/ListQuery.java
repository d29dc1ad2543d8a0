package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a list (SOL013 clauses 5.2 to 5.4): filters with eq, neq, in and nin, attribute selectors by first level, a page marker. */
record ListQuery(Predicate<JsonNode> filter, @Nullable Set<String> fields, Set<String> excluded, String marker) {

    private static final Pattern EXPRESSION = Pattern.compile("\\((eq|neq|in|nin),([A-Za-z_/@-]+),([^()]*)\\)");
    private static final Set<String> KNOWN =
            Set.of("filter", "all_fields", "fields", "exclude_fields", "exclude_default", "nextpage_opaque_marker");
    private static final Set<String> ALWAYS = Set.of("id", "_links");

    /** What cannot be understood. */
    static final class InvalidQueryException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidQueryException(String message) {
            super(message);
        }
    }

    /** @param hidden attributes that are left out unless they are asked for */
    static ListQuery of(URI url, Set<String> hidden) throws InvalidQueryException {
        Map<String, String> parameters = new HashMap<>();
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new InvalidQueryException("The query parameter " + name + " is not known.");
            }
        }
        String given = parameters.get("fields");
        Set<String> fields = given == null ? null : tops(given);
        Set<String> excluded = new java.util.HashSet<>(tops(parameters.getOrDefault("exclude_fields", "")));
        boolean standard = !parameters.containsKey("all_fields") && !parameters.containsKey("exclude_fields");
        if (standard) {
            hidden.stream()
                    .filter(name -> fields == null || !fields.contains(name))
                    .forEach(excluded::add);
        }
        return new ListQuery(
                filter(parameters.getOrDefault("filter", "")),
                parameters.containsKey("exclude_default") ? null : fields,
                excluded,
                parameters.getOrDefault("nextpage_opaque_marker", ""));
    }

    private static String decoded(String text) throws InvalidQueryException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("The query is not encoded as a URI is: " + text);
        }
    }

    private static Set<String> tops(String list) {
        Set<String> tops = new java.util.HashSet<>();
        for (String name : list.split(",", -1)) {
            if (!name.isBlank()) {
                tops.add(name.strip().split("/", 2)[0]);
            }
        }
        return tops;
    }

    private static Predicate<JsonNode> filter(String text) throws InvalidQueryException {
        Predicate<JsonNode> all = node -> true;
        for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            Matcher expression = EXPRESSION.matcher(part);
            if (!expression.matches()) {
                throw new InvalidQueryException("The filter cannot be read: " + part);
            }
            List<String> values = Arrays.asList(expression.group(3).split(",", -1));
            boolean wanted =
                    expression.group(1).equals("eq") || expression.group(1).equals("in");
            String pointer = "/" + expression.group(2);
            all = all.and(node -> values.contains(node.at(pointer).asText()) == wanted);
        }
        return all;
    }

    /** The object as the selectors want it. */
    ObjectNode select(ObjectNode whole) {
        List<String> gone = new ArrayList<>();
        whole.fieldNames().forEachRemaining(name -> {
            boolean named = fields == null || fields.contains(name) || isRequired(name);
            if (!named || excluded.contains(name)) {
                gone.add(name);
            }
        });
        whole.remove(gone);
        return whole;
    }

    // fields adds optional attributes to the mandatory ones; the only optional ones here are these
    private static boolean isRequired(String name) {
        return ALWAYS.contains(name)
                || !Set.of("vnfInstanceName", "instantiatedVnfInfo", "resourceChanges")
                        .contains(name);
    }
}
