package sol023.cmf.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateDetails;
import sol023.cmf.ca.CertificateNames;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.RevocationReason;
import sol023.cmf.ca.SerialNumber;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.ListQuery;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

@ParameterizedClass
@EnumSource(Engine.class)
class OwnCertificatesTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");
    private static final URI SELF = URI.create("https://cmf.example.org/nfv-cert/v1/certificates");
    private static final Duration VALIDITY = Duration.ofDays(90);

    @TempDir
    static Path caFolder;

    @TempDir
    Path folder;

    private final Engine engine;
    private final TestClock clock = new TestClock();
    private final List<String> instances = new ArrayList<>();
    private Database database;
    private EmbeddedCertificateAuthority authority;
    private Certificates certificates;
    private OwnCertificates own;

    OwnCertificatesTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        database = engine.open(folder);
        authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(caFolder), CryptoProviders.choose(), clock, Optional::empty);
        var subjects = new TestSubjects(database);
        for (int i = 1; i <= 3; i++) {
            var names = CertificateNames.of(commonName("vnfc-" + i), List.of("vnfc-" + i + ".example.com"));
            subjects.register("s-" + i, CertificateType.VNFCI, names, i < 3 ? VNFM : OTHER);
            instances.add("s-" + i);
        }
        var profile = new CertificateProfile(VALIDITY, CertificateProfile.DEFAULT.keys(), 2048, List.of());
        certificates = new Certificates(
                database,
                authority,
                Map.of(CertificateType.VNFCI, profile, CertificateType.VNF_OAM, profile),
                subjects,
                AuditLog.NONE,
                clock);
        own = own(100);
    }

    private OwnCertificates own(int page) {
        var paging = new Paging(new ListSettings(page, false), new Markers(new byte[Markers.KEY_OCTETS]));
        return new OwnCertificates(database, (handle, ids) -> registered(ids), paging, clock);
    }

    private Set<String> registered(Set<String> ids) {
        var found = new java.util.HashSet<>(ids);
        found.retainAll(instances);
        return found;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_certificate_is_shown_to_the_owner_of_its_subject_only() {
        var mine = issue(1);
        var foreign = issue(3);

        assertThat(ids(VNFM, "")).containsExactly(mine);
        assertThat(ids(OTHER, "")).containsExactly(foreign);
        var shown = own.get(Caller.of(VNFM), mine);
        assertThat(shown.certificate().id().text()).isEqualTo(mine);
        assertThat(shown.state()).isEqualTo(CertificateState.ACCEPTED);
        assertThat(shown.isSubjectRegistered()).isTrue();
        for (var id : List.of(foreign, mine + "x", "x", "", "..")) {
            assertThatThrownBy(() -> own.get(Caller.of(VNFM), id))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(404));
        }
    }

    @Test
    void each_attribute_is_filtered_on() {
        var first = issue(1);
        clock.advance(Duration.ofHours(1));
        var second = issue(2);
        var record = own.get(Caller.of(VNFM), first).certificate();
        revoke(record);

        assertThat(ids(VNFM, "filter=(eq,id," + first + ")")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(eq,certType,VNFCI_certificate)")).containsExactlyInAnyOrder(first, second);
        assertThat(ids(VNFM, "filter=(eq,certType,VNF_OAM_certificate)")).isEmpty();
        assertThat(ids(VNFM, "filter=(eq,subjectInstanceId,s-2)")).containsExactly(second);
        assertThat(ids(VNFM, "filter=(cont,subjectId,of-s-1)")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(eq,serialNumber," + record.id().serial().hex() + ")"))
                .containsExactly(first);
        assertThat(ids(VNFM, "filter=(neq,issuer,x);(eq,subject,CN=vnfc-2)")).containsExactly(second);
        assertThat(ids(VNFM, "filter=(eq,state,accepted)")).containsExactly(second);
        assertThat(ids(VNFM, "filter=(eq,state,revocationNotification)")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(eq,revocationReason,keyCompromise)")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(neq,revocationReason,superseded)")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(eq,_links/self/href," + SELF + "/" + second + ")"))
                .containsExactly(second);
        var end = record.notAfter();
        assertThat(ids(VNFM, "filter=(gt,notAfter," + end + ")")).containsExactly(second);
        assertThat(ids(VNFM, "filter=(lte,notAfter," + end + ")")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(lt,notAfter," + end + ")")).isEmpty();
        assertThat(ids(VNFM, "filter=(lt,notAfter," + end.plusNanos(1) + ")")).containsExactly(first);
        assertThat(ids(VNFM, "filter=(gte,notAfter," + end.plusNanos(1) + ")")).containsExactly(second);
        assertThat(ids(VNFM, "filter=(gte,revocationTime," + clock.instant() + ")"))
                .containsExactly(first);
        assertThat(ids(VNFM, "filter=(lt,notBefore,9999-12-31T23:59:59%2B01:00)"))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void what_has_expired_is_no_longer_accepted() {
        var id = issue(1);
        clock.advance(VALIDITY.plusDays(1));

        assertThat(own.get(Caller.of(VNFM), id).state()).isEqualTo(CertificateState.EXPIRED);
        assertThat(ids(VNFM, "filter=(eq,state,accepted)")).isEmpty();
        assertThat(ids(VNFM, "filter=(eq,state,revocationNotification)")).containsExactly(id);
    }

    @Test
    void a_subject_that_is_deregistered_leaves_its_certificates() {
        var id = issue(1);
        instances.remove("s-1");

        assertThat(own.get(Caller.of(VNFM), id).isSubjectRegistered()).isFalse();
        assertThat(ids(VNFM, "")).containsExactly(id);
    }

    @Test
    void a_list_is_walked_in_pages() {
        var issued = new java.util.TreeSet<String>();
        for (int i = 0; i < 5; i++) {
            issued.add(issue(1 + i % 2));
        }
        var paged = own(2);
        var seen = new ArrayList<String>();
        var query = "";
        while (true) {
            var page = paged.list(Caller.of(VNFM), query(query), SELF);
            page.entries().forEach(shown -> seen.add(shown.certificate().id().text()));
            if (page.next().isEmpty()) {
                break;
            }
            assertThat(page.entries()).hasSize(2);
            query = page.next().get().getRawQuery();
        }

        assertThat(seen).containsExactlyElementsOf(issued);
    }

    private static SubjectAttributes commonName(String name) {
        return new SubjectAttributes(
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String issue(int number) {
        var request = TestRequest.request()
                .subject("CN=vnfc-" + number)
                .dns("vnfc-" + number + ".example.com")
                .make();
        return certificates
                .issue(new IssueRequest(number < 3 ? VNFM : OTHER, CertificateType.VNFCI, request), AlongWith.nothing())
                .id()
                .text();
    }

    private void revoke(CertificateRecord record) {
        certificates.revoke(
                new RevocationRequest(
                        new Requester.ByConsumer(VNFM),
                        CertificateType.VNFCI,
                        authority.certificate().getSubjectX500Principal(),
                        SerialNumber.of(record.certificate()),
                        RevocationReason.KEY_COMPROMISE,
                        CertificateDetails.NONE),
                AlongWith.nothing());
    }

    private List<String> ids(Consumer consumer, String query) {
        return own.list(Caller.of(consumer), query(query), SELF).entries().stream()
                .map(shown -> shown.certificate().id().text())
                .toList();
    }

    private static ListQuery query(String query) {
        var uri = URI.create(SELF + (query.isEmpty() ? "" : "?" + query));
        var request = new ContainerRequest(
                URI.create("https://cmf.example.org/"), uri, "GET", null, new MapPropertiesDelegate(), null);
        return ListQuery.readWithoutSelectors(CertificateTables.TYPE, request.getUriInfo());
    }
}
