package sol023.cmf.lcm;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.Tokens;
import sol023.cmf.store.Database;

/** The consumer of the VNF LCM interface (SOL023 clause 6). */
public final class Lcm implements AutoCloseable {

    private static final int ENDPOINT_OCTETS = 24;

    private final LcmSettings settings;
    private final LcmEndpoint endpoint;
    private final Map<String, VnfmWorker> workers = new LinkedHashMap<>();
    private final List<Outbound> connections = new ArrayList<>();

    /** What it works with. */
    public record Surroundings(
            Database database, Certificates certificates, AuditLog audit, Clock clock, Supplier<URI> apiRoot) {}

    private Lcm(LcmSettings settings, Surroundings around) {
        this.settings = settings;
        this.endpoint = new LcmEndpoint(around.database(), settings, around.audit(), around.clock(), this::wake);
    }

    /** Gets ready; {@link #start} has to follow once the notification endpoint is served. */
    public static Lcm prepare(LcmSettings settings, Surroundings around) {
        var lcm = new Lcm(settings, around);
        var random = new SecureRandom();
        var node = UUID.randomUUID().toString();
        for (var vnfm : settings.vnfms()) {
            around.database().write(handle -> {
                new VnfmStore()
                        .add(
                                handle,
                                vnfm.name(),
                                endpoint(random),
                                around.clock().instant());
                return vnfm;
            });
            lcm.workers.put(vnfm.name(), lcm.worker(vnfm, around, node, random));
        }
        return lcm;
    }

    private static String endpoint(SecureRandom random) {
        var octets = new byte[ENDPOINT_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private VnfmWorker worker(VnfmSettings vnfm, Surroundings around, String node, SecureRandom random) {
        var database = around.database();
        var clock = around.clock();
        var timing = settings.timing();
        var outbound = Outbound.start(vnfm.outbound(), clock);
        connections.add(outbound);
        var lease = new Lease(database, clock, vnfm.name(), node, timing.lease());
        var client = new VnfmClient(vnfm, outbound, new Tokens(outbound, clock), lease::require);
        var inventory = new Inventory(database, clock, vnfm, lease);
        return new VnfmWorker(
                vnfm.name(),
                timing,
                new VnfmWorker.Parts(
                        database,
                        clock,
                        lease,
                        client,
                        new Subscribing(database, vnfm, client, around.apiRoot()),
                        new Synchronization(database, clock, vnfm.name(), client, inventory, timing),
                        new Removals(database, around.certificates(), around.audit(), clock, vnfm),
                        new Backoff(timing.retryFirst(), timing.retryMost(), random::nextDouble)));
    }

    /** Begins to speak with the VNFMs. */
    public void start() {
        workers.values().forEach(VnfmWorker::start);
    }

    /** Where the VNFMs post to. */
    public LcmEndpoint endpoint() {
        return endpoint;
    }

    private void wake(String vnfm) {
        Optional.ofNullable(workers.get(vnfm)).ifPresent(VnfmWorker::wake);
    }

    @Override
    public void close() {
        workers.values().forEach(VnfmWorker::close);
        connections.forEach(Outbound::close);
    }
}
