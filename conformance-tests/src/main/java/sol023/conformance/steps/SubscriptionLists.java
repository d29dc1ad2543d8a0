package sol023.conformance.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubscriptionsClient;

/** Reads lists and parts of subscriptions. */
final class SubscriptionLists {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final int MOST_PAGES = 100;

    private SubscriptionLists() {}

    /** The identifiers in an answer and in all pages that follow it (SOL013 clause 5.4.2.3). */
    static List<String> identifiers(SubscriptionsClient client, HttpAnswer first) {
        List<String> all = new ArrayList<>();
        Optional<HttpAnswer> page = Optional.of(first);
        for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
            content(page.get()).forEach(one -> all.add(one.path("id").asText("")));
            page = next(page.get()).map(client::get);
        }
        return all;
    }

    private static Optional<URI> next(HttpAnswer answer) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Link"))
                .map(header -> NEXT.matcher(header.value()))
                .filter(Matcher::find)
                .map(link -> answer.exchange().request().url().resolve(link.group(1)))
                .findFirst();
    }

    static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    /** What stands behind the last slash of the path; empty text if nothing does. */
    static String lastSegment(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A filter in which the order of values does not matter, and what is empty is absent. */
    static Map<String, Set<String>> filter(JsonNode filter) {
        Map<String, Set<String>> shape = new TreeMap<>();
        filter.properties().forEach(member -> {
            Set<String> values = new TreeSet<>();
            if (member.getValue().isArray()) {
                member.getValue().forEach(value -> values.add(value.toString()));
            } else if (!member.getValue().isNull()) {
                values.add(member.getValue().toString());
            }
            if (!values.isEmpty()) {
                shape.put(member.getKey(), values);
            }
        });
        return shape;
    }
}
