package sol023.cmf.lcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import sol023.cmf.store.Database;

/** What one VNFM has, as this CMF knows it, and how news change it. A VNFC that was there and is no more becomes a {@link Removal}. */
final class Inventory {

    private final InventoryStore store = new InventoryStore();
    private final OperationStore operations = new OperationStore();
    private final OccasionStore occasions = new OccasionStore();
    private final RemovalStore removals = new RemovalStore();
    private final Database database;
    private final Clock clock;
    private final VnfmSettings vnfm;
    private final Lease lease;

    Inventory(Database database, Clock clock, VnfmSettings vnfm, Lease lease) {
        this.database = database;
        this.clock = clock;
        this.vnfm = vnfm;
        this.lease = lease;
    }

    Set<String> vnfIds() {
        return database.read(handle -> store.vnfIds(handle, vnfm.name()));
    }

    /**
     * Takes over how a VNF instance is. While an operation on it goes on, VNFCs are added but none is taken for gone, and the occasions stay open.
     *
     * @param because of these; done with it
     * @param cause in words
     */
    void put(Vnf vnf, Collection<Occasion> because, String cause) {
        var digest = digest(vnf);
        var name = vnfm.name();
        if (because.isEmpty()
                && database.read(handle -> store.digest(handle, name, vnf.id())
                        .filter(digest::equals)
                        .isPresent())) {
            return;
        }
        database.write(handle -> {
            lease.require(handle);
            boolean busy = operations.isBusy(handle, name, vnf.id());
            var before = store.vnfcs(handle, name, vnf.id());
            var said = saidRemoved(because);
            var after = vnf.vnfcs().orElseGet(() -> without(before, said));
            store.putVnf(handle, name, vnf, busy ? "" : digest);
            store.putVnfcs(handle, name, vnf.id(), busy ? merged(before, after) : after);
            store.putCertificates(handle, name, vnf.id(), vnf.certificates());
            if (!busy) {
                settle(handle, vnf.id(), new Change(before, after, said), because, cause);
            }
            return busy;
        });
    }

    /** Takes over that there is no such VNF instance any more. */
    void remove(String vnfId, Collection<Occasion> because, String cause) {
        var name = vnfm.name();
        database.write(handle -> {
            lease.require(handle);
            var before = store.vnfcs(handle, name, vnfId);
            store.removeVnf(handle, name, vnfId, clock.instant());
            settle(handle, vnfId, new Change(before, List.of(), saidRemoved(because)), because, cause);
            return vnfId;
        });
    }

    /** @param said ids of VNFCs that the VNFM says it has removed, which perhaps were never in the inventory */
    private record Change(List<Vnfc> before, List<Vnfc> after, Set<String> said) {

        Set<String> gone() {
            var gone = new HashSet<>(Vnf.ids(before));
            gone.addAll(said);
            gone.removeAll(Vnf.ids(after));
            return gone;
        }
    }

    private void settle(Handle handle, String vnfId, Change change, Collection<Occasion> because, String cause) {
        var known = Vnf.ids(change.before());
        for (var vnfc : change.gone()) {
            if (known.contains(vnfc) || isNews(handle, vnfId, vnfc)) {
                removals.add(handle, vnfm.name(), vnfId, vnfc, cause, clock.instant());
            }
        }
        occasions.markDone(handle, vnfm.name(), because, clock.instant());
    }

    /** What is revoked twice stays revoked; what is reported should be reported once. */
    private boolean isNews(Handle handle, String vnfId, String vnfc) {
        return vnfm.onVnfcRemoved() == RemovalPolicy.REVOKE || !removals.isKnown(handle, vnfm.name(), vnfId, vnfc);
    }

    private static Set<String> saidRemoved(Collection<Occasion> because) {
        return because.stream().flatMap(each -> each.removed().stream()).collect(Collectors.toSet());
    }

    private static List<Vnfc> without(List<Vnfc> vnfcs, Set<String> ids) {
        return vnfcs.stream()
                .filter(each -> each.ids().noneMatch(ids::contains))
                .toList();
    }

    private static List<Vnfc> merged(List<Vnfc> before, List<Vnfc> after) {
        var merged = new LinkedHashMap<String, Vnfc>();
        before.forEach(each -> merged.put(each.id(), each));
        var resources = Vnf.ids(before);
        for (var each : after) {
            var old = Optional.ofNullable(merged.get(each.id()));
            boolean losesResource = old.flatMap(Vnfc::resourceId)
                    .filter(id -> !each.resourceId().equals(Optional.of(id)))
                    .isPresent();
            if (losesResource) {
                // the old resource is kept under its own id until the operation has ended
                old.flatMap(Vnfc::resourceId)
                        .filter(resources::contains)
                        .ifPresent(id ->
                                merged.putIfAbsent(id, new Vnfc(id, Optional.of(id), each.vduId(), Optional.empty())));
            }
            merged.put(each.id(), each);
        }
        return List.copyOf(merged.values());
    }

    private static String digest(Vnf vnf) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(vnf.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java has SHA-256", impossible);
        }
    }
}
