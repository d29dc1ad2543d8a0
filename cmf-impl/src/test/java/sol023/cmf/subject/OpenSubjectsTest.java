package sol023.cmf.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import sol023.cmf.access.Consumer;
import sol023.cmf.sol013.ProblemException;

class OpenSubjectsTest {

    private static final Consumer VNFM = new Consumer("vnfm");
    private static final int MOST = 2;
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final AtomicInteger stored = new AtomicInteger();
    private final OpenSubjects open = new OpenSubjects((owner, limit) -> stored.get(), owner -> MOST, CLOCK);

    private int register() {
        return open.add(VNFM, stored::incrementAndGet);
    }

    @Test
    void no_more_than_the_bound_are_registered() {
        register();
        register();
        assertThatThrownBy(this::register).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_is_being_registered_counts() {
        open.add(
                VNFM,
                () -> open.add(VNFM, () -> {
                    assertThatThrownBy(this::register).isInstanceOf(ProblemException.class);
                    return 0;
                }));
    }

    @Test
    void what_is_being_registered_counts_after_a_deregistration_as_well() {
        register();
        register();
        stored.decrementAndGet();
        open.remove(VNFM);
        open.add(VNFM, () -> {
            stored.decrementAndGet();
            open.remove(VNFM);
            register();
            assertThatThrownBy(this::register).isInstanceOf(ProblemException.class);
            return 0;
        });
    }

    @Test
    void a_registration_that_failed_takes_no_place() {
        assertThatThrownBy(() -> open.add(VNFM, () -> {
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class);
        register();
        assertThat(register()).isEqualTo(MOST);
    }

    @Test
    void a_place_that_is_given_back_can_be_taken_at_once() {
        register();
        register();
        stored.decrementAndGet();
        open.remove(VNFM);
        assertThat(register()).isEqualTo(MOST);
    }
}
