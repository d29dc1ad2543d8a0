package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.store.Database;

/** Makes sure that the VNFM has one subscription of this CMF, and none that leads here in vain (SOL023 clause 6, Subscribe to Terminate Subscription). */
final class Subscribing {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

    private final VnfmStore store = new VnfmStore();
    private final Database database;
    private final VnfmSettings vnfm;
    private final VnfmClient client;
    private final Supplier<URI> apiRoot;

    /** @param apiRoot the public URL of this CMF */
    Subscribing(Database database, VnfmSettings vnfm, VnfmClient client, Supplier<URI> apiRoot) {
        this.database = database;
        this.vnfm = vnfm;
        this.client = client;
        this.apiRoot = apiRoot;
    }

    /** Uses a subscription that is there, or makes one. */
    void subscribe() {
        var row = row();
        var terms = terms(row);
        var kept = clear(row, Optional.of(terms));
        if (kept.isPresent()) {
            remember(kept, Optional.of(terms.digest()));
            LOG.debug("The subscription at VNFM {} is used again", vnfm.name());
            return;
        }
        remember(Optional.empty(), Optional.empty()); // news may come before the answer, and are taken then
        remember(Optional.of(client.subscribe(terms.request())), Optional.of(terms.digest()));
    }

    /** Leaves no subscription. */
    void unsubscribe() {
        var row = row();
        if (clear(row, Optional.empty()).isEmpty()) {
            remember(Optional.empty(), Optional.empty());
        }
    }

    /** Whether the VNFM still has the subscription. */
    boolean isSubscribed() {
        var row = row();
        return row.subscription()
                .flatMap(client::subscription)
                .filter(terms(row)::fits)
                .isPresent();
    }

    /** Deletes what leads here, but for one subscription of these terms: its id. */
    private Optional<String> clear(VnfmRow row, Optional<SubscriptionTerms> terms) {
        var found = new ArrayList<JsonNode>();
        var folder = folder();
        var others = SubscriptionTerms.urisOf(folder, others(row));
        client.eachSubscription(each -> {
            if (SubscriptionTerms.leadsHere(each, folder, row.endpoint())
                    && !others.contains(each.path("callbackUri").asText())) {
                found.add(each);
            }
        });
        var kept = terms.filter(each -> row.terms().equals(Optional.of(each.digest())))
                .flatMap(each -> keep(found, each));
        for (var each : found) {
            var id = Attributes.id(each, "id");
            if (id.isPresent() && !id.equals(kept)) {
                client.unsubscribe(id.get());
            }
        }
        return kept;
    }

    private Optional<String> keep(List<JsonNode> found, SubscriptionTerms terms) {
        return found.stream()
                .filter(terms::fits)
                .flatMap(each -> Attributes.id(each, "id").stream())
                .filter(id -> client.subscription(id).filter(terms::fits).isPresent())
                .findFirst();
    }

    /** VNFMs whose endpoints are of this CMF too, perhaps subscribed at the same place. */
    private List<VnfmRow> others(VnfmRow row) {
        return database.read(store::all).stream()
                .filter(each -> !each.name().equals(row.name()))
                .toList();
    }

    private SubscriptionTerms terms(VnfmRow row) {
        return new SubscriptionTerms(
                URI.create(folder() + row.endpoint()),
                vnfm.notifications().map(each -> SubscriptionTerms.TokenEndpoint.of(each, apiRoot.get())));
    }

    private String folder() {
        return apiRoot.get() + LcmEndpoint.PATH + "/";
    }

    private VnfmRow row() {
        return database.read(handle -> store.find(handle, vnfm.name())).orElseThrow();
    }

    private void remember(Optional<String> id, Optional<String> terms) {
        database.write(handle -> {
            store.setSubscription(handle, vnfm.name(), id, terms);
            return id;
        });
    }
}
