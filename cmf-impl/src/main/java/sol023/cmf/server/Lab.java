package sol023.cmf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.Scope;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.NamedTerms;
import sol023.cmf.ca.Pem;
import sol023.cmf.certificate.RequestSettings;
import sol023.cmf.cmp.CmpSettings;
import sol023.cmf.ocsp.OcspSettings;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.store.StoreSettings;
import sol023.cmf.subject.SubjectSettings;

/**
 * A CMF for this machine only, with a CA, two VNFMs and a target file for the conformance suite in one folder. The second start with
 * the same folder uses everything again.
 */
public final class Lab implements AutoCloseable {

    /** The file of the store in a lab's folder. */
    static final String STORE = "cmf.db";

    private static final int DEFAULT_HTTPS_PORT = 8443;
    private static final int DEFAULT_HTTP_PORT = 8080;

    /** Names whose certificates expire while a test waits. */
    private static final NamedTerms BRIEF = NamedTerms.valid("*.brief.sol023.example", Duration.ofSeconds(3));

    /** Names whose requesters have to poll: granted soon, refused soon, or decided by the operator. */
    private static final List<NamedTerms> POLLED = List.of(
            NamedTerms.decided("*.waiting.sol023.example", new Approval.Delayed(Duration.ofSeconds(2), true)),
            NamedTerms.decided("*.denied.sol023.example", new Approval.Delayed(Duration.ofSeconds(2), false)),
            NamedTerms.decided("*.manual.sol023.example", Approval.MANUAL));

    /** Few entries on a page, so that few subjects make several pages. */
    private static final ListSettings SHORT_PAGES = new ListSettings(10, false);

    /** May see what all others registered, and decides about requests that wait. */
    static final String OPERATOR = "operator";

    private final Path folder;
    private final FileLock lock;
    private final Cmf cmf;
    private final LabConsumer vnfm;

    private Lab(Path folder, FileLock lock, Cmf cmf, LabConsumer vnfm) {
        this.folder = folder;
        this.lock = lock;
        this.cmf = cmf;
        this.vnfm = vnfm;
    }

    /**
     * Starts the lab.
     *
     * @param folder made when missing
     * @param bind a loopback address
     * @param httpsPort 0 for any free port; empty for 8443
     * @param httpPort 0 for any free port; empty for 8080
     * @throws ConfigException if that cannot be
     */
    public static Lab start(Path folder, String bind, OptionalInt httpsPort, OptionalInt httpPort, Clock clock) {
        return start(folder, bind, httpsPort, httpPort, OptionalInt.empty(), clock);
    }

    /**
     * Starts the lab.
     *
     * @param vnfmPort where the VNFM that the conformance suite plays will listen; empty for one that is free now
     * @throws ConfigException if that cannot be
     */
    public static Lab start(
            Path folder, String bind, OptionalInt httpsPort, OptionalInt httpPort, OptionalInt vnfmPort, Clock clock) {
        return start(folder, bind, httpsPort, httpPort, vnfmPort, Limits.standard(), UnaryOperator.identity(), clock);
    }

    static Lab start(
            Path folder, String bind, OptionalInt httpsPort, OptionalInt httpPort, Limits limits, Clock clock) {
        return start(folder, bind, httpsPort, httpPort, limits, UnaryOperator.identity(), clock);
    }

    /** @param change what a test has otherwise than a lab */
    static Lab start(
            Path folder,
            String bind,
            OptionalInt httpsPort,
            OptionalInt httpPort,
            Limits limits,
            UnaryOperator<CmfSettings> change,
            Clock clock) {
        return start(folder, bind, httpsPort, httpPort, OptionalInt.empty(), limits, change, clock);
    }

    private static Lab start(
            Path folder,
            String bind,
            OptionalInt httpsPort,
            OptionalInt httpPort,
            OptionalInt vnfmPort,
            Limits limits,
            UnaryOperator<CmfSettings> change,
            Clock clock) {
        var address = loopback(bind);
        LabFiles.makeFolder(folder);
        var lock = lock(folder);
        var vnfm = new LabConsumer("vnfm", folder.resolve("vnfm"));
        var other = new LabConsumer("vnfm-b", folder.resolve("vnfm-b"));
        var operator = new LabConsumer(OPERATOR, folder.resolve(OPERATOR));
        try {
            var ownVnfm = LabVnfmServer.at(folder, address, vnfmPort);
            var tokens = LabTokens.open(folder.resolve("oauth"), clock);
            LabFiles.makeFolder(vnfm.folder());
            LabFiles.makeFolder(ownVnfm.folder());
            var lcm = new LabLcm(ownVnfm, vnfm);
            var clients = new LabClients(List.of(
                    vnfm.client(Scope.ofConsumers()),
                    lcm.notifier(),
                    other.client(Scope.ofConsumers()),
                    operator.client(Set.of(Scope.OPERATOR))));
            var settings = settings(
                    folder,
                    new InetSocketAddress(address, httpsPort.orElse(DEFAULT_HTTPS_PORT)),
                    new InetSocketAddress(address, httpPort.orElse(DEFAULT_HTTP_PORT)),
                    limits,
                    authority -> {
                        ownVnfm.provide(authority, clock);
                        return consumers(authority, clock, folder, operator, vnfm, other);
                    },
                    tokens,
                    lcm,
                    clients);
            var lab = new Lab(folder, lock, Cmf.start(change.apply(settings), clock), vnfm);
            lab.describe(other, ownVnfm);
            return lab;
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Writes the file for the suite; a lab that cannot does not stay. */
    private void describe(LabConsumer other, LabVnfmServer ownVnfm) {
        try {
            LabFiles.write(folder.resolve(OPERATOR).resolve("url"), cmf.apiRoot() + "\n");
            LabFiles.write(folder.resolve("target.yaml"), TargetFile.text(cmf.apiRoot(), folder, vnfm, other, ownVnfm));
        } catch (RuntimeException e) {
            cmf.close();
            throw e;
        }
    }

    private static InetAddress loopback(String bind) {
        try {
            var address = InetAddress.getByName(bind);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new ConfigException("there is no address " + bind, e);
        }
        throw new ConfigException(bind + " is not a loopback address: a lab's credentials lie open, so it serves this"
                + " machine only; use --config for anything else");
    }

    /** Two processes with one folder would each believe that they own the database and the keys. */
    private static FileLock lock(Path folder) {
        var file = folder.resolve("lock");
        try {
            var lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw new ConfigException("another CMF uses the folder " + folder, e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be written", e);
        }
        throw new ConfigException("another CMF uses the folder " + folder);
    }

    private static CmfSettings settings(
            Path folder,
            InetSocketAddress https,
            InetSocketAddress http,
            Limits limits,
            CmfSettings.ConsumerSource consumers,
            LabTokens tokens,
            LabLcm lcm,
            LabClients clients) {
        var profiles = new EnumMap<CertificateType, CertificateProfile>(CertificateType.class);
        for (var type : CertificateType.values()) {
            profiles.put(
                    type,
                    CertificateProfile.DEFAULT.with(
                            Stream.concat(Stream.of(BRIEF), POLLED.stream()).toList()));
        }
        return new CmfSettings(
                https,
                Optional.of(http),
                new CmfSettings.Rest(Optional.empty(), true),
                new CmfSettings.Crl(Optional.empty(), CmfSettings.Crl.VALIDITY),
                Optional.of(new CmfSettings.Ocsp(Optional.empty(), OcspSettings.STANDARD)),
                Optional.empty(),
                new StoreSettings.Embedded(folder.resolve(STORE)),
                CaSettings.lab(folder.resolve("ca")),
                Map.copyOf(profiles),
                RequestSettings.DEFAULT,
                consumers,
                new CmpConfig(CmpSettings.DEFAULT, List.of()),
                SubjectSettings.standard(),
                SHORT_PAGES,
                limits,
                tokens.access(),
                NotifyConfig.LAB,
                new AuditSettings(
                        Optional.of(folder.resolve("audit.log")),
                        AuditSettings.STANDARD.fileOctets(),
                        AuditSettings.STANDARD.files()),
                lcm::settings,
                known -> List.of(new Mounts.MountedServlet(
                        LabTokenServlet.CONTEXT,
                        LabTokenServlet.MAPPING,
                        new LabTokenServlet(tokens, clients, known))));
    }

    private static List<ConsumerSettings> consumers(
            EmbeddedCertificateAuthority authority,
            Clock clock,
            Path folder,
            LabConsumer operator,
            LabConsumer... consumers) {
        var server = folder.resolve("server");
        LabFiles.makeFolder(server);
        LabFiles.write(
                server.resolve("server.crt"),
                Pem.certificates(authority.serverCredential().chain()));
        return Stream.concat(
                        Stream.of(consumers).map(each -> each.provide(authority, clock)),
                        Stream.of(operator.provideOperator(authority, clock)))
                .toList();
    }

    /** What whoever started the lab wants to know, a few lines. */
    public String welcome() {
        var root = folder.resolve("ca").resolve("root.crt");
        return """
                lab CMF for this machine only; its data is in %s
                  trust anchor   %s
                  VNFM           %s, %s
                  CMP secret     %s (reference %s)
                  token endpoint %s (client vnfm, its secret in %s)
                  for the suite  %s
                  without TLS    %s (CMP and revocation lists only)
                try: curl --cacert %s --cert %s --key %s -H 'Version: 1.0.0' %s/nfv-cert/v1/subjects
                """
                .formatted(
                        folder,
                        root,
                        vnfm.chain(),
                        vnfm.key(),
                        vnfm.secret(),
                        vnfm.macReference(),
                        cmf.apiRoot() + LabTokenServlet.TOKEN_PATH,
                        vnfm.tokenSecret(),
                        folder.resolve("target.yaml"),
                        plainAddress(),
                        root,
                        vnfm.chain(),
                        vnfm.key(),
                        cmf.apiRoot());
    }

    private URI plainAddress() {
        return URI.create(
                "http://" + cmf.apiRoot().getHost() + ":" + cmf.httpPort().orElseThrow());
    }

    /** The running CMF. */
    public Cmf cmf() {
        return cmf;
    }

    /** Stops gracefully; the folder stays. */
    @Override
    public void close() {
        cmf.close();
        release(lock);
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
