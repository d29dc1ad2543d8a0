package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

/** Generated filters over generated subjects: what a database answers is what the reference evaluator says; what is broken is answered 400. */
class FilterFuzzIT {

    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final long SEED = Long.getLong("seed", 5_013L);
    private static final int SUBJECTS = 60;
    private static final Consumer VNFM = new Consumer("vnfm");
    private static final Consumer OTHER = new Consumer("vnfm-b");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** What would show a database behind the interface. */
    private static final Pattern SQL =
            Pattern.compile("(?i)sqlite|postgres|jdbc|jdbi|syntax error|subject_|select .* from|exception");

    @TempDir
    private Path folder = Path.of("");

    private static int count(Engine engine) {
        int full = THOROUGH ? 100_000 : 3_000;
        return engine == Engine.SQLITE ? full : full / 10;
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void a_valid_filter_finds_what_it_describes_and_a_broken_one_is_answered_400(Engine engine) {
        try (var database = engine.open(folder)) {
            var random = new Random(SEED);
            var subjects = subjects(database, 1000);
            var objects = register(subjects, random);
            var expressions = new FilterExpressions(random, objects);
            var pages = subjects(database, 7);
            int matched = 0;
            int refused = 0;
            int count = count(engine);

            for (int i = 0; i < count; i++) {
                var filter = expressions.filter();
                var text = expressions.text(filter);
                if (i % 2 == 0) {
                    var found = Lists.ids(subjects, VNFM, "filter=" + expressions.escaped(text));
                    assertThat(found).as(text).isEqualTo(expected(filter, objects));
                    matched += found.isEmpty() ? 0 : 1;
                    if (i % 20 == 0) {
                        assertThat(walk(pages, "filter=" + expressions.escaped(text)))
                                .as(text)
                                .isEqualTo(found);
                    }
                } else {
                    refused += isRefused(subjects, expressions.escaped(expressions.broken(text))) ? 1 : 0;
                }
            }

            assertThat(matched).as("filters that find something").isGreaterThan(count / 10);
            assertThat(refused).as("changes that break the filter").isGreaterThan(count / 5);
        }
    }

    private static Subjects subjects(Database database, int page) {
        return new Subjects(
                database,
                new JdbcSubjectStore(),
                (handle, id) -> 0,
                SubjectSettings.standard(),
                none -> 0,
                new Paging(new ListSettings(page, false), new Markers(new byte[Markers.KEY_OCTETS])),
                CLOCK);
    }

    private static List<ObjectNode> register(Subjects subjects, Random random) {
        var objects = new ArrayList<ObjectNode>();
        for (int i = 0; i < SUBJECTS; i++) {
            objects.add(SubjectModels.json(subjects.register(VNFM, SubjectModels.registration(random, i))));
        }
        subjects.register(
                OTHER,
                new Registration(
                        sol023.cmf.ca.CertificateType.VNFCI,
                        List.of(new VnfciSubject(
                                "a1.example.org",
                                List.of(new CertificateEntry(
                                        sol023.cmf.ca.SubjectAttributes.NONE, List.of("of-another.example.org")))))));
        return objects;
    }

    private static List<String> expected(ReferenceFilter filter, List<ObjectNode> objects) {
        return objects.stream()
                .filter(filter::matches)
                .map(object -> object.path("id").asText())
                .sorted()
                .toList();
    }

    private static List<String> walk(Subjects subjects, String query) {
        var ids = new ArrayList<String>();
        var next = query;
        for (int pages = 0; pages <= SUBJECTS; pages++) {
            var page = Lists.page(subjects, VNFM, next);
            page.entries().forEach(subject -> ids.add(subject.id().text()));
            if (page.next().isEmpty()) {
                return ids;
            }
            next = page.next().get().getRawQuery();
        }
        throw new AssertionError("no last page of " + query);
    }

    private static boolean isRefused(Subjects subjects, String escaped) {
        try {
            Lists.ids(subjects, VNFM, "filter=" + escaped);
            return false;
        } catch (ProblemException e) {
            assertThat(e.problem().status()).as(escaped).isIn(400, 414);
            assertThat(e.problem().detail()).as(escaped).doesNotContainPattern(SQL);
            return true;
        }
    }
}
