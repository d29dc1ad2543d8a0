package sol023.cmf.lcm;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.outbound.Tokens;
import sol023.cmf.store.Database;

/** The consumer of the VNF LCM interface (SOL023 clause 6). */
public final class Lcm implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lcm.class);
    private static final int ENDPOINT_OCTETS = 24;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration AFTER_BREAK = Duration.ofSeconds(2);

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
                        new Removals(database, around.certificates(), around.audit(), clock, vnfm, timing),
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

    /** Lets requests that have begun finish, those to all VNFMs at the same time and no longer than ten seconds together. */
    @Override
    public void close() {
        close(LONGEST_STOP);
    }

    void close(Duration patience) {
        workers.values().forEach(VnfmWorker::stop);
        try {
            if (!await(patience).isEmpty()) {
                workers.values().forEach(VnfmWorker::breakOff);
            }
            await(AFTER_BREAK).forEach(vnfm -> LOG.warn("the work for VNFM {} has not finished", vnfm));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.forEach(Outbound::abort);
        }
    }

    /** Those that have not stopped by then. */
    private List<String> await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var late = new ArrayList<String>();
        for (var each : workers.entrySet()) {
            if (!each.getValue().awaitStopped(Duration.ofNanos(end - System.nanoTime()))) {
                late.add(each.getKey());
            }
        }
        return late;
    }
}
