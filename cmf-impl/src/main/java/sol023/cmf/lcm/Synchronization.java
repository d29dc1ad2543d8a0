package sol023.cmf.lcm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.store.Database;

/** Brings the inventory of one VNFM up to date: all of it, or what there are occasions for (SOL023 clause 6, Query VNF and Get Operation Status). */
final class Synchronization {

    private static final Logger LOG = LoggerFactory.getLogger(Synchronization.class);

    /** How many VNF instances are looked at before something else has its turn. */
    private static final int VNFS_AT_A_TIME = 1000;

    /** How many occasions of one VNF instance are settled by one look; each may be as long as a notification. */
    private static final int OCCASIONS_AT_A_TIME = 100;

    /** How many that are done are remembered, however young they are. */
    private static final int MOST_KEPT = 100_000;

    /** After so many that were done, those that are too many are forgotten. */
    private static final int FORGET_EACH = 10_000;

    /** For how long what is done is remembered, so that what comes twice counts once. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final Duration REMOVALS_KEPT = Duration.ofDays(90);

    private final VnfmStore vnfms = new VnfmStore();
    private final InventoryStore vnfs = new InventoryStore();
    private final OccasionStore occasions = new OccasionStore();
    private final OperationStore operations = new OperationStore();
    private final RemovalStore removals = new RemovalStore();
    private final Database database;
    private final Clock clock;
    private final String vnfm;
    private final VnfmClient client;
    private final Inventory inventory;
    private final LcmTiming timing;
    private final Map<String, Instant> postponed = new HashMap<>();
    private int looked;

    Synchronization(
            Database database, Clock clock, String vnfm, VnfmClient client, Inventory inventory, LcmTiming timing) {
        this.database = database;
        this.clock = clock;
        this.vnfm = vnfm;
        this.client = client;
        this.inventory = inventory;
        this.timing = timing;
    }

    /** Looks at all VNF instances and operations. One that cannot be read is left as it was. */
    void all() {
        var begin = clock.instant();
        client.eachOperation(this::note);
        askAboutOperations(begin.minusMillis(1));
        var shown = new HashSet<String>();
        client.eachVnf(tree -> {
            Attributes.id(tree, "id").ifPresent(shown::add);
            take(tree);
        });
        var others = new HashSet<>(inventory.vnfIds());
        others.removeAll(shown);
        others.forEach(id -> look(id, List.of(), "synchronization"));
        database.write(handle -> {
            vnfms.setSynchronized(handle, vnfm, clock.instant());
            vnfms.setResyncWanted(handle, vnfm, false);
            occasions.forgetDoneBefore(handle, vnfm, begin.minus(KEPT));
            operations.forgetEndedBefore(handle, vnfm, begin.minus(KEPT));
            removals.forgetDoneBefore(handle, vnfm, begin.minus(REMOVALS_KEPT));
            vnfs.forgetGoneBefore(handle, vnfm, begin.minus(REMOVALS_KEPT));
            return begin;
        });
    }

    private void take(JsonNode tree) {
        try {
            var vnf = VnfReader.read(tree);
            if (vnf.vnfcs().isPresent()) {
                inventory.put(vnf, List.of(), "synchronization");
            } else {
                look(vnf.id(), List.of(), "synchronization"); // a list may leave out what one shows
            }
        } catch (VnfmException unusable) {
            LOG.warn("An entry in the list of VNFM {} is left out: {}", vnfm, unusable.getMessage());
        }
    }

    /** Looks at the VNF instances for which there are occasions. */
    void occasions() {
        var now = clock.instant();
        postponed.values().removeIf(until -> !until.isAfter(now));
        database.read(handle -> occasions.openVnfs(handle, vnfm, VNFS_AT_A_TIME)).stream()
                .filter(each -> !postponed.containsKey(each))
                .forEach(this::occasionsOf);
        if (looked >= FORGET_EACH) {
            looked = 0;
            forgetAllBut(MOST_KEPT);
        }
    }

    private void occasionsOf(String vnf) {
        var open = database.read(handle -> occasions.open(handle, vnfm, vnf, OCCASIONS_AT_A_TIME));
        if (!open.isEmpty()) {
            look(vnf, open, open.get(0).cause());
            looked += open.size();
        }
        if (open.size() == OCCASIONS_AT_A_TIME && !postponed.containsKey(vnf)) {
            occasionsOf(vnf);
        }
    }

    /** Forgets what is done, but for the newest. */
    void forgetAllBut(int kept) {
        database.write(handle -> {
            occasions.forgetDoneBut(handle, vnfm, kept);
            operations.forgetEndedBut(handle, vnfm, kept);
            return kept;
        });
    }

    /** Asks about the operations of which nothing was heard for a while. */
    void operations() {
        askAboutOperations(clock.instant().minus(timing.operationCheck()));
    }

    private void askAboutOperations(Instant unheardSince) {
        for (var each : database.read(handle -> operations.unheardSince(handle, vnfm, unheardSince))) {
            try {
                ended(each, client.operation(each.id()));
            } catch (VnfmException e) {
                giveUpUnlessAnswered(e);
                LOG.warn("An operation of VNFM {} cannot be read: {}", vnfm, e.getMessage());
            }
        }
    }

    private void note(JsonNode tree) {
        OperationReader.read(tree)
                .filter(each -> !each.state().isFinal())
                .ifPresent(each -> database.write(handle -> {
                    operations.put(handle, vnfm, each, clock.instant());
                    return each;
                }));
    }

    /** An operation that the VNFM does not know any more has ended. */
    private void ended(Operation known, Optional<JsonNode> shown) {
        var state = shown.flatMap(OperationReader::read).map(Operation::state).orElse(new OperationState("UNKNOWN"));
        var now = new Operation(known.id(), known.vnfId(), known.kind(), state);
        Set<String> removed = shown.map(OperationReader::removed).orElse(Set.of());
        database.write(handle -> {
            operations.put(handle, vnfm, now, clock.instant());
            if (state.isFinal()) {
                var occasion = new Occasion(Occasion.Kind.OPERATION, known.id(), known.vnfId(), removed);
                occasions.add(handle, vnfm, occasion, clock.instant());
            }
            return now;
        });
    }

    private void look(String vnfId, Collection<Occasion> because, String cause) {
        try {
            var shown = client.vnf(vnfId).map(VnfReader::read);
            if (shown.filter(each -> !each.id().equals(vnfId)).isPresent()) {
                throw VnfmException.unusable("the VNFM shows another VNF instance than the one asked for");
            }
            shown.ifPresentOrElse(
                    vnf -> inventory.put(vnf, because, cause), () -> inventory.remove(vnfId, because, cause));
        } catch (VnfmException e) {
            giveUpUnlessAnswered(e);
            postponed.put(vnfId, clock.instant().plus(timing.retryMost()));
            LOG.warn("A VNF instance of VNFM {} cannot be read, and is tried again later: {}", vnfm, e.getMessage());
        }
    }

    /** One resource that cannot be read does not stop the others; a VNFM that is silent does. */
    private static void giveUpUnlessAnswered(VnfmException e) {
        if (e.kind() == VnfmException.Kind.SILENT) {
            throw e;
        }
    }
}
