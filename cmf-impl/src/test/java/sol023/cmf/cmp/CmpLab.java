package sol023.cmf.cmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import sol023.cmf.access.ConfiguredConsumers;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.MacSecret;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CrlEntries;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.NamedTerms;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.RegisteredSubject;
import sol023.cmf.certificate.RequestSettings;
import sol023.cmf.certificate.SubjectRegister;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;

/** A CMF without HTTP and REST: CA, SQLite and the consumers {@code vnfm} and {@code vnfm-b}, whose subjects a test registers directly. */
final class CmpLab implements AutoCloseable {

    static final String SECRET = "s3cret-of-the-lab";
    static final Instant START = Instant.parse("2026-06-01T10:00:00Z");

    /** How long {@code *.slow.example} and {@code *.denied.example} wait for their decision; {@code *.manual.example} waits for the operator. */
    static final Duration DELAY = Duration.ofSeconds(5);

    private static final List<NamedTerms> WAITING = List.of(
            NamedTerms.decided("*.slow.example", new Approval.Delayed(DELAY, true)),
            NamedTerms.decided("*.denied.example", new Approval.Delayed(DELAY, false)),
            NamedTerms.decided("*.manual.example", Approval.MANUAL));

    final TestClock clock = new TestClock(START);
    final EmbeddedCertificateAuthority authority;
    final Database database;
    final Certificates certificates;
    final CertificateRequests requests;
    final TestProtection.Signature vnfm;
    final TestProtection.Signature vnfmB;
    final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    private final CryptoProviders crypto = CryptoProviders.choose();
    private final ConfiguredConsumers consumers;
    private final Map<String, RegisteredSubject> subjects = new ConcurrentHashMap<>();

    CmpLab(Path folder) {
        authority =
                EmbeddedCertificateAuthority.open(CaSettings.lab(folder.resolve("ca")), crypto, clock, Optional::empty);
        database = Databases.open(new StoreSettings.Embedded(folder.resolve("cmf.db")));
        SubjectRegister register =
                (handle, type, names, asking) -> Optional.ofNullable(subjects.get(type + names.key()));
        certificates = new Certificates(
                database,
                authority,
                Map.of(
                        CertificateType.VNFCI,
                        CertificateProfile.DEFAULT.with(WAITING),
                        CertificateType.VNF_OAM,
                        CertificateProfile.DEFAULT),
                register,
                audited::add,
                clock);
        requests = new CertificateRequests(certificates, database, RequestSettings.DEFAULT, audited::add, clock);
        vnfm = client("vnfm");
        vnfmB = client("vnfm-b");
        consumers = new ConfiguredConsumers(
                List.of(consumer("vnfm", vnfm), consumer("vnfm-b", vnfmB)), Set.of(authority.root()), clock);
    }

    private TestProtection.Signature client(String name) {
        var credential = authority.makeClientCredential(name, Duration.ofDays(90));
        return new TestProtection.Signature(credential.key(), credential.chain(), "SHA256withECDSA");
    }

    private static ConsumerSettings consumer(String name, TestProtection.Signature credential) {
        var consumer = new Consumer(name);
        var secret = new MacSecret(consumer, (name + "-1").getBytes(UTF_8), SECRET.getBytes(UTF_8));
        return new ConsumerSettings(consumer, List.of(), credential.chain().subList(0, 1), List.of(secret));
    }

    CmpEndpoint endpoint(CmpSettings settings) {
        return CmpEndpoints.build(
                settings,
                certificates,
                requests,
                consumers,
                authority.cmpCredential(),
                authority,
                this::crl,
                crypto,
                database,
                audited::add,
                clock);
    }

    /** The same on another view of the database. */
    CmpEndpoint endpoint(Database view) {
        return CmpEndpoints.build(
                CmpSettings.DEFAULT,
                certificates,
                requests,
                consumers,
                authority.cmpCredential(),
                authority,
                this::crl,
                crypto,
                view,
                audited::add,
                clock);
    }

    /** With certificates that belong to {@code vnfm} too, each of them trusted as it is. */
    CmpEndpoint endpoint(CmpSettings settings, Set<X509Certificate> trusted) {
        return CmpEndpoints.build(
                settings,
                certificates,
                requests,
                consumers(trusted),
                authority.cmpCredential(),
                authority,
                this::crl,
                crypto,
                database,
                audited::add,
                clock);
    }

    /** The same at another time. */
    CmpEndpoint endpointAt(TestClock other, Set<X509Certificate> trusted) {
        return CmpEndpoints.build(
                CmpSettings.DEFAULT,
                certificates,
                requests,
                consumers(trusted),
                authority.cmpCredential(),
                authority,
                this::crl,
                crypto,
                database,
                audited::add,
                other);
    }

    /** A CRL without entries, the same as long as the clock stands. */
    private byte[] crl() {
        return authority.signCrl(
                BigInteger.ONE, clock.instant(), clock.instant().plus(DELAY), new CrlEntries());
    }

    private ConfiguredConsumers consumers(Set<X509Certificate> trusted) {
        var anchors = new HashSet<>(trusted);
        anchors.add(authority.root());
        return new ConfiguredConsumers(
                List.of(new ConsumerSettings(new Consumer("vnfm"), List.of(), List.copyOf(trusted), List.of())),
                anchors,
                clock);
    }

    /** As {@code vnfm} registers it over REST. */
    void register(CertificateType type, CertificateNames names) {
        subjects.put(type + names.key(), new RegisteredSubject("subject-1", "vnfci-1", new Consumer("vnfm")));
    }

    long countCertificates() {
        return database.read(handle -> handle.createQuery("select count(*) from certificate")
                .mapTo(Long.class)
                .one());
    }

    long countRevoked() {
        return database.read(
                handle -> handle.createQuery("select count(*) from certificate where revoked_at is not null")
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
