package sol023.cmf.notification;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sol023.api.vnflcm.model.VnfInstanceSubscriptionFilter;
import sol023.cmf.sol013.Pointer;
import sol023.cmf.sol013.ProblemException;

/** Refuses a VnfInstanceSubscriptionFilter (SOL002 clause 5.5.3) in which something mandatory is missing. */
final class VnfFilterCheck {

    private VnfFilterCheck() {}

    static void check(Pointer place, VnfInstanceSubscriptionFilter filter) {
        texts(place.at("vnfdIds"), filter.getVnfdIds());
        texts(place.at("vnfInstanceIds"), filter.getVnfInstanceIds());
        texts(place.at("vnfInstanceNames"), filter.getVnfInstanceNames());
        var providers = place.at("vnfProductsFromProviders");
        for (var provider : entries(providers, filter.getVnfProductsFromProviders())) {
            required(providers, "vnfProvider", provider.getVnfProvider());
            for (var product : entries(providers, provider.getVnfProducts())) {
                required(providers, "vnfProductName", product.getVnfProductName());
                for (var version : entries(providers, product.getVersions())) {
                    required(providers, "vnfSoftwareVersion", version.getVnfSoftwareVersion());
                    texts(providers, version.getVnfdVersions());
                }
            }
        }
    }

    private static void texts(Pointer place, @Nullable List<String> values) {
        entries(place, values);
    }

    private static <T> List<T> entries(Pointer place, @Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.unprocessable(place, "has a null among its values.");
        }
        return values;
    }

    private static void required(Pointer place, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.unprocessable(place, "has an entry without " + name + ".");
        }
    }
}
