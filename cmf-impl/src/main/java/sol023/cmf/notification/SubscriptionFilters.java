package sol023.cmf.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sol023.api.certnotify.model.CertificateChangeNotificationsFilter;
import sol023.api.vnflcm.model.VnfInstanceSubscriptionFilter;
import sol023.api.vnflcm.model.VnfProduct;
import sol023.api.vnflcm.model.VnfProductVersion;
import sol023.api.vnflcm.model.VnfProductsFromProvider;

/**
 * Filters of subscriptions (SOL023 table 7.6.3.2-1): all attributes have to match, any value of an attribute is enough, and an attribute that is absent or empty
 * matches everything.
 */
final class SubscriptionFilters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubscriptionFilters() {}

    static boolean matches(Optional<CertificateChangeNotificationsFilter> filter, StoredEvent event) {
        return filter.map(found -> any(found.getCertificateState(), state -> state.toString()
                                .equals(event.state()))
                        && any(found.getCertificationType(), type -> typeOf(type.toString())
                                .equals(event.certType()))
                        && matches(found.getVnfInstanceSubscriptionFilter(), event.vnf()))
                .orElse(true);
    }

    /** The name of the data types, for each spelling (interpretation I-27). */
    static String typeOf(String spelling) {
        return (spelling.endsWith(".") ? spelling.substring(0, spelling.length() - 1) : spelling).replace(' ', '_');
    }

    private static boolean matches(@Nullable VnfInstanceSubscriptionFilter filter, Optional<VnfFacts> vnf) {
        if (filter == null || isEmpty(filter)) {
            return true;
        }
        return vnf.map(facts -> any(filter.getVnfdIds(), id -> is(facts.vnfdId(), id))
                        && any(filter.getVnfInstanceIds(), facts.vnfInstanceId()::equals)
                        && any(
                                filter.getVnfInstanceNames(),
                                name -> facts.name().map(name::equals).orElse(false))
                        && any(filter.getVnfProductsFromProviders(), provider -> matches(provider, facts)))
                .orElse(false);
    }

    private static boolean isEmpty(VnfInstanceSubscriptionFilter filter) {
        return isEmpty(filter.getVnfdIds())
                && isEmpty(filter.getVnfInstanceIds())
                && isEmpty(filter.getVnfInstanceNames())
                && isEmpty(filter.getVnfProductsFromProviders());
    }

    private static boolean matches(VnfProductsFromProvider provider, VnfFacts facts) {
        return is(facts.provider(), provider.getVnfProvider())
                && any(provider.getVnfProducts(), product -> matches(product, facts));
    }

    private static boolean matches(VnfProduct product, VnfFacts facts) {
        return is(facts.product(), product.getVnfProductName())
                && any(product.getVersions(), version -> matches(version, facts));
    }

    private static boolean matches(VnfProductVersion version, VnfFacts facts) {
        return is(facts.softwareVersion(), version.getVnfSoftwareVersion())
                && any(version.getVnfdVersions(), one -> is(facts.vnfdVersion(), one));
    }

    private static boolean is(Optional<String> fact, String wanted) {
        return fact.map(wanted::equals).orElse(false);
    }

    private static boolean isEmpty(@Nullable Collection<?> values) {
        return values == null || values.isEmpty();
    }

    private static <T> boolean any(@Nullable List<T> values, java.util.function.Predicate<T> test) {
        return values == null || values.isEmpty() || values.stream().anyMatch(test);
    }

    static String write(CertificateChangeNotificationsFilter filter) {
        try {
            return JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CertificateChangeNotificationsFilter read(String text) {
        try {
            return JSON.readValue(text, CertificateChangeNotificationsFilter.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same text for filters that differ in the order of values and members, and in spellings, only. */
    static String canonical(Optional<CertificateChangeNotificationsFilter> filter) {
        return filter.map(SubscriptionFilters::tree)
                .map(SubscriptionFilters::canonical)
                .orElse("");
    }

    private static String canonical(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(SubscriptionFilters::canonical)
                    .sorted()
                    .distinct()
                    .toList()
                    .toString();
        }
        if (node.isObject()) {
            var members = new TreeMap<String, String>();
            node.properties()
                    .forEach(member -> members.put(
                            member.getKey(),
                            member.getKey().equals("certificationType")
                                    ? types(member.getValue())
                                    : canonical(member.getValue())));
            members.values().removeIf(value -> value.equals("[]") || value.equals("{}"));
            return members.toString();
        }
        return node.toString();
    }

    private static String types(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(type -> typeOf(type.asText()))
                .sorted()
                .distinct()
                .toList()
                .toString();
    }

    /**
     * A value in a filter.
     *
     * @param path of its attribute, with slashes
     * @param element tells the structures apart in which values lie
     */
    record Placed(String path, int element, String value) {}

    /** All values of a filter. */
    static List<Placed> values(CertificateChangeNotificationsFilter filter) {
        var found = new ArrayList<Placed>();
        collect(tree(filter), "filter", 0, new int[] {0}, found);
        return found;
    }

    private static void collect(JsonNode node, String path, int element, int[] last, List<Placed> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(member.getValue(), path + "/" + member.getKey(), element, last, found));
        } else if (node.isArray()) {
            for (var each : node) {
                collect(each, path, each.isObject() ? ++last[0] : element, last, found);
            }
        } else if (!node.isNull()) {
            found.add(new Placed(path, element, node.asText()));
        }
    }

    private static JsonNode tree(CertificateChangeNotificationsFilter filter) {
        return JSON.valueToTree(filter);
    }
}
