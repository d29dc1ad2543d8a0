package sol023.conformance.vnfm.lcm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the VNFM knows: VNFs, operations and subscriptions. Thread-safe. */
final class LcmState {

    private final Map<String, Vnf> vnfs = new TreeMap<>();
    private final Map<String, Occurrence> occurrences = new TreeMap<>();
    private final Map<String, LcmSubscription> subscriptions = new TreeMap<>();
    private final Map<String, LcmSubscription> hidden = new TreeMap<>();

    synchronized void put(Vnf vnf) {
        vnfs.put(vnf.id(), vnf);
    }

    synchronized Vnf change(String id, UnaryOperator<Vnf> change) {
        Vnf now = change.apply(java.util.Objects.requireNonNull(vnfs.get(id), id));
        vnfs.put(id, now);
        return now;
    }

    synchronized void removeVnf(String id) {
        vnfs.remove(id);
        occurrences.values().removeIf(occurrence -> occurrence.vnfId().equals(id));
    }

    synchronized Optional<Vnf> vnf(String id) {
        return Optional.ofNullable(vnfs.get(id));
    }

    synchronized List<Vnf> vnfs() {
        return List.copyOf(vnfs.values());
    }

    synchronized void put(Occurrence occurrence) {
        occurrences.put(occurrence.id(), occurrence);
    }

    synchronized Optional<Occurrence> occurrence(String id) {
        return Optional.ofNullable(occurrences.get(id));
    }

    synchronized List<Occurrence> occurrences() {
        return List.copyOf(occurrences.values());
    }

    /** Shows it to nobody until somebody asks for the same. */
    synchronized void hide(LcmSubscription subscription) {
        if (subscriptions.remove(subscription.id()) != null) {
            hidden.put(subscription.id(), subscription);
        }
    }

    /** Keeps it, unless the same is there already, which is returned then. */
    synchronized Optional<LcmSubscription> add(LcmSubscription subscription) {
        for (LcmSubscription known : List.copyOf(hidden.values())) {
            if (known.isSame(subscription)) {
                hidden.remove(known.id());
                subscriptions.put(known.id(), known);
            }
        }
        for (LcmSubscription known : subscriptions.values()) {
            if (known.isSame(subscription)) {
                return Optional.of(known);
            }
        }
        subscriptions.put(subscription.id(), subscription);
        return Optional.empty();
    }

    synchronized boolean removeSubscription(String id) {
        return subscriptions.remove(id) != null;
    }

    synchronized Optional<LcmSubscription> subscription(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    synchronized List<LcmSubscription> subscriptions() {
        return new ArrayList<>(subscriptions.values());
    }
}
