package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ALL;
import static sol023.conformance.requirement.Requirement.SUBJECT_QUERY_ONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.CheckResult;
import sol023.conformance.check.Verdict;
import sol023.conformance.requirement.Requirement;

/** What counts as a kill, and what does not. */
class KillMatrixTest {

    private static final Defect NONE = (request, origin, bench) -> origin.send(request);
    private static final Fault FAULT =
            fault("some-fault", "Something is wrong.").kills(SUBJECT_QUERY_ONE).by(NONE);
    private static final CheckName ONE = new CheckName(SUBJECT_QUERY_ONE, "one");
    private static final List<CheckResult> CLEAN =
            List.of(result(SUBJECT_QUERY_ONE, "one", Verdict.PASS), result(SUBJECT_QUERY_ALL, "all", Verdict.PASS));

    private static CheckResult result(Requirement requirement, String what, Verdict verdict) {
        return CheckResult.about(Optional.of(requirement), what, verdict, "message");
    }

    private static KillMatrix matrix(Fault fault, int hits, CheckResult... results) {
        return new KillMatrix(CLEAN, List.of(new FaultResult(fault, hits, 1, List.of(results), List.of())));
    }

    @Test
    void a_named_check_that_fails_is_killed() {
        KillMatrix matrix = matrix(FAULT, 1, result(SUBJECT_QUERY_ONE, "one", Verdict.FAIL));

        assertThat(matrix.missed()).isEmpty();
        assertThat(matrix.killers()).containsEntry(ONE, List.of("some-fault"));
        assertThat(matrix.survivors()).containsExactly(new CheckName(SUBJECT_QUERY_ALL, "all"));
    }

    @Test
    void an_error_an_inconclusive_check_and_an_advisory_kill_nothing() {
        for (Verdict verdict : Set.of(Verdict.ERROR, Verdict.INCONC, Verdict.ADVISORY, Verdict.PASS)) {
            KillMatrix matrix = matrix(FAULT, 1, result(SUBJECT_QUERY_ONE, "one", verdict));

            assertThat(matrix.missed()).as(verdict.word()).containsExactly("some-fault: SUBJECT_QUERY_ONE fail");
            assertThat(matrix.survivors()).as(verdict.word()).contains(ONE);
        }
    }

    @Test
    void a_failure_without_a_hit_kills_nothing() {
        KillMatrix matrix = matrix(FAULT, 0, result(SUBJECT_QUERY_ONE, "one", Verdict.FAIL));

        assertThat(matrix.idle()).containsExactly("some-fault");
        assertThat(matrix.missed()).hasSize(1);
        assertThat(matrix.survivors()).contains(ONE);
    }

    @Test
    void another_check_of_the_requirement_is_not_the_one_that_was_named() {
        Fault exact =
                fault("exact-fault", "Wrong.").kills(SUBJECT_QUERY_ONE, "one").by(NONE);
        KillMatrix matrix = matrix(exact, 1, result(SUBJECT_QUERY_ONE, "two", Verdict.FAIL));

        assertThat(matrix.missed()).containsExactly("exact-fault: SUBJECT_QUERY_ONE (one) fail");
        assertThat(matrix.survivors()).contains(ONE);
    }

    @Test
    void what_is_red_besides_is_the_blast_radius_and_no_kill() {
        KillMatrix matrix = matrix(
                FAULT,
                1,
                result(SUBJECT_QUERY_ONE, "one", Verdict.FAIL),
                result(SUBJECT_QUERY_ALL, "all", Verdict.FAIL));

        assertThat(matrix.results().get(0).blastRadius(Set.of()))
                .containsOnlyKeys(new CheckName(SUBJECT_QUERY_ALL, "all"));
        assertThat(matrix.survivors()).containsExactly(new CheckName(SUBJECT_QUERY_ALL, "all"));
        assertThat(BlastRadius.of("some-fault: SUBJECT_QUERY_ALL: all").undeclared(matrix))
                .isEmpty();
        assertThat(BlastRadius.of("other-fault: SUBJECT_QUERY_ALL: all").undeclared(matrix))
                .containsExactly("some-fault: SUBJECT_QUERY_ALL: all");
    }

    @Test
    void what_is_declared_and_stays_green_is_stale_if_the_fault_has_run() {
        KillMatrix matrix = matrix(FAULT, 1, result(SUBJECT_QUERY_ONE, "one", Verdict.FAIL));

        assertThat(BlastRadius.of("some-fault: SUBJECT_QUERY_ALL: all", "other-fault: SUBJECT_QUERY_ALL: all")
                        .stale(matrix))
                .containsExactly("some-fault: SUBJECT_QUERY_ALL: all");
    }

    @Test
    void updating_replaces_only_what_is_said_of_the_faults_that_have_run(@TempDir Path folder) throws IOException {
        KillMatrix matrix = matrix(
                FAULT,
                1,
                result(SUBJECT_QUERY_ONE, "one", Verdict.FAIL),
                result(SUBJECT_QUERY_ALL, "all", Verdict.FAIL));
        Path file = folder.resolve("blast-radius.txt");

        BlastRadius.of("some-fault: SUBJECT_QUERY_ONE: two", "other-fault: SUBJECT_QUERY_ALL: all")
                .update(matrix, file);

        assertThat(Files.readAllLines(file))
                .containsExactly("other-fault: SUBJECT_QUERY_ALL: all", "some-fault: SUBJECT_QUERY_ALL: all");
    }

    @Test
    void what_is_declared_is_sorted_and_about_faults_that_exist() {
        List<String> ids = Stream.concat(Faults.all().stream(), VnfmFaults.all().stream())
                .map(Fault::id)
                .toList();

        assertThat(BlastRadius.declared().lines()).isSorted().isNotEmpty().allSatisfy(line -> assertThat(ids)
                .contains(line.split(": ", 2)[0]));
    }

    @Test
    void an_error_of_the_suite_under_a_fault_is_told() {
        KillMatrix matrix = matrix(FAULT, 1, result(SUBJECT_QUERY_ONE, "one", Verdict.ERROR));

        assertThat(matrix.errors()).containsExactly("some-fault: SUBJECT_QUERY_ONE: one: message");
    }

    @Test
    void a_run_without_a_fault_is_clean_only_if_nothing_is_red_or_inconclusive() {
        KillMatrix matrix = new KillMatrix(List.of(result(SUBJECT_QUERY_ONE, "one", Verdict.INCONC)), List.of());

        assertThat(matrix.unclean()).containsExactly("SUBJECT_QUERY_ONE: one: inconc: message");
    }

    @Test
    void the_ids_of_faults_and_variants_are_unique() {
        assertThat(Faults.all()).hasSizeGreaterThan(100);
        assertThat(Stream.of(
                                Faults.all().stream().map(Fault::id),
                                VnfmFaults.all().stream().map(Fault::id),
                                Variants.all().stream().map(Variant::id),
                                VnfmVariants.all().stream().map(Variant::id))
                        .flatMap(ids -> ids))
                .doesNotHaveDuplicates();
    }
}
