package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.sol013.query.Markers;
import sol023.cmf.sol013.query.Paging;
import sol023.cmf.store.Database;
import sol023.cmf.store.Engine;

class SlowListTest {

    private static final Consumer VNFM = new Consumer("vnfm");

    @TempDir
    private Path folder = Path.of("");

    private static Subjects subjects(Database database, Duration patience) {
        return new Subjects(
                database,
                new JdbcSubjectStore(),
                (handle, id) -> 0,
                SubjectSettings.standard(),
                none -> 0,
                new Paging(new ListSettings(1000, false, patience), new Markers(new byte[Markers.KEY_OCTETS])),
                Clock.systemUTC());
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_search_that_takes_too_long_is_broken_off_and_the_next_one_answered() {
        try (var database = Engine.POSTGRES.open(folder)) {
            var subjects = subjects(database, Duration.ofSeconds(1));

            var done = database.write(handle -> {
                handle.execute("lock table subject_instance in access exclusive mode");
                assertBrokenOff(subjects, "");
                return true;
            });

            assertThat(done).isTrue();
            assertThat(Lists.ids(subjects, VNFM, "")).isEmpty();
        }
    }

    @Test
    void so_is_one_in_the_embedded_store() {
        try (var database = Engine.SQLITE.open(folder)) {
            var subjects = subjects(database, Duration.ofNanos(1));
            var random = new Random(5);
            for (int i = 0; i < 100; i++) {
                subjects.register(VNFM, SubjectModels.registration(random, i));
            }
            var costly = IntStream.range(0, 50)
                    .mapToObj(i -> "(ncont,subjectId/certificateData/subjectAlternateName,zzz" + i + ")")
                    .collect(Collectors.joining(";"));

            assertBrokenOff(subjects, "filter=" + costly);
            assertThat(Lists.ids(subjects, VNFM, "filter=(eq,subjectId/subjectId,nobody)"))
                    .isEmpty();
        }
    }

    private static void assertBrokenOff(Subjects subjects, String query) {
        assertThatThrownBy(() -> Lists.ids(subjects, VNFM, query))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));
    }
}
