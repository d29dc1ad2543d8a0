package sol023.cmf.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
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
import sol023.cmf.certificate.TestClock;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CrlPublicationTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Duration VALIDITY = Duration.ofDays(2);
    private static final CryptoProviders PROVIDERS = CryptoProviders.choose();

    @TempDir
    static Path caFolder;

    @TempDir
    Path folder;

    private final Engine engine;
    private final TestClock clock = new TestClock();
    private Database database;
    private EmbeddedCertificateAuthority authority;
    private Certificates certificates;
    private CrlPublication publication;

    CrlPublicationTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        database = engine.open(folder);
        authority = EmbeddedCertificateAuthority.open(CaSettings.lab(caFolder), PROVIDERS, clock, Optional::empty);
        var profile = new CertificateProfile(Duration.ofDays(10), CertificateProfile.DEFAULT.keys(), 2048, List.of());
        certificates = new Certificates(
                database,
                authority,
                Map.of(CertificateType.VNFCI, profile, CertificateType.VNF_OAM, profile),
                (handle, type, names, asking) -> Optional.of(new RegisteredSubject("s", "v", asking)),
                AuditLog.NONE,
                clock);
        publication = newPublication();
    }

    private CrlPublication newPublication() {
        return new CrlPublication(database, authority, VALIDITY, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void there_is_a_crl_before_anything_is_revoked() throws Exception {
        var crl = publication.current();

        assertThat(crl.number()).isEqualTo(1);
        assertThat(crl.thisUpdate()).isEqualTo(clock.instant());
        assertThat(crl.nextUpdate()).isEqualTo(clock.instant().plus(VALIDITY));
        assertThat(parsed(crl).getRevokedCertificates()).isNull();
    }

    @Test
    void a_crl_is_kept_as_long_as_nothing_happens() {
        var first = publication.current();
        clock.advance(VALIDITY.dividedBy(2).minusSeconds(1));

        assertThat(publication.current().number()).isEqualTo(first.number());
        assertThat(newPublication().current().der()).isEqualTo(first.der());
    }

    @Test
    void a_crl_is_renewed_when_half_of_its_time_is_over() {
        var first = publication.current();
        clock.advance(VALIDITY.dividedBy(2));
        var second = publication.current();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.thisUpdate()).isEqualTo(clock.instant());
    }

    @Test
    void a_revocation_is_on_the_crl_at_once_and_once() throws Exception {
        var kept = issue();
        var revoked = issue();
        publication.current();
        certificates.reject(revoked.id(), Certificates.Rejection.BY_REQUESTER, AlongWith.nothing());
        var crl = publication.current();

        assertThat(parsed(crl).getRevokedCertificate(revoked.certificate())).isNotNull();
        assertThat(parsed(crl).getRevokedCertificate(kept.certificate())).isNull();
        parsed(crl).verify(authority.certificate().getPublicKey());
        assertThat(publication.current().number()).isEqualTo(crl.number());
        assertThat(newPublication().current().number()).isEqualTo(crl.number());
    }

    @Test
    void another_node_sees_the_revocation_too() throws Exception {
        var other = newPublication();
        other.current();
        var revoked = issue();
        certificates.reject(revoked.id(), Certificates.Rejection.BY_REQUESTER, AlongWith.nothing());
        publication.current();

        assertThat(parsed(other.current()).getRevokedCertificate(revoked.certificate()))
                .isNotNull();
    }

    @Test
    void a_certificate_stays_on_the_crl_for_one_crl_beyond_its_end() throws Exception {
        var revoked = issue();
        certificates.reject(revoked.id(), Certificates.Rejection.BY_REQUESTER, AlongWith.nothing());
        clock.advance(Duration.ofDays(11));
        assertThat(parsed(publication.current()).getRevokedCertificate(revoked.certificate()))
                .isNotNull();

        clock.advance(VALIDITY);
        assertThat(parsed(publication.current()).getRevokedCertificates()).isNull();
    }

    @Test
    void nodes_that_renew_at_once_agree_on_one_crl() throws Exception {
        var revoked = new ArrayList<IssuedCertificate>();
        for (var count = 0; count < 10; count++) {
            revoked.add(issue());
        }
        var pool = Executors.newFixedThreadPool(6);
        try {
            Callable<Boolean> node = () -> {
                var own = newPublication();
                return own.current().number() > 0;
            };
            for (var certificate : revoked) {
                certificates.reject(certificate.id(), Certificates.Rejection.BY_REQUESTER, AlongWith.nothing());
                for (var done : pool.invokeAll(Collections.nCopies(3, node))) {
                    assertThat(done.get()).isTrue();
                }
            }
        } finally {
            pool.shutdownNow();
        }
        var crl = parsed(publication.current());
        assertThat(revoked).allSatisfy(certificate -> assertThat(crl.getRevokedCertificate(certificate.certificate()))
                .isNotNull());
    }

    @Test
    void the_crl_is_renewed_although_nobody_asks() {
        try (var renewal = CrlRenewal.start(publication, Duration.ofMillis(20))) {
            assertThat(renewal).isNotNull();
            Awaitility.await().until(() -> storedNumber().equals(List.of(1L)));
            clock.advance(VALIDITY.dividedBy(2));
            Awaitility.await().until(() -> storedNumber().equals(List.of(2L)));
        }
    }

    @Test
    void a_crl_that_ends_at_once_is_no_setting() {
        assertThatThrownBy(() -> new CrlPublication(database, authority, Duration.ZERO, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Long> storedNumber() {
        return database.read(handle ->
                handle.select("select number from crl").mapTo(Long.class).list());
    }

    private IssuedCertificate issue() {
        return certificates.issue(
                new IssueRequest(
                        VNFM, CertificateType.VNFCI, TestRequest.request().make()),
                AlongWith.nothing());
    }

    private static X509CRL parsed(PublishedCrl crl) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(crl.der()));
    }
}
