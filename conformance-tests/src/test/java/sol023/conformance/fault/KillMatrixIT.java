package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sol023.conformance.run.RunResult;

/** Every check of the suite is seen to fail under a fault by name, and none without; the matrix is left in the build folder. */
class KillMatrixIT {

    private static final int AT_A_TIME = 3;

    private static KillMatrix matrix = new KillMatrix(List.of(), List.of());

    @BeforeAll
    static void runAllFaults() throws IOException {
        Path build = Path.of("target").toAbsolutePath();
        Path cmf = build.resolve("../../cmf-impl/target/cmf.jar").normalize();
        assertThat(cmf).as("the reference CMF, packaged before the suite").isRegularFile();
        try (SelfTest selfTest = SelfTest.start(cmf, Clock.systemUTC())) {
            RunResult clean = selfTest.clean(AT_A_TIME);
            List<FaultResult> results = selfTest.run(Faults.all(), new Relevance(clean), AT_A_TIME);
            matrix = new KillMatrix(clean.checks().toList(), results);
        }
        Files.writeString(build.resolve("kill-matrix.md"), new MatrixPage(matrix).text());
    }

    @Test
    void a_proxy_that_changes_nothing_leaves_every_check_green() {
        assertThat(matrix.checks()).as("checks of a full run").hasSizeGreaterThan(100);
        assertThat(matrix.unclean()).isEmpty();
        assertThat(matrix.redAnyway()).as("advisories without a fault").isEmpty();
    }

    @Test
    void every_fault_shows_itself_and_none_breaks() {
        assertThat(matrix.idle()).as("faults that never showed").isEmpty();
        assertThat(matrix.broken()).as("faults that failed themselves").isEmpty();
    }

    @Test
    void every_fault_is_noticed_by_the_checks_it_names() {
        assertThat(matrix.missed()).isEmpty();
    }

    @Test
    void every_check_is_killed_by_a_fault_that_names_it() {
        assertThat(matrix.survivors()).as("checks that no fault kills").isEmpty();
    }

    @Test
    void no_fault_breaks_the_suite_itself() {
        assertThat(matrix.errors()).isEmpty();
    }
}
