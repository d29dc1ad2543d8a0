package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateSigningRequest;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.certificate.AlongWith;
import sol023.cmf.certificate.Certificates;
import sol023.cmf.certificate.IssueRequest;
import sol023.cmf.certificate.RefusedException;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

/** Deregistration against issuance for the same subject (SOL023 clause 5.6.3.4.3.5): either may win, both together never. */
class DeregistrationRaceTest {

    private static final int ROUNDS = 150;
    private static final int ISSUERS = 3;
    private static final Consumer VNFM = new Consumer("vnfm");
    private static final EnumSet<CertificateType> ALL = EnumSet.allOf(CertificateType.class);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void no_certificate_is_valid_without_its_subject(Engine engine) throws Exception {
        var executor = Executors.newFixedThreadPool(ISSUERS + 1);
        try (var database = engine.open(folder)) {
            var race = Race.on(database, folder.resolve("ca"), executor);
            for (int round = 0; round < ROUNDS; round++) {
                race.run(round);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private record Race(
            Database database,
            Subjects subjects,
            Certificates certificates,
            CertificateSigningRequest request,
            ExecutorService executor) {

        static Race on(Database database, Path caFolder, ExecutorService executor) {
            var clock = Clock.systemUTC();
            var authority = EmbeddedCertificateAuthority.open(
                    CaSettings.lab(caFolder), CryptoProviders.choose(), clock, Optional::empty);
            var store = new JdbcSubjectStore();
            var profiles = Map.of(
                    CertificateType.VNFCI, CertificateProfile.DEFAULT,
                    CertificateType.VNF_OAM, CertificateProfile.DEFAULT);
            var certificates = new Certificates(database, authority, profiles, store, AuditLog.NONE, clock);
            var subjects = new Subjects(
                    database,
                    store,
                    certificates::countValid,
                    SubjectSettings.standard(),
                    none -> 0,
                    Lists.PAGING,
                    clock);
            return new Race(
                    database, subjects, certificates, TestRequest.request().make(), executor);
        }

        void run(int round) throws Exception {
            var id = subjects.register(VNFM, registration("vnfc-" + round)).id();
            var start = new CyclicBarrier(ISSUERS + 1);
            var issuing = java.util.stream.IntStream.range(0, ISSUERS)
                    .mapToObj(i -> executor.submit((Callable<Boolean>) () -> {
                        start.await();
                        return isIssued();
                    }))
                    .toList();
            var deregistering = executor.submit((Callable<Boolean>) () -> {
                start.await();
                return isDeregistered(id);
            });
            int issued = 0;
            for (var each : issuing) {
                issued += each.get() ? 1 : 0;
            }
            boolean deregistered = deregistering.get();

            long valid = database.read(handle -> certificates.countValid(handle, id.text()));
            assertThat(valid).as("round " + round).isEqualTo(issued);
            assertThat(deregistered)
                    .as("round " + round + ", " + issued + " issued")
                    .isEqualTo(issued == 0);
            if (!deregistered) {
                forget(id);
            }
        }

        private boolean isIssued() {
            try {
                certificates.issue(new IssueRequest(VNFM, CertificateType.VNFCI, request), AlongWith.nothing());
                return true;
            } catch (RefusedException notRegistered) {
                return false;
            }
        }

        private boolean isDeregistered(SubjectInstanceId id) {
            try {
                subjects.deregister(Caller.of(VNFM), ALL, id);
                return true;
            } catch (ProblemException hasCertificates) {
                assertThat(hasCertificates.problem().status()).isEqualTo(409);
                return false;
            }
        }

        /** So that in the next round only the new subject has these names. */
        private void forget(SubjectInstanceId id) {
            database.write(handle -> {
                new JdbcSubjectStore().remove(handle, id);
                return id;
            });
        }

        private static Registration registration(String vnfciId) {
            var attributes = new SubjectAttributes(
                    Optional.of("vnfc-1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            var entry = new CertificateEntry(attributes, List.of("vnfc-1.example.com"));
            return new Registration(CertificateType.VNFCI, List.of(new VnfciSubject(vnfciId, List.of(entry))));
        }
    }
}
