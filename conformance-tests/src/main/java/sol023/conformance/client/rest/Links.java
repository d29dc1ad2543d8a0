package sol023.conformance.client.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sol023.conformance.exchange.Header;

/** Reads Link headers (RFC 8288 section 3): several of them, several links in one, parameters in any order, quoted or not. */
public final class Links {

    private static final String QUOTED = "[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+";
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*+([^\\s=;,\"<>]++)(?:\\s*+=\\s*+(?:\"(" + QUOTED + ")\"|([^\\s;,\"]*+)))?+");
    private static final Pattern LINK =
            Pattern.compile("\\G[\\s,]*+<([^>]*+)>((?:\\s*+" + PARAMETER.pattern() + ")*+)\\s*+;?+\\s*+(?=,|$)");

    private Links() {}

    /** The references, as they are written, of the links with that relation; links with another context are left out. */
    public static List<String> withRelation(String relation, List<Header> headers) {
        List<String> found = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Link")) {
                Matcher link = LINK.matcher(header.value());
                while (link.find()) {
                    String parameters = link.group(2);
                    if (first("anchor", parameters).isEmpty()
                            && relations(parameters).contains(relation)) {
                        found.add(link.group(1));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> relations(String parameters) {
        return first("rel", parameters).stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split("\\s+", -1)))
                .toList();
    }

    /** Of a parameter that stands there twice the first counts. */
    private static Optional<String> first(String name, String parameters) {
        Matcher parameter = PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase(name)) {
                String quoted = parameter.group(2);
                String bare = parameter.group(3);
                return Optional.of(quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : bare == null ? "" : bare);
            }
        }
        return Optional.empty();
    }
}
