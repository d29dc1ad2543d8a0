package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;
import sol023.cmf.store.Engine;

class SlowListTest {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_search_that_takes_too_long_is_broken_off_and_the_next_one_answered(@TempDir Path folder) {
        var vnfm = new Consumer("vnfm");
        try (var database = Engine.POSTGRES.open(folder)) {
            var subjects = new Subjects(
                    database,
                    new JdbcSubjectStore(),
                    (handle, id) -> 0,
                    SubjectSettings.standard(),
                    none -> 0,
                    Lists.PAGING,
                    Clock.systemUTC());

            var done = database.write(handle -> {
                handle.execute("lock table subject_instance in access exclusive mode");
                assertThatThrownBy(() -> Lists.ids(subjects, vnfm, ""))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().status()).isEqualTo(503));
                return true;
            });

            assertThat(done).isTrue();
            assertThat(Lists.ids(subjects, vnfm, "")).isEmpty();
        }
    }
}
