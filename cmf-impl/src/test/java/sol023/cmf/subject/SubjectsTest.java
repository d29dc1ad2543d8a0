package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Consumer;
import sol023.cmf.ca.CertificateType;
import sol023.cmf.ca.SubjectAttributes;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

class SubjectsTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");
    private static final Set<CertificateType> ALL = EnumSet.allOf(CertificateType.class);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong valid = new AtomicLong();
    private final JdbcSubjectStore store = new JdbcSubjectStore();

    @ParameterizedTest
    @EnumSource
    void a_subject_is_read_as_it_was_registered(Engine engine) {
        try (var database = engine.open(folder)) {
            var registration = new Registration(
                    CertificateType.VNF_OAM,
                    List.of(
                            new VnfciSubject(
                                    "vnfc-ä\"1",
                                    List.of(
                                            new CertificateEntry(
                                                    new SubjectAttributes(
                                                            Optional.of("host"),
                                                            Optional.of("O"),
                                                            Optional.of("FR"),
                                                            Optional.of("S"),
                                                            Optional.of("L"),
                                                            Optional.of("a@example.org")),
                                                    List.of("Host.example.org", "192.0.2.1")),
                                            new CertificateEntry(SubjectAttributes.NONE, List.of("b.example.org")))),
                            vnfci("vnfc-2", "c.example.org")));
            var subjects = subjects(database);

            var registered = subjects.register(VNFM, registration);

            assertThat(subjects.get(Caller.of(VNFM), ALL, registered.id()))
                    .isEqualTo(new SubjectInstance(registered.id(), VNFM, registration));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_names_that_can_be_allowed_are_stored_and_found(Engine engine) {
        try (var database = engine.open(folder)) {
            var subjects = subjects(database);
            var random = new java.util.Random(7);
            // three octets each, and nothing that could be compressed
            var id = random.ints(SubjectSettings.LONGEST_IDENTIFIER, 0x4e00, 0x9fa0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var uri = "urn:x:"
                    + random.ints(SubjectSettings.LONGEST_NAME, 'a', 'z' + 1)
                            .map(each -> random.nextBoolean() ? each : Character.toUpperCase(each))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            var name = uri.substring(0, SubjectSettings.LONGEST_NAME);

            var registered = subjects.register(VNFM, registration(id, name));

            assertThat(subjects.get(Caller.of(VNFM), ALL, registered.id())).isEqualTo(registered);
            assertThat(find(database, name, VNFM)).contains(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_subject_with_valid_certificates_stays(Engine engine) {
        try (var database = engine.open(folder)) {
            var subjects = subjects(database);
            var subject = subjects.register(VNFM, registration("vnfc", "a.example.org"));
            valid.set(2);

            assertThatThrownBy(() -> subjects.deregister(Caller.of(VNFM), ALL, subject.id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(409))
                    .hasMessageContaining("2 certificates");
            assertThat(subjects.get(Caller.of(VNFM), ALL, subject.id())).isEqualTo(subject);

            valid.set(0);
            subjects.deregister(Caller.of(VNFM), ALL, subject.id());
            assertThat(list(subjects, VNFM)).isEmpty();
            assertThat(find(database, "a.example.org", VNFM)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_name_is_found_by_its_canonical_form_and_for_the_consumer_that_asks(Engine engine) {
        try (var database = engine.open(folder)) {
            var subjects = subjects(database);
            var first = subjects.register(VNFM, registration("vnfc-1", "A.example.org"));
            subjects.register(VNFM, registration("vnfc-2", "a.EXAMPLE.org"));

            assertThat(find(database, "a.example.org", VNFM))
                    .hasValueSatisfying(found -> assertThat(found).startsWith("vnfc-"));
            assertThat(find(database, "a.example.org", OTHER)).isPresent();
            assertThat(find(database, "b.example.org", VNFM)).isEmpty();
            subjects.deregister(Caller.of(VNFM), ALL, first.id());
            assertThat(find(database, "a.example.org", VNFM)).contains("vnfc-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_registrations_at_once_one_wins_whoever_asks(Engine engine) throws Exception {
        try (var database = engine.open(folder)) {
            var subjects = subjects(database);
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 16; i++) {
                var owner = i % 2 == 0 ? VNFM : OTHER;
                tasks.add(() -> isGranted(subjects, owner, registration("vnfc", "a.example.org")));
            }
            var pool = Executors.newFixedThreadPool(tasks.size());
            try {
                var granted = 0;
                for (var future : pool.invokeAll(tasks)) {
                    granted += future.get() ? 1 : 0;
                }
                assertThat(granted).isEqualTo(1);
            } finally {
                pool.shutdownNow();
            }
            assertThat(list(subjects, VNFM).size() + list(subjects, OTHER).size())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_thousand_vnfcis_are_registered_and_refused_as_one(Engine engine) {
        try (var database = engine.open(folder)) {
            var subjects = subjects(database);
            var many = IntStream.range(0, 1000)
                    .mapToObj(i -> vnfci("vnfc-" + i, "host-" + i + ".example.org"))
                    .toList();
            subjects.register(VNFM, registration("vnfc-777", "x.example.org"));

            assertThatThrownBy(() -> subjects.register(VNFM, new Registration(CertificateType.VNFCI, many)))
                    .hasMessageContaining("/subjectId/777/subjectId");
            assertThat(list(subjects, VNFM)).hasSize(1);
            assertThat(subjects.register(OTHER, new Registration(CertificateType.VNFCI, many))
                            .registration()
                            .subjects())
                    .hasSize(1000);
        }
    }

    private Subjects subjects(Database database) {
        return new Subjects(
                database,
                store,
                (handle, id) -> valid.get(),
                SubjectSettings.standard(),
                none -> 0,
                Lists.PAGING,
                CLOCK);
    }

    private static List<String> list(Subjects subjects, Consumer owner) {
        return Lists.ids(subjects, owner, "");
    }

    @ParameterizedTest
    @EnumSource
    void a_consumer_registers_up_to_its_bound_whoever_counted_before(Engine engine) {
        try (var database = engine.open(folder)) {
            subjects(database).register(VNFM, registration("vnfc-1", "a.example.org"));
            var bounded = new Subjects(
                    database, store, (handle, id) -> 0, SubjectSettings.standard(), none -> 2, Lists.PAGING, CLOCK);
            bounded.register(OTHER, registration("vnfc-1", "o.example.org"));
            var second = bounded.register(VNFM, registration("vnfc-2", "b.example.org"));

            assertThatThrownBy(() -> bounded.register(VNFM, registration("vnfc-3", "c.example.org")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(422));
            bounded.deregister(Caller.of(VNFM), ALL, second.id());
            assertThatThrownBy(() -> bounded.register(VNFM, registration("vnfc-1", "d.example.org")))
                    .hasMessageContaining("registered already");
            bounded.register(VNFM, registration("vnfc-4", "e.example.org"));
            assertThat(list(bounded, VNFM)).hasSize(2);
        }
    }

    private Optional<String> find(Database database, String name, Consumer asking) {
        var names = new CertificateEntry(SubjectAttributes.NONE, List.of(name)).names();
        return database.read(handle ->
                store.find(handle, CertificateType.VNFCI, names, asking).map(found -> found.vnfciId()));
    }

    private static boolean isGranted(Subjects subjects, Consumer owner, Registration registration) {
        try {
            subjects.register(owner, registration);
            return true;
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(409);
            return false;
        }
    }

    private static Registration registration(String vnfciId, String name) {
        return new Registration(CertificateType.VNFCI, List.of(vnfci(vnfciId, name)));
    }

    private static VnfciSubject vnfci(String vnfciId, String name) {
        return new VnfciSubject(vnfciId, List.of(new CertificateEntry(SubjectAttributes.NONE, List.of(name))));
    }
}
