package sol023.cmf.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.Authenticator;
import sol023.cmf.access.ConfiguredConsumers;
import sol023.cmf.access.Consumers;
import sol023.cmf.access.RequestRates;
import sol023.cmf.access.oauth.TokenVerifiers;
import sol023.cmf.admin.CrlPublication;
import sol023.cmf.admin.CrlRenewal;
import sol023.cmf.admin.CrlServlet;
import sol023.cmf.admin.RequestsResource;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.PublicPlaces;
import sol023.cmf.certificate.CertificateCalendar;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.OwnCertificates;
import sol023.cmf.certificate.RequestClerk;
import sol023.cmf.cmp.CmpEndpoint;
import sol023.cmf.cmp.CmpEndpoints;
import sol023.cmf.cmp.CmpServlet;
import sol023.cmf.cmp.CmpSweeper;
import sol023.cmf.lcm.Lcm;
import sol023.cmf.lcm.LcmEndpoint;
import sol023.cmf.lcm.LcmInventory;
import sol023.cmf.lcm.LcmNotificationsResource;
import sol023.cmf.lcm.LcmOperator;
import sol023.cmf.lcm.LcmVersionFilter;
import sol023.cmf.lcm.VnfmsResource;
import sol023.cmf.notification.Notifications;
import sol023.cmf.ocsp.OcspResponder;
import sol023.cmf.ocsp.OcspServlet;
import sol023.cmf.outbound.Outbound;
import sol023.cmf.sol013.ApiVersion;
import sol023.cmf.sol013.BodyLimitFilter;
import sol023.cmf.sol013.VersionFilter;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.subject.JdbcSubjectStore;
import sol023.cmf.subject.Subjects;

/** A running CMF. All its objects are built here, by hand. */
public final class Cmf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cmf.class);

    private static final String NFV_CERT = "/nfv-cert";
    private static final String LCM = "/lcm";
    private static final String CERT_NOTIFY = "/certnotify";
    private static final String ADMIN = "/admin";

    private static final ApiVersion ADMIN_VERSION = new ApiVersion(1, 0, 0);

    /** How often the age of the CRL is looked at. */
    private static final Duration CRL_RENEWAL = Duration.ofMinutes(1);

    /** How often overdue CMP confirmations are looked for. */
    private static final Duration CMP_SWEEP = Duration.ofMinutes(1);

    /** How often requests are looked for that the CMF itself decides about. */
    private static final Duration DUE_REQUESTS = Duration.ofSeconds(1);

    private final CmfSettings settings;
    private final Clock clock;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private volatile @Nullable URI apiRoot;
    private volatile @Nullable URI crlFolder;
    private volatile @Nullable URI ocspUrl;
    private Optional<Listener> https = Optional.empty();
    private Optional<Listener> http = Optional.empty();

    private Cmf(CmfSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the store and the CA and starts to listen.
     *
     * @throws ConfigException if something of the configuration cannot be used
     */
    static Cmf start(CmfSettings settings, Clock clock) {
        var cmf = new Cmf(settings, clock);
        try {
            cmf.start();
            return cmf;
        } catch (RuntimeException e) {
            cmf.close();
            throw e;
        }
    }

    private void start() {
        var providers = CryptoProviders.choose();
        var database = open(Databases.open(settings.store()));
        var authority = EmbeddedCertificateAuthority.open(
                settings.ca(),
                providers,
                clock,
                new PublicPlaces(() -> Optional.ofNullable(crlFolder), () -> Optional.ofNullable(ocspUrl)));
        var trust = new HashSet<>(settings.cmp().trust());
        trust.add(authority.root());
        var consumers = consumers(authority, trust);
        var audit = open(AuditFile.open(settings.audit(), clock)).log();
        var store = new JdbcSubjectStore();
        var paging = new Paging(settings.lists(), new Markers(PageMarkerKeyStore.key(database)));
        var notifications = open(notifications(database, authority, paging, audit));
        var announcements = notifications.announcements();
        var calendar = new CertificateCalendar(
                database, announcements, settings.notifications().renewalLead(), clock);
        var certificates = new Certificates(
                database, authority, settings.profiles(), store, announcements, calendar, audit, clock);
        var requests = new CertificateRequests(certificates, database, settings.requests(), audit, clock);
        var subjects = new Subjects(
                database,
                store,
                new CertificatesOfSubjects(certificates, requests),
                announcements::happened,
                settings.subjects(),
                consumer -> consumers.terms(consumer).limits().openSubjects(),
                paging,
                clock);
        var own = new OwnCertificates(database, store, paging, clock);
        var crl = new CrlPublication(database, authority, settings.crl().validity(), clock);
        var cmp = CmpEndpoints.build(
                settings.cmp().settings(),
                certificates,
                requests,
                consumers,
                authority.cmpCredential(),
                authority,
                () -> crl.current().der(),
                providers,
                database,
                audit,
                clock);
        var servlets = new ArrayList<>(cmpServlets(cmp));
        servlets.add(new Mounts.MountedServlet("/crl", "/*", new CrlServlet(crl)));
        settings.ocsp()
                .map(CmfSettings.Ocsp::answers)
                .map(ocsp ->
                        new OcspResponder(database, authority, authority::makeOcspCredential, providers, ocsp, clock))
                .ifPresent(responder ->
                        servlets.add(new Mounts.MountedServlet(OcspServlet.CONTEXT, "/*", new OcspServlet(responder))));
        open(CrlRenewal.start(crl, CRL_RENEWAL));
        open(RequestClerk.start(requests, DUE_REQUESTS));
        open(CmpSweeper.start(cmp, CMP_SWEEP));
        var door = new RestApplication.Door(authenticator(consumers), new RequestRates(consumers, clock), audit);
        var lcm = open(Lcm.prepare(
                settings.lcm().settings(authority),
                new Lcm.Surroundings(database, certificates, audit, clock, this::apiRoot)));
        listen(
                mounts(
                        rest(
                                subjects,
                                own,
                                requests,
                                notifications,
                                lcm.endpoint(),
                                new LcmOperator(database, audit),
                                door),
                        servlets),
                settings.extras().servlets(consumers),
                authority); // last, so that it ends first
        lcm.start(); // the VNFMs test the endpoint that is served now
        notifications.start(calendar);
    }

    private Notifications notifications(
            Database database, EmbeddedCertificateAuthority authority, Paging paging, AuditLog audit) {
        var config = settings.notifications();
        var identity = config.isLab()
                ? Optional.of(LabCallbackClient.identity(settings.ca().folder(), authority, clock))
                : config.identity();
        var outbound = Outbound.start(config.outbound(authority.root(), identity), clock);
        return new Notifications(
                config.settings(),
                new Notifications.Surroundings(
                        database,
                        new LcmInventory(),
                        SubscriptionKey.in(settings.ca().folder()),
                        outbound,
                        paging,
                        audit,
                        CertNotifyResources.VERSION.toString(),
                        () -> apiRoot().toString(),
                        clock));
    }

    private Consumers consumers(EmbeddedCertificateAuthority authority, Set<X509Certificate> trust) {
        try {
            return new ConfiguredConsumers(settings.consumers().consumers(authority), trust, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("consumers: " + e.getMessage(), e);
        }
    }

    private Authenticator authenticator(Consumers consumers) {
        return settings.access()
                .tokens()
                .map(tokens ->
                        new Authenticator(consumers, settings.access().mode(), TokenVerifiers.build(tokens, clock)))
                .orElseGet(() -> Authenticator.byCertificate(consumers));
    }

    /** Every spelling of the path that the standards print (I-01). */
    private List<Mounts.MountedServlet> cmpServlets(CmpEndpoint cmp) {
        return Stream.of("/.well-known", "/.wellknown", "/wellknown")
                .map(context -> new Mounts.MountedServlet(
                        context,
                        "/cmp/*",
                        new CmpServlet(cmp, settings.cmp().settings().maxBodyOctets())))
                .toList();
    }

    private Map<String, ResourceConfig> rest(
            Subjects subjects,
            OwnCertificates own,
            CertificateRequests requests,
            Notifications notifications,
            LcmEndpoint lcm,
            LcmOperator operator,
            RestApplication.Door door) {
        var bodyLimit = new BodyLimitFilter(
                settings.limits().restBody(), settings.limits().body(), clock);
        var nfvCert = RestApplication.of(
                new NfvCertResources(subjects, own, this::apiRoot),
                NfvCertResources.VERSION,
                settings.rest().requireVersion(),
                door,
                bodyLimit);
        var lifecycle = RestApplication.of(new LcmNotificationsResource(lcm), new LcmVersionFilter(), door, bodyLimit);
        var certNotify = RestApplication.of(
                new CertNotifyResources(notifications.subscriptions(), this::apiRoot),
                CertNotifyResources.VERSION,
                settings.rest().requireVersion(),
                door,
                bodyLimit);
        var admin = RestApplication.of(
                List.of(
                        new RequestsResource(requests, () -> apiRoot() + ADMIN + "/v1/requests"),
                        new VnfmsResource(operator)),
                new VersionFilter(ADMIN_VERSION, false),
                door,
                bodyLimit);
        return Map.of(NFV_CERT, nfvCert, CERT_NOTIFY, certNotify, LCM, lifecycle, ADMIN, admin);
    }

    private Mounts mounts(Map<String, ResourceConfig> rest, List<Mounts.MountedServlet> servlets) {
        return new Mounts(rest, Map.of(HealthHandler.PATH, new HealthHandler()), servlets, this::longestBody);
    }

    private long longestBody(String path) {
        return Stream.of(NFV_CERT, CERT_NOTIFY, LCM, ADMIN).anyMatch(path::startsWith)
                ? settings.limits().restBody()
                : path.startsWith(OcspServlet.CONTEXT)
                        ? settings.ocsp()
                                .map(ocsp -> ocsp.answers().requestOctets())
                                .orElse(0)
                        : settings.cmp().settings().maxBodyOctets();
    }

    private void listen(Mounts mounts, List<Mounts.MountedServlet> extras, EmbeddedCertificateAuthority authority) {
        name(settings.https().getPort(), settings.http().map(InetSocketAddress::getPort));
        var plain = new Mounts(Map.of(), Map.of(), mounts.servlets(), this::longestBody);
        http = settings.http().map(address -> listen("http", address, plain, Optional.empty()));
        https = Optional.of(listen("https", settings.https(), mounts.with(extras), Optional.of(authority)));
        name(httpsPort(), http.map(Listener::port));
    }

    /** Fixes the public URLs, before the first request if the ports are known by then. */
    private void name(int httpsPort, Optional<Integer> httpPort) {
        var root = settings.rest().apiRoot().orElseGet(() -> url("https", settings.https(), httpsPort));
        var plain = httpPort.map(port -> url("http", settings.http().orElseThrow(), port));
        apiRoot = root;
        crlFolder = settings.crl().folder().orElseGet(() -> URI.create(plain.orElse(root) + "/crl/"));
        ocspUrl = settings.ocsp()
                .map(ocsp -> ocsp.url().orElseGet(() -> URI.create(plain.orElse(root) + OcspServlet.CONTEXT)))
                .orElse(null);
    }

    private Listener listen(
            String name, InetSocketAddress address, Mounts mounts, Optional<EmbeddedCertificateAuthority> tls) {
        try {
            var context = tls.isEmpty() ? null : tlsContext(tls.get());
            return open(Listener.start(name, address, context, mounts, settings.limits()));
        } catch (IOException e) {
            throw new ConfigException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new ConfigException("the TLS certificate and key cannot be used: " + e.getMessage(), e);
        }
    }

    private SSLContext tlsContext(EmbeddedCertificateAuthority authority) throws GeneralSecurityException, IOException {
        if (settings.identity().isPresent()) {
            var identity = settings.identity().get();
            return TlsContexts.of(identity.key(), identity.chain());
        }
        var made = authority.serverCredential();
        return TlsContexts.of(made.key(), made.chain());
    }

    private static URI url(String scheme, InetSocketAddress address, int port) {
        var host = address.getHostString();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    private <T extends AutoCloseable> T open(T part) {
        parts.add(0, part);
        return part;
    }

    /** The port of the https listener. */
    public int httpsPort() {
        return https.orElseThrow().port();
    }

    /** The port of the plain listener, if there is one. */
    public OptionalInt httpPort() {
        return http.map(listener -> OptionalInt.of(listener.port())).orElse(OptionalInt.empty());
    }

    /** The public URL before {@code /nfv-cert}. */
    public URI apiRoot() {
        return Objects.requireNonNull(apiRoot, "known once it listens");
    }

    /** Stops to listen, lets the requests in flight finish, and closes the store last. */
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("a part of the CMF did not close", e);
            }
        }
        parts.clear();
    }
}
