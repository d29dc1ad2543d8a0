package sol023.cmf.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateDetails;
import sol023.cmf.ca.CertificateId;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.certificate.Refusal.Reason;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CertificatesTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");
    private static final Duration VALIDITY = Duration.ofDays(10);

    private static final CryptoProviders PROVIDERS = CryptoProviders.choose();

    @TempDir
    static Path caFolder;

    @TempDir
    Path folder;

    private final Engine engine;
    private final TestClock clock = new TestClock();
    private Database database;
    private EmbeddedCertificateAuthority authority;
    private TestSubjects subjects;
    private Certificates certificates;

    CertificatesTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        database = engine.open(folder);
        authority = EmbeddedCertificateAuthority.open(CaSettings.lab(caFolder), PROVIDERS, clock, Optional::empty);
        subjects = new TestSubjects(database);
        subjects.register("s-1", CertificateType.VNFCI, names("vnfc-1"), VNFM);
        certificates = new Certificates(database, authority, profiles(), subjects, AuditLog.NONE, clock);
    }

    private static Map<CertificateType, CertificateProfile> profiles() {
        var profiles = new EnumMap<CertificateType, CertificateProfile>(CertificateType.class);
        for (var type : CertificateType.values()) {
            profiles.put(type, new CertificateProfile(VALIDITY, CertificateProfile.DEFAULT.keys(), 2048, List.of()));
        }
        return profiles;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_certificate_is_issued_for_a_registered_subject_and_recorded() {
        var issued = issue();

        assertThat(issued.subject()).isEqualTo(new RegisteredSubject("s-1", "vnfci-of-s-1", VNFM));
        assertThat(issued.isModified()).isFalse();
        var found = certificates.find(issued.certificate()).orElseThrow();
        assertThat(found.id()).isEqualTo(issued.id());
        assertThat(found.certificate()).isEqualTo(issued.certificate());
        assertThat(found.type()).isEqualTo(CertificateType.VNFCI);
        assertThat(found.owner()).isEqualTo(VNFM);
        assertThat(found.namesKey()).isEqualTo(names("vnfc-1").key());
        assertThat(found.issuedAt()).isEqualTo(clock.instant());
        assertThat(found.stateAt(clock.instant())).isEqualTo(CertificateState.ACCEPTED);
        assertThat(certificates.find(issuer(), SerialNumber.of(issued.certificate())))
                .contains(found);
        assertThat(certificates.isRevoked(issued.certificate())).isFalse();
        assertThat(countValid("s-1")).isEqualTo(1);
    }

    @Test
    void a_certificate_that_the_cmf_made_for_itself_is_no_subjects() {
        assertThat(certificates.find(authority.cmpCredential().certificate())).isEmpty();
        assertThat(certificates.isRevoked(authority.root())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "vnfc-2, VNFCI, vnfm, SUBJECT_NOT_REGISTERED",
        "vnfc-1, VNF_OAM, vnfm, SUBJECT_NOT_REGISTERED",
        "vnfc-1, VNFCI, vnfm-b, NOT_PERMITTED",
    })
    void a_certificate_is_refused(String name, CertificateType type, String consumer, Reason reason) {
        var request =
                new IssueRequest(new Consumer(consumer), type, request(name).make());

        assertRefused(reason, () -> certificates.issue(request, AlongWith.nothing()));
    }

    @Test
    void a_request_for_more_names_than_registered_is_refused() {
        var more = TestRequest.request()
                .dns("vnfc-1.example.com", "admin.example.com")
                .make();

        assertRefused(
                Reason.SUBJECT_NOT_REGISTERED,
                () -> certificates.issue(new IssueRequest(VNFM, CertificateType.VNFCI, more), AlongWith.nothing()));
    }

    @Test
    void what_the_protocol_adds_is_written_with_the_certificate_or_not_at_all() {
        database.write(handle -> handle.execute("create table note (id text primary key)"));
        var issued = certificates.issue(
                issueRequest(),
                (handle, outcome) -> handle.execute(
                        "insert into note values (?)", outcome.id().text()));
        assertThat(notes()).containsExactly(issued.id().text());

        var failure = new IllegalStateException("on purpose");
        assertThatThrownBy(() -> certificates.issue(issueRequest(), (handle, outcome) -> {
                    handle.execute("insert into note values (?)", outcome.id().text());
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(notes()).containsExactly(issued.id().text());
        assertThat(countValid("s-1")).isEqualTo(1);
    }

    private List<String> notes() {
        return database.read(handle ->
                handle.select("select id from note").mapTo(String.class).list());
    }

    @Test
    void the_owner_revokes() {
        var issued = issue();
        clock.advance(Duration.ofMinutes(5));

        var revoked = certificates.revoke(revocation(issued, RevocationReason.KEY_COMPROMISE), AlongWith.nothing());

        assertThat(revoked.revocation()).isEqualTo(new Revocation(clock.instant(), RevocationReason.KEY_COMPROMISE));
        assertThat(certificates.find(issued.id())).contains(revoked.certificate());
        assertThat(certificates.isRevoked(issued.certificate())).isTrue();
        assertThat(countValid("s-1")).isZero();
    }

    @Test
    void the_holder_revokes_its_own_certificate_and_no_other() {
        var one = issue();
        var other = issue();

        assertRefused(
                Reason.NOT_PERMITTED,
                () -> certificates.revoke(by(new Requester.ByHolder(other.certificate()), one), AlongWith.nothing()));
        certificates.revoke(by(new Requester.ByHolder(one.certificate()), one), AlongWith.nothing());

        assertThat(certificates.isRevoked(one.certificate())).isTrue();
        assertThat(certificates.isRevoked(other.certificate())).isFalse();
    }

    @Test
    void another_consumer_does_not_revoke() {
        var issued = issue();

        assertRefused(
                Reason.NOT_PERMITTED,
                () -> certificates.revoke(by(new Requester.ByConsumer(OTHER), issued), AlongWith.nothing()));
        assertThat(certificates.isRevoked(issued.certificate())).isFalse();
    }

    @Test
    void a_certificate_nobody_issued_is_unknown() {
        var request = new RevocationRequest(
                new Requester.ByConsumer(VNFM),
                CertificateType.VNFCI,
                issuer(),
                SerialNumber.random(new SecureRandom()),
                RevocationReason.UNSPECIFIED,
                CertificateDetails.NONE);

        assertRefused(Reason.CERTIFICATE_UNKNOWN, () -> certificates.revoke(request, AlongWith.nothing()));
    }

    @Test
    void a_certificate_of_another_issuer_is_unknown() {
        var issued = issue();
        var request = new RevocationRequest(
                new Requester.ByConsumer(VNFM),
                CertificateType.VNFCI,
                new X500Principal("CN=somebody else"),
                issued.id().serial(),
                RevocationReason.UNSPECIFIED,
                CertificateDetails.NONE);

        assertRefused(Reason.CERTIFICATE_UNKNOWN, () -> certificates.revoke(request, AlongWith.nothing()));
    }

    @Test
    void under_the_path_of_another_type_a_certificate_is_unknown() {
        var issued = issue();
        var request = new RevocationRequest(
                new Requester.ByConsumer(VNFM),
                CertificateType.VNF_OAM,
                issuer(),
                issued.id().serial(),
                RevocationReason.UNSPECIFIED,
                CertificateDetails.NONE);

        assertRefused(Reason.CERTIFICATE_UNKNOWN, () -> certificates.revoke(request, AlongWith.nothing()));
    }

    @ParameterizedTest
    @EnumSource(RevocationReason.class)
    void every_reason_is_taken_except_those_that_can_be_taken_back(RevocationReason reason) {
        var issued = issue();
        if (reason == RevocationReason.CERTIFICATE_HOLD || reason == RevocationReason.REMOVE_FROM_CRL) {
            assertRefused(
                    Reason.REASON_NOT_ALLOWED,
                    () -> certificates.revoke(revocation(issued, reason), AlongWith.nothing()));
            assertThat(certificates.isRevoked(issued.certificate())).isFalse();
        } else {
            certificates.revoke(revocation(issued, reason), AlongWith.nothing());
            assertThat(certificates.find(issued.id()).orElseThrow().revocation())
                    .hasValueSatisfying(by -> assertThat(by.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RevocationReason.class,
            names = {"KEY_COMPROMISE", "CESSATION_OF_OPERATION"})
    void a_key_is_not_certified_again_once_others_know_it(RevocationReason reason) {
        var again = issueRequest();
        var issued = certificates.issue(again, AlongWith.nothing());
        certificates.revoke(revocation(issued, reason), AlongWith.nothing());

        if (reason == RevocationReason.KEY_COMPROMISE) {
            assertRefused(Reason.KEY_NOT_ALLOWED, () -> certificates.issue(again, AlongWith.nothing()));
            assertThat(countValid("s-1")).isZero();
        } else {
            assertThat(certificates.issue(again, AlongWith.nothing()).id()).isNotEqualTo(issued.id());
        }
    }

    /** Every state against every step; a dash is a step that is taken. */
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,   confirm, -",
        "ACCEPTED,   reject,  -",
        "ACCEPTED,   revoke,  -",
        "REVOKED,    confirm, CERTIFICATE_REVOKED",
        "REVOKED,    reject,  CERTIFICATE_REVOKED",
        "REVOKED,    revoke,  CERTIFICATE_REVOKED",
        "EXPIRED,    confirm, CERTIFICATE_EXPIRED",
        "EXPIRED,    reject,  CERTIFICATE_EXPIRED",
        "EXPIRED,    revoke,  CERTIFICATE_EXPIRED",
    })
    void a_step_is_taken_or_refused_by_the_state(CertificateState state, String step, String outcome) {
        var issued = issue();
        bringTo(state, issued);
        assertThat(stateOf(issued.id())).isEqualTo(state);

        ThrowingCallable taking = () -> take(step, issued);
        if (outcome.equals("-")) {
            assertThat(catchThrowableOfType(RefusedException.class, taking)).isNull();
            assertThat(stateOf(issued.id())).isEqualTo(step.equals("confirm") ? state : CertificateState.REVOKED);
        } else {
            assertRefused(Reason.valueOf(outcome), taking);
            assertThat(stateOf(issued.id())).isEqualTo(state);
        }
    }

    private void bringTo(CertificateState state, IssuedCertificate issued) {
        switch (state) {
            case ACCEPTED -> {}
            case REVOKED -> certificates.revoke(revocation(issued, RevocationReason.UNSPECIFIED), AlongWith.nothing());
            case EXPIRED -> clock.advance(VALIDITY.plusSeconds(1));
        }
    }

    private void take(String step, IssuedCertificate issued) {
        switch (step) {
            case "confirm" -> certificates.confirm(issued.id(), AlongWith.nothing());
            case "reject" -> certificates.reject(issued.id(), Certificates.Rejection.BY_REQUESTER, AlongWith.nothing());
            default -> certificates.revoke(revocation(issued, RevocationReason.UNSPECIFIED), AlongWith.nothing());
        }
    }

    private CertificateState stateOf(CertificateId id) {
        return certificates.find(id).orElseThrow().stateAt(clock.instant());
    }

    @Test
    void a_certificate_expires_after_its_last_moment() {
        var issued = issue();
        var last = issued.certificate().getNotAfter().toInstant();

        clock.advance(Duration.between(clock.instant(), last));
        assertThat(stateOf(issued.id())).isEqualTo(CertificateState.ACCEPTED);
        assertThat(countValid("s-1")).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(stateOf(issued.id())).isEqualTo(CertificateState.EXPIRED);
        assertThat(countValid("s-1")).isZero();
    }

    @Test
    void of_many_revocations_at_once_exactly_one_wins() throws Exception {
        var issued = issue();
        var outcomes = inParallel(8, () -> {
            try {
                certificates.revoke(revocation(issued, RevocationReason.UNSPECIFIED), AlongWith.nothing());
                return "revoked";
            } catch (RefusedException refused) {
                return refused.refusal().reason().name();
            }
        });

        assertThat(outcomes).containsOnlyOnce("revoked");
        assertThat(outcomes).filteredOn("CERTIFICATE_REVOKED"::equals).hasSize(7);
    }

    @Test
    void certificates_issued_at_once_are_all_recorded_with_serial_numbers_of_their_own() throws Exception {
        var request = issueRequest();
        var issued = inParallel(24, () -> certificates.issue(request, AlongWith.nothing()));

        assertThat(issued).extracting(IssuedCertificate::id).doesNotHaveDuplicates();
        assertThat(countValid("s-1")).isEqualTo(24);
    }

    @Test
    void no_certificate_outlives_the_deregistration_of_its_subject() throws Exception {
        for (var round = 0; round < 20; round++) {
            var id = "race-" + round;
            subjects.register(id, CertificateType.VNFCI, names(id), VNFM);
            var request =
                    new IssueRequest(VNFM, CertificateType.VNFCI, request(id).make());
            var start = new CountDownLatch(1);
            var pool = Executors.newFixedThreadPool(2);
            try {
                var issuing = pool.submit(() -> {
                    start.await();
                    return isIssued(request);
                });
                var deregistering = pool.submit(() -> {
                    start.await();
                    return subjects.deregister(id, certificates);
                });
                start.countDown();
                assertThat(issuing.get()).isNotEqualTo(deregistering.get());
                assertThat(countValid(id) == 1).isEqualTo(issuing.get());
                assertThat(subjects.isRegistered(id)).isEqualTo(issuing.get());
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void a_subject_deregistered_while_the_ca_signs_gets_no_certificate() {
        var slow = new DeregisteringAuthority(authority, () -> subjects.deregister("s-1", certificates));
        var racing = new Certificates(database, slow, profiles(), subjects, AuditLog.NONE, clock);

        assertRefused(Reason.SUBJECT_NOT_REGISTERED, () -> racing.issue(issueRequest(), AlongWith.nothing()));
        assertThat(countValid("s-1")).isZero();
    }

    private boolean isIssued(IssueRequest request) {
        try {
            certificates.issue(request, AlongWith.nothing());
            return true;
        } catch (RefusedException refused) {
            assertThat(refused.refusal().reason()).isEqualTo(Reason.SUBJECT_NOT_REGISTERED);
            return false;
        }
    }

    private static <T> List<T> inParallel(int count, Callable<T> task) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        var refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.refusal().reason()).isEqualTo(reason);
        assertThat(refused.refusal().detail()).isNotBlank();
    }

    private IssuedCertificate issue() {
        return certificates.issue(issueRequest(), AlongWith.nothing());
    }

    private static IssueRequest issueRequest() {
        return new IssueRequest(VNFM, CertificateType.VNFCI, request("vnfc-1").make());
    }

    private static TestRequest request(String name) {
        return TestRequest.request().subject("CN=" + name).dns(name + ".example.com");
    }

    private static CertificateNames names(String name) {
        var none = SubjectAttributes.NONE;
        var subject = new SubjectAttributes(
                Optional.of(name),
                none.organization(),
                none.country(),
                none.state(),
                none.locality(),
                none.emailAddress());
        return CertificateNames.of(subject, List.of(name + ".example.com"));
    }

    private X500Principal issuer() {
        return authority.certificate().getSubjectX500Principal();
    }

    private RevocationRequest revocation(IssuedCertificate issued, RevocationReason reason) {
        return new RevocationRequest(
                new Requester.ByConsumer(VNFM),
                CertificateType.VNFCI,
                issuer(),
                issued.id().serial(),
                reason,
                CertificateDetails.NONE);
    }

    private RevocationRequest by(Requester requester, IssuedCertificate issued) {
        return new RevocationRequest(
                requester,
                CertificateType.VNFCI,
                issuer(),
                issued.id().serial(),
                RevocationReason.UNSPECIFIED,
                CertificateDetails.NONE);
    }

    private long countValid(String subjectInstanceId) {
        return database.read(handle -> certificates.countValid(handle, subjectInstanceId));
    }
}
