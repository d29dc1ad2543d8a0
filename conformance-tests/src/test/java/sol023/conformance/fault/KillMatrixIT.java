package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every check of the suite is seen to fail under a fault by name, and none without; the matrix is published beside the docs. */
@Tag(SelfTestOnce.TAG)
class KillMatrixIT {

    private static Proof proof() throws IOException {
        return SelfTestOnce.outcome().proof();
    }

    private static KillMatrix matrix() throws IOException {
        return proof().matrix();
    }

    @Test
    void a_proxy_that_changes_nothing_leaves_every_check_green() throws IOException {
        assertThat(matrix().checks()).as("checks of full runs").hasSizeGreaterThan(100);
        assertThat(matrix().unclean()).isEmpty();
        assertThat(matrix().redAnyway()).as("advisories without a fault").isEmpty();
    }

    @Test
    void every_fault_shows_itself_and_none_breaks() throws IOException {
        assertThat(matrix().idle()).as("faults that never showed").isEmpty();
        assertThat(matrix().broken()).as("faults that failed themselves").isEmpty();
    }

    @Test
    void every_fault_is_noticed_by_the_checks_it_names() throws IOException {
        assertThat(matrix().missed()).isEmpty();
    }

    @Test
    void every_check_is_killed_by_a_fault_that_names_it() throws IOException {
        assertThat(matrix().survivors()).as("checks that no fault kills").isEmpty();
    }

    @Test
    void no_other_check_is_red_than_those_that_are_declared() throws IOException {
        assertThat(proof().undeclared())
                .as("lines missing in blast-radius.txt (review them, then run with -Dupdate-blast-radius=true)")
                .isEmpty();
    }

    @Test
    void full_runs_judge_what_the_register_says_is_judged() throws IOException {
        assertThat(proof().uncovered()).isEmpty();
    }

    @Test
    void no_fault_breaks_the_suite_itself() throws IOException {
        assertThat(matrix().errors()).isEmpty();
    }

    @Test
    void the_matrix_is_published() throws IOException {
        assertThat(Path.of("../docs/kill-matrix.md"))
                .content()
                .startsWith("# Kill matrix")
                .contains(proof().summary());
    }
}
