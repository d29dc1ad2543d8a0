package sol023.cmf.bench;

import ch.qos.logback.classic.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.LoggerFactory;
import sol023.cmf.access.ConfiguredConsumers;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.MacSecret;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.certificate.CertificateRequests;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.RequestSettings;
import sol023.cmf.cmp.CmpEndpoint;
import sol023.cmf.cmp.CmpEndpoints;
import sol023.cmf.cmp.CmpRoute;
import sol023.cmf.cmp.CmpSettings;
import sol023.cmf.process.CertificateRequest;
import sol023.cmf.process.Credential;
import sol023.cmf.process.Names;
import sol023.cmf.process.RestClient;
import sol023.cmf.server.Lab;
import sol023.cmf.store.Database;
import sol023.cmf.store.Databases;
import sol023.cmf.store.StoreSettings;
import sol023.cmf.subject.JdbcSubjectStore;

/** The CMP path of a lab CMF without HTTP: the objects that the server builds, on the lab's own data. */
final class CmfInProcess implements AutoCloseable {

    private static final int SUBJECTS = 100;

    private final Database database;
    private final CmpEndpoint endpoint;
    private final Credential vnfm;
    private final List<CertificateRequest> requests;

    private CmfInProcess(Path data, Credential vnfm, List<CertificateRequest> requests) {
        Clock clock = Clock.systemUTC();
        CryptoProviders providers = CryptoProviders.choose();
        this.vnfm = vnfm;
        this.requests = requests;
        this.database = Databases.open(new StoreSettings.Embedded(data.resolve("cmf.db")));
        EmbeddedCertificateAuthority authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(data.resolve("ca")), providers, clock, Optional::empty);
        Certificates certificates = new Certificates(
                database,
                authority,
                Map.of(
                        CertificateType.VNFCI, CertificateProfile.DEFAULT,
                        CertificateType.VNF_OAM, CertificateProfile.DEFAULT),
                new JdbcSubjectStore(),
                AuditLog.NONE,
                clock);
        ConfiguredConsumers consumers =
                new ConfiguredConsumers(List.of(settings(vnfm)), new HashSet<>(Set.of(authority.root())), clock);
        this.endpoint = CmpEndpoints.build(
                CmpSettings.DEFAULT,
                certificates,
                new CertificateRequests(certificates, database, RequestSettings.DEFAULT, AuditLog.NONE, clock),
                consumers,
                authority.cmpCredential(),
                authority,
                () -> new byte[0],
                providers,
                database,
                AuditLog.NONE,
                clock);
    }

    /** Makes a lab in this directory, registers subjects over REST, and opens what is behind CMP. */
    static CmfInProcess open(Path data) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        List<CertificateRequest> requests = new ArrayList<>();
        Credential vnfm;
        try (Lab lab = Lab.start(data, "127.0.0.1", OptionalInt.of(0), OptionalInt.of(0), Clock.systemUTC())) {
            var wires =
                    new sol023.cmf.process.Lab(lab.cmf().apiRoot(), lab.cmf().apiRoot(), data);
            vnfm = wires.vnfm();
            RestClient rest = new RestClient(wires, vnfm);
            for (int i = 0; i < SUBJECTS; i++) {
                Names names = new Names("in-process-" + i);
                if (rest.register(names).statusCode() != 201) {
                    throw new IllegalStateException("not registered: " + names);
                }
                requests.add(CertificateRequest.of(names));
            }
        }
        return new CmfInProcess(data, vnfm, requests);
    }

    private static ConsumerSettings settings(Credential vnfm) {
        Consumer consumer = new Consumer("vnfm");
        return new ConsumerSettings(
                consumer,
                List.of(vnfm.chain().get(0)),
                List.of(vnfm.chain().get(0)),
                List.of(new MacSecret(
                        consumer,
                        vnfm.macReference().getBytes(StandardCharsets.UTF_8),
                        vnfm.macSecret().getBytes(StandardCharsets.UTF_8))));
    }

    Credential vnfm() {
        return vnfm;
    }

    CertificateRequest request(int i) {
        return requests.get(i % requests.size());
    }

    byte[] enrol(byte[] p10cr) {
        return endpoint.answer(route("pkcs10"), p10cr).content();
    }

    byte[] revoke(byte[] rr) {
        return endpoint.answer(route("revocation"), rr).content();
    }

    private static CmpRoute route(String operation) {
        return CmpRoute.parse("/p/vnfc-certificates/" + operation).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
