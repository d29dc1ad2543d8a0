package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageGateTest {

    private static final List<Row> ROWS = List.copyOf(Register.standard().rows());
    private static final Set<Requirement> CHECKED = with(Testing.CHECK);

    private static Set<Requirement> with(Testing testing) {
        Set<Requirement> found = EnumSet.noneOf(Requirement.class);
        ROWS.stream().filter(row -> row.testing() == testing).forEach(row -> found.add(row.requirement()));
        return found;
    }

    @Test
    void nothing_is_said_when_exactly_the_checks_were_emitted() {
        assertThat(new CoverageGate(ROWS, CHECKED).breaches()).isEmpty();
    }

    @Test
    void a_check_that_was_never_emitted_is_named() {
        Requirement left = CHECKED.iterator().next();
        Set<Requirement> judged = EnumSet.copyOf(CHECKED);
        judged.remove(left);
        assertThat(new CoverageGate(ROWS, judged).breaches())
                .containsExactly(left + " (" + left.row().place() + ") has a check that no full run emitted");
    }

    @Test
    void a_check_that_nobody_announced_is_named() {
        Requirement planned = with(Testing.PLANNED).iterator().next();
        Requirement untestable = with(Testing.NOT_TESTABLE).iterator().next();
        Set<Requirement> judged = EnumSet.copyOf(CHECKED);
        judged.add(planned);
        judged.add(untestable);
        assertThat(new CoverageGate(ROWS, judged).breaches())
                .containsExactlyInAnyOrder(
                        planned + " (" + planned.row().place() + ") was judged, the register says planned",
                        untestable + " (" + untestable.row().place() + ") was judged, the register says not testable");
    }
}
