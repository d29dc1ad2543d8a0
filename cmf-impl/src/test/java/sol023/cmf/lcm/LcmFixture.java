package sol023.cmf.lcm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.certificate.AlongWith;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.IssuedCertificate;
import sol023.cmf.certificate.RegisteredSubject;
import sol023.cmf.certificate.SubjectRegister;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;

/** A CMF without HTTP: its database, its certificates, and nodes that look after a scripted VNFM. */
final class LcmFixture implements AutoCloseable {

    static final Consumer VNFM = new Consumer("vnfm");
    static final URI ROOT = URI.create("https://cmf.example.org");

    static final LcmTiming FAST = new LcmTiming(
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofHours(1),
            Duration.ofSeconds(2));

    final ScriptedVnfm vnfm = new ScriptedVnfm();
    final Database database;
    final Certificates certificates;
    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    /** Hears of each audit event before it is kept, and may fail. */
    volatile java.util.function.Consumer<AuditEvent> onAudit = event -> {};

    private final Clock clock = Clock.systemUTC();
    private final StoreSettings store;
    private final Map<String, RegisteredSubject> subjects = new ConcurrentHashMap<>();
    private final List<Lcm> nodes = new ArrayList<>();
    private final List<Database> connections = new ArrayList<>();

    LcmFixture(StoreSettings store, Path caFolder) {
        this.store = store;
        database = Databases.open(store);
        var authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(caFolder), CryptoProviders.choose(), clock, Optional::empty);
        SubjectRegister register = (handle, type, names, asking) -> Optional.ofNullable(subjects.get(names.key()));
        certificates = new Certificates(
                database,
                authority,
                Map.of(
                        CertificateType.VNFCI, CertificateProfile.DEFAULT,
                        CertificateType.VNF_OAM, CertificateProfile.DEFAULT),
                register,
                this::audit,
                clock);
    }

    private void audit(AuditEvent event) {
        onAudit.accept(event);
        audited.add(event);
    }

    /** A node of its own with the standard policy to revoke. */
    Lcm start() {
        return start(RemovalPolicy.REVOKE, FAST);
    }

    Lcm start(RemovalPolicy policy, LcmTiming timing) {
        return start(settings(policy), timing, database);
    }

    /** Another node with connections of its own. */
    Lcm startOther(LcmTiming timing) {
        var own = Databases.open(store);
        connections.add(own);
        return start(settings(RemovalPolicy.REVOKE), timing, own);
    }

    Lcm start(VnfmSettings settings, LcmTiming timing, Database own) {
        return start(List.of(settings), timing, own);
    }

    Lcm start(List<VnfmSettings> settings, LcmTiming timing, Database own) {
        var lcm = Lcm.prepare(
                new LcmSettings(settings, timing),
                new Lcm.Surroundings(own, certificates, this::audit, clock, () -> ROOT));
        nodes.add(lcm);
        lcm.start();
        return lcm;
    }

    VnfmSettings settings(RemovalPolicy policy) {
        var bounds = new OutboundSettings.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2), 1 << 20, 4);
        var outbound = new OutboundSettings(List.of(), Optional.empty(), AddressPolicy.THIS_MACHINE, true, bounds);
        return new VnfmSettings(
                VNFM, vnfm.apiRoot(), outbound, Optional.empty(), Optional.empty(), policy, Optional.empty());
    }

    /** The VNFM posts to the place that it was given. */
    void post(Lcm node, JsonNode notification) {
        var callback = vnfm.subscription().path("callbackUri").asText();
        assertThat(callback).startsWith(ROOT + LcmEndpoint.PATH + "/");
        node.endpoint().receive(Caller.of(VNFM), callback.substring(callback.lastIndexOf('/') + 1), notification);
    }

    /** A certificate for a VNFCI that the VNFM has registered. */
    IssuedCertificate issue(String vnfci) {
        return issue(vnfci, VNFM);
    }

    IssuedCertificate issue(String vnfci, Consumer owner) {
        var request = TestRequest.request()
                .subject("CN=" + vnfci)
                .dns(vnfci + "." + owner.name() + ".example.org")
                .make();
        subjects.put(request.names().key(), new RegisteredSubject("subject-of-" + vnfci, vnfci, owner));
        return certificates.issue(new IssueRequest(owner, CertificateType.VNFCI, request), AlongWith.nothing());
    }

    boolean isRevoked(IssuedCertificate certificate) {
        return certificates.isRevoked(certificate.certificate());
    }

    VnfmRow row() {
        return database.read(handle -> new VnfmStore().find(handle, VNFM.name()))
                .orElseThrow();
    }

    void awaitSubscribed() {
        await().until(() -> row().state() == VnfmState.SUBSCRIBED);
    }

    List<Removal> removals() {
        return database.read(handle -> new RemovalStore().newest(handle, VNFM.name(), 1000));
    }

    long audited(AuditEvent.Action action) {
        return audited.stream().filter(each -> each.action() == action).count();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        vnfm.slow.ifPresent(CountDownLatch::countDown);
        nodes.forEach(Lcm::close);
        connections.forEach(Database::close);
        vnfm.close();
        database.close();
    }
}
