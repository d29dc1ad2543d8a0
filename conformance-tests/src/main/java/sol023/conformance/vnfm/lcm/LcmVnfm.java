package sol023.conformance.vnfm.lcm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sol023.conformance.client.pki.PemFiles;
import sol023.conformance.client.rest.Connections;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.TlsIdentity;
import sol023.conformance.exchange.Decoders;
import sol023.conformance.exchange.NoAnswerException;
import sol023.conformance.exchange.Recorder;
import sol023.conformance.exchange.Redactor;
import sol023.conformance.target.RunScope;
import sol023.conformance.target.Target;
import sol023.conformance.target.VnfmSettings;
import sol023.conformance.vnfm.Call;
import sol023.conformance.vnfm.ClientProof;
import sol023.conformance.vnfm.Inbox;
import sol023.conformance.vnfm.SimulatedVnfm;
import sol023.conformance.vnfm.TokenEndpoint;

/**
 * The lifecycle side of the VNFM that the suite plays: VNFs that exist on paper and obey at once, and notifications about them. Thread-safe;
 * whoever needs the CMF's one subscription for himself takes {@link #turn()}.
 */
public final class LcmVnfm {

    /** Small, so that a CMF meets pages. */
    private static final int PAGE = 3;

    private static final Duration LOOK = Duration.ofMillis(50);

    private final URI api;
    private final LcmState state = new LcmState();
    private final LcmApi resources;
    private final LcmNotifier notifier;
    private final Redactor redactor;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** The one of the run, from the first call on until the run ends. */
    public static LcmVnfm of(RunScope scope, Target target, VnfmSettings settings, Redactor redactor, Clock clock) {
        return scope.once("lcm", LcmVnfm.class, () -> {
            TlsIdentity identity = identity(target);
            Connections connections = scope.once("connections.lcm", Connections.class, () -> new Connections(identity));
            LcmVnfm lcm = new LcmVnfm(
                    SimulatedVnfm.of(scope, settings, clock),
                    settings.lcmClient(),
                    new LcmNotifier(connections, target.timeouts(), redactor, clock),
                    redactor,
                    clock);
            lcm.pageSize(PAGE);
            return lcm;
        });
    }

    private static TlsIdentity identity(Target target) {
        try {
            return TlsIdentity.of(
                    Optional.of(PemFiles.credential(
                            target.vnfm().tls().certificate(),
                            target.vnfm().tls().key())),
                    target.rest().trust().isPresent()
                            ? PemFiles.certificates(target.rest().trust().get())
                            : List.of());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read credentials.vnfm.tls or rest.trust", e);
        }
    }

    /**
     * Serves the interface at that VNFM.
     *
     * @param lcmClient who may use the interface, with tokens of {@code /oauth2/token}; empty: everybody
     */
    public LcmVnfm(
            SimulatedVnfm server,
            Optional<VnfmSettings.Client> lcmClient,
            LcmNotifier notifier,
            Redactor redactor,
            Clock clock) {
        this.api = URI.create(server.base() + LcmApi.FOLDER + "v2");
        this.notifier = notifier;
        this.redactor = redactor;
        this.clock = clock;
        @Nullable
        TokenEndpoint tokens = lcmClient
                .map(client -> server.tokensAt(
                        "/oauth2/token",
                        new ClientProof.BySecret(
                                client.id(), new String(client.secret().bytes(), StandardCharsets.UTF_8)),
                        unseen()))
                .orElse(null);
        this.resources = new LcmApi(api, state, this::test, tokens);
        server.mount(LcmApi.FOLDER, resources);
    }

    /** What stands before the names of the resources. */
    public URI api() {
        return api;
    }

    /** Every request to the interface, in order. */
    public Inbox<Call> calls() {
        return resources.calls();
    }

    /** Whether SOL023 clause 6 knows the method and the resource of the request. */
    public static boolean isAllowed(Call call) {
        return LcmApi.isOfClause6(call.request());
    }

    /** Lists come in pages of that many entries from now on. */
    public void pageSize(int size) {
        resources.pageSize(size);
    }

    /** One at a time may do things to subscriptions that others would feel. */
    public ReentrantLock turn() {
        return turn;
    }

    public LcmNotifier notifier() {
        return notifier;
    }

    public List<LcmSubscription> subscriptions() {
        return state.subscriptions();
    }

    /** A subscription that is wanted, as soon as there is one; empty when there is none until the time is over. */
    public Optional<LcmSubscription> awaitSubscription(Predicate<LcmSubscription> wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<LcmSubscription> found =
                    state.subscriptions().stream().filter(wanted).findFirst();
            if (found.isPresent() || System.nanoTime() > end) {
                return found;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Forgets a subscription, as a VNFM may that has lost its data. */
    public void lose(LcmSubscription subscription) {
        state.removeSubscription(subscription.id());
    }

    /** Shows a subscription to nobody until the CMF asks for the same, which is answered 303 then. */
    public void hide(LcmSubscription subscription) {
        state.hide(subscription);
    }

    /** A new VNF instance, of which subscribers are told. */
    public Vnf create(String name, Recorder recorder) {
        Vnf vnf = new Vnf("vnf-" + UUID.randomUUID(), name, Vnf.Product.EXAMPLE, false, List.of());
        state.put(vnf);
        notify(identifier("VnfIdentifierCreationNotification"), vnf, recorder);
        return vnf;
    }

    /** A VNF instance that is not instantiated goes, and subscribers are told. */
    public void delete(String id, Recorder recorder) {
        state.vnf(id).ifPresent(vnf -> {
            state.removeVnf(id);
            notify(identifier("VnfIdentifierDeletionNotification"), vnf, recorder);
        });
    }

    /** Forgets a VNF instance without a word. */
    public void forget(String id) {
        state.removeVnf(id);
    }

    public Optional<Vnf> vnf(String id) {
        return state.vnf(id);
    }

    public List<Vnf> vnfs() {
        return state.vnfs();
    }

    /** The VNF gets its first VNFCs. */
    public Done instantiate(String id, int vnfcs, Recorder recorder) {
        return operate(id, "INSTANTIATE", true, added(vnfcs), recorder);
    }

    /** The VNF gets so many VNFCs more. */
    public Done scaleOut(String id, int vnfcs, Recorder recorder) {
        return operate(id, "SCALE", true, added(vnfcs), recorder);
    }

    /** These VNFCs go; none named: the last one. */
    public Done scaleIn(String id, List<String> vnfcs, Recorder recorder) {
        List<Vnf.Vnfc> all = need(id).vnfcs();
        List<Vnf.Vnfc> gone = vnfcs.isEmpty() && !all.isEmpty()
                ? List.of(all.get(all.size() - 1))
                : all.stream().filter(one -> vnfcs.contains(one.id())).toList();
        return operate(id, "SCALE", true, removed(gone), recorder);
    }

    /** The VNFC goes, and after the start of the operation nobody is told anything. */
    public Occurrence scaleInUntold(String id, String vnfc, Recorder recorder) {
        List<Occurrence.Change> changes = removed(
                need(id).vnfcs().stream().filter(one -> one.id().equals(vnfc)).toList());
        Occurrence begun = begin(id, "SCALE", changes, recorder);
        end(begun, true, changes);
        return begun;
    }

    /** A VNFC is replaced by a new one. */
    public Done heal(String id, String vnfc, Recorder recorder) {
        List<Occurrence.Change> changes = new ArrayList<>(removed(
                need(id).vnfcs().stream().filter(one -> one.id().equals(vnfc)).toList()));
        changes.addAll(added(1));
        return operate(id, "HEAL", true, changes, recorder);
    }

    /** All VNFCs go. */
    public Done terminate(String id, Recorder recorder) {
        return operate(id, "TERMINATE", false, removed(need(id).vnfcs()), recorder);
    }

    /**
     * An operation that is over.
     *
     * @param vnf afterwards
     * @param result the notification of its end, as the last subscriber got it; empty if nobody wanted it
     */
    public record Done(Vnf vnf, Occurrence occurrence, Optional<ObjectNode> result) {}

    private Done operate(
            String id, String operation, boolean staysUp, List<Occurrence.Change> changes, Recorder recorder) {
        Occurrence over = end(begin(id, operation, changes, recorder), staysUp, changes);
        Vnf now = need(id);
        return new Done(now, over, notify(operation(over, "RESULT"), now, recorder));
    }

    private Occurrence begin(String id, String operation, List<Occurrence.Change> changes, Recorder recorder) {
        Occurrence occurrence = new Occurrence(
                "occ-" + UUID.randomUUID(), id, operation, "STARTING", clock.instant(), clock.instant(), changes);
        state.put(occurrence);
        notify(operation(occurrence, "START"), need(id), recorder);
        state.put(occurrence.in("PROCESSING", clock.instant()));
        return occurrence;
    }

    private Occurrence end(Occurrence begun, boolean staysUp, List<Occurrence.Change> changes) {
        state.change(begun.vnfId(), vnf -> vnf.with(staysUp, after(vnf, changes)));
        Occurrence over = begun.in("COMPLETED", clock.instant());
        state.put(over);
        return over;
    }

    private static List<Vnf.Vnfc> after(Vnf vnf, List<Occurrence.Change> changes) {
        List<Vnf.Vnfc> now = new ArrayList<>(vnf.vnfcs());
        for (Occurrence.Change change : changes) {
            if (change.type().equals("ADDED")) {
                now.add(change.vnfc());
            } else {
                now.remove(change.vnfc());
            }
        }
        return now;
    }

    private static List<Occurrence.Change> added(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Occurrence.Change(
                        new Vnf.Vnfc("vnfc-" + UUID.randomUUID(), "server-" + UUID.randomUUID()), "ADDED"))
                .toList();
    }

    private static List<Occurrence.Change> removed(List<Vnf.Vnfc> vnfcs) {
        return vnfcs.stream()
                .map(vnfc -> new Occurrence.Change(vnfc, "REMOVED"))
                .toList();
    }

    private Vnf need(String id) {
        return state.vnf(id).orElseThrow(() -> new IllegalArgumentException("there is no VNF " + id));
    }

    private ObjectNode identifier(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "n-" + UUID.randomUUID())
                .put("notificationType", type)
                .put("timeStamp", clock.instant().toString());
    }

    private ObjectNode operation(Occurrence occurrence, String status) {
        ObjectNode notification = identifier("VnfLcmOperationOccurrenceNotification")
                .put("notificationStatus", status)
                .put("operationState", occurrence.state())
                .put("operation", occurrence.operation())
                .put("isAutomaticInvocation", false)
                .put("vnfLcmOpOccId", occurrence.id());
        if (occurrence.isOver() && !occurrence.changes().isEmpty()) {
            notification.set("affectedVnfcs", occurrence.affected());
        }
        return notification;
    }

    /** To every subscriber whose filter it passes; the copy for the last one. */
    private Optional<ObjectNode> notify(ObjectNode common, Vnf vnf, Recorder recorder) {
        Optional<ObjectNode> last = Optional.empty();
        for (LcmSubscription subscription : state.subscriptions()) {
            if (subscription.wants(common, vnf)) {
                ObjectNode notification = notification(common, vnf, subscription);
                notifier.deliver(subscription, notification, recorder);
                last = Optional.of(notification);
            }
        }
        return last;
    }

    private ObjectNode notification(ObjectNode common, Vnf vnf, LcmSubscription subscription) {
        ObjectNode notification = common.deepCopy();
        notification.put("subscriptionId", subscription.id()).put("vnfInstanceId", vnf.id());
        if (notification.has("operation")) {
            notification.put("verbosity", subscription.isShort() ? "SHORT" : "FULL");
            if (subscription.isShort()) {
                notification.remove("affectedVnfcs");
            }
        }
        ObjectNode links = notification.putObject("_links");
        links.putObject("vnfInstance").put("href", api + "/vnf_instances/" + vnf.id());
        links.putObject("subscription").put("href", api + "/subscriptions/" + subscription.id());
        if (notification.has("vnfLcmOpOccId")) {
            links.putObject("vnfLcmOpOcc")
                    .put(
                            "href",
                            api + "/vnf_lcm_op_occs/"
                                    + notification.path("vnfLcmOpOccId").asText());
        }
        return notification;
    }

    private Optional<String> test(LcmSubscription subscription) {
        try {
            HttpAnswer answer = notifier.send(subscription, "GET", "", "", unseen());
            return answer.isSuccess()
                    ? Optional.empty()
                    : Optional.of("it was answered " + answer.status() + " instead of 204.");
        } catch (NoAnswerException e) {
            return Optional.of("it was not answered.");
        }
    }

    private Recorder unseen() {
        return new Recorder(clock, redactor, new Decoders(List.of()));
    }
}
