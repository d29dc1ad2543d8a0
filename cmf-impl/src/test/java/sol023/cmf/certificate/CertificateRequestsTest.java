package sol023.cmf.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.audit.AuditEvent;
import sol023.cmf.audit.AuditLog;
import sol023.cmf.ca.Approval;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.ca.CertificateProfile;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.CryptoProviders;
import sol023.cmf.ca.EmbeddedCertificateAuthority;
import sol023.cmf.ca.NamedTerms;
import sol023.cmf.ca.TestRequest;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

/** The life of requests that wait, on both engines. */
@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CertificateRequestsTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final String MANUAL = "a.manual.example";
    private static final RequestSettings SETTINGS =
            new RequestSettings(3, Duration.ofDays(30), Duration.ofDays(7), Duration.ofMinutes(5));

    @TempDir
    static Path caFolder;

    @TempDir
    Path folder;

    private final Engine engine;
    private final TestClock clock = new TestClock();
    private final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    private Database database;
    private TestSubjects subjects;
    private Certificates certificates;
    private CertificateRequests requests;

    CertificateRequestsTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void open() {
        database = engine.open(folder);
        var authority = EmbeddedCertificateAuthority.open(
                CaSettings.lab(caFolder), CryptoProviders.choose(), clock, Optional::empty);
        subjects = new TestSubjects(database);
        var profile = CertificateProfile.DEFAULT.with(List.of(
                NamedTerms.decided("*.slow.example", new Approval.Delayed(DELAY, true)),
                NamedTerms.decided("*.denied.example", new Approval.Delayed(DELAY, false)),
                NamedTerms.decided("*.manual.example", Approval.MANUAL)));
        certificates = new Certificates(
                database,
                authority,
                Map.of(CertificateType.VNFCI, profile, CertificateType.VNF_OAM, profile),
                subjects,
                AuditLog.NONE,
                clock);
        requests = requests();
    }

    /** Those of another node, too. */
    private CertificateRequests requests() {
        return new CertificateRequests(certificates, database, SETTINGS, audited::add, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RequestOutcome submit(String host) {
        var csr = TestRequest.request().subject("CN=" + host).dns(host).make();
        subjects.register("s-" + host, CertificateType.VNFCI, csr.names(), VNFM);
        return requests.submit(new IssueRequest(VNFM, CertificateType.VNFCI, csr), AlongWith.nothing());
    }

    private CertificateRequestId waiting(String host) {
        return ((RequestOutcome.Waiting) submit(host)).id();
    }

    private CertificateRequest find(CertificateRequestId id) {
        return requests.find(id).orElseThrow();
    }

    private Refusal.Reason reason(CertificateRequestId id) {
        return ((RequestOutcome.Refused) requests.outcome(id).orElseThrow())
                .refusal()
                .reason();
    }

    private long countValid(String host) {
        return database.read(handle -> certificates.countValid(handle, "s-" + host));
    }

    @Test
    void what_is_automatic_is_granted_and_no_request_is_kept() {
        assertThat(submit("at.once.example")).isInstanceOf(RequestOutcome.Issued.class);
        assertThat(requests.decided(true, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void the_operator_grants_once() {
        var id = waiting(MANUAL);

        var approved = requests.approve(find(id), "operator");

        assertThat(approved.state()).isInstanceOf(CertificateRequest.State.Issued.class);
        assertThat(approved.decision().orElseThrow().by()).isEqualTo("operator");
        assertThat(requests.outcome(id)).get().isInstanceOf(RequestOutcome.Issued.class);
        assertThatThrownBy(() -> requests.deny(find(id), "operator", "no")).isInstanceOf(RequestDecidedException.class);
        assertThat(countValid(MANUAL)).isEqualTo(1);
    }

    @Test
    void of_many_decisions_at_once_one_counts_and_at_most_one_certificate_is_recorded() throws Exception {
        var id = waiting(MANUAL);
        var seen = find(id);
        List<Callable<Boolean>> deciders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var node = requests();
            deciders.add(
                    i % 2 == 0
                            ? () -> decided(() -> node.approve(seen, "a"))
                            : () -> decided(() -> node.deny(seen, "b", "no")));
        }
        var threads = Executors.newFixedThreadPool(deciders.size());
        try {
            int counted = 0;
            for (var each : threads.invokeAll(deciders)) {
                counted += each.get() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        long granted = requests.outcome(id).orElseThrow() instanceof RequestOutcome.Issued ? 1 : 0;
        assertThat(countValid(MANUAL)).isEqualTo(granted);
    }

    private static boolean decided(Callable<CertificateRequest> decision) throws Exception {
        try {
            decision.call();
            return true;
        } catch (RequestDecidedException late) {
            return false;
        }
    }

    @Test
    void many_that_ask_when_it_is_due_find_one_certificate() throws Exception {
        var id = waiting("a.slow.example");
        clock.advance(DELAY);
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<RequestOutcome> ask = () -> requests().outcome(id).orElseThrow();
            for (var each : threads.invokeAll(Collections.nCopies(8, ask))) {
                assertThat(each.get()).isInstanceOf(RequestOutcome.Issued.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(countValid("a.slow.example")).isEqualTo(1);
    }

    @Test
    void what_is_due_is_decided_although_nobody_asks() {
        var slow = waiting("a.slow.example");
        var denied = waiting("a.denied.example");
        var manual = waiting(MANUAL);
        clock.advance(DELAY);

        requests.decideDue();

        assertThat(find(slow).state()).isInstanceOf(CertificateRequest.State.Issued.class);
        assertThat(reason(denied)).isEqualTo(Refusal.Reason.DENIED);
        assertThat(find(manual).isWaiting()).isTrue();
        clock.advance(SETTINGS.longestWait());
        requests.decideDue();
        assertThat(reason(manual)).isEqualTo(Refusal.Reason.NOT_DECIDED);
    }

    private List<AuditEvent> denials() {
        return audited.stream()
                .filter(each -> each.action() == AuditEvent.Action.CERTIFICATE_DENY)
                .toList();
    }

    @Test
    void a_subject_that_leaves_takes_its_requests_along() {
        var id = waiting(MANUAL);
        var other = waiting("b.manual.example");

        var afterwards = database.write(handle -> requests.subjectLeaves(handle, "s-" + MANUAL));
        assertThat(denials()).as("until it is durable").isEmpty();
        afterwards.run();

        assertThat(denials()).singleElement().satisfies(event -> {
            assertThat(event.details()).containsEntry("request", id.text()).containsKey("reason");
        });
        assertThat(reason(id)).isEqualTo(Refusal.Reason.SUBJECT_NOT_REGISTERED);
        assertThat(find(other).isWaiting()).isTrue();
    }

    @Test
    void an_approval_of_what_can_no_longer_be_granted_is_a_refusal() {
        var id = waiting(MANUAL);
        subjects.deregister("s-" + MANUAL, certificates);

        var late = requests.approve(find(id), "operator");

        assertThat(late.state()).isInstanceOf(CertificateRequest.State.Refused.class);
        assertThat(reason(id)).isEqualTo(Refusal.Reason.SUBJECT_NOT_REGISTERED);
        assertThat(countValid(MANUAL)).isZero();
    }

    @Test
    void no_more_requests_of_a_consumer_wait_than_allowed() {
        var first = waiting("a.manual.example");
        waiting("b.manual.example");
        waiting("c.manual.example");

        var refused = catchThrowableOfType(RefusedException.class, () -> submit("d.manual.example"));
        assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.TOO_MANY_WAITING);

        requests.deny(find(first), "operator", "no");
        assertThat(submit("e.manual.example")).isInstanceOf(RequestOutcome.Waiting.class);
    }

    @Test
    void lists_go_on_where_a_page_ended_and_old_decisions_are_forgotten() {
        var ids = new ArrayList<CertificateRequestId>();
        for (var host : List.of("a.manual.example", "b.manual.example", "c.manual.example")) {
            ids.add(waiting(host));
            clock.advance(Duration.ofSeconds(1));
        }
        var page = requests.waiting(Optional.empty(), 2);
        var rest = requests.waiting(Optional.of(page.get(1).id()), 2);

        assertThat(page).extracting(CertificateRequest::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(rest).extracting(CertificateRequest::id).containsExactly(ids.get(2));

        requests.deny(page.get(0), "operator", "no");
        clock.advance(SETTINGS.kept().plusSeconds(1));
        requests.purge();
        assertThat(requests.outcome(ids.get(0))).isEmpty();
        assertThat(find(ids.get(1)).isWaiting()).isTrue();
    }
}
