package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {

    private static final String ID =
            Register.standard().rows().iterator().next().requirement().name();
    private static final String VALID =
            """
            chapter: A chapter
            source: SOL023
            requirements:
              - id: %s
                revision: 1
                clause: 5.3.1
                at: step 3
                level: shall
                actor: CMF
                paraphrase: In our words.
                hash: %s
                test: check
            """
                    .formatted(ID, "0".repeat(64));

    private static List<Row> read(String text) {
        return new RegisterFile("chapter.yaml").read(new StringReader(text));
    }

    @Test
    void every_requirement_has_a_row() {
        assertThat(Register.standard().rows()).hasSameSizeAs(Requirement.values());
        assertThat(Requirement.values()).isNotEmpty();
    }

    @Test
    void a_row_is_read_as_written() {
        Row row = read(VALID).get(0);
        assertThat(row.requirement().name()).isEqualTo(ID);
        assertThat(row.place()).isEqualTo("SOL023 5.3.1, step 3");
        assertThat(row.level()).isEqualTo(Level.SHALL);
        assertThat(row.testing()).isEqualTo(Testing.CHECK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revision: 1|revision: 0|chapter.yaml:5: revision must be a positive number",
                "level: shall|level: must|chapter.yaml:8: unknown value must",
                "hash: 0|hash: x0|hash must be 64 hexadecimal digits",
                "    actor: CMF|    acter: CMF|chapter.yaml:9: unknown key acter",
                "    test: check|    test: planned|chapter.yaml:4: the test planned, and only that, needs awaits",
                "    test: check|    test: not-testable|the test not-testable, and only that, needs a reason",
                "    test: check|    test: not-testable`    reason: none`    awaits: acme|the test planned, and only that, needs awaits",
                "    test: check|    test: check`    awaits: acme|the test planned, and only that, needs awaits",
                "    test: check|    test: planned`    reason: later`    awaits: acme|needs a reason",
                "    test: check|    test: planned`    awaits: est|chapter.yaml:13: awaits names no interface: est",
                "    test: check|    test: check`    reason: none|the test not-testable, and only that, needs a reason",
                "    test: check|    test: check`    noHash: none|give either hash or, with the reason, noHash",
                "    test: check|    test: same|chapter.yaml:4: the test same, and only that, needs as",
                "    test: check|    test: check`    as: [URI_SUBJECT]|the test same, and only that, needs as",
                "    test: check|    test: same`    as: URI_SUBJECT|chapter.yaml:13: as must be a list",
                "    test: check|    test: same`    as: [NO_SUCH_ROW]|chapter.yaml:13: unknown value NO_SUCH_ROW",
                "    clause: 5.3.1|    revision: 2|the key revision is given twice",
                "source: SOL023|chapter: B|given twice",
            })
    void a_broken_row_is_refused_with_its_place(String before, String after, String message) {
        String changed = VALID.replace(before, after.replace('`', '\n'));
        assertThat(changed).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_planned_row_says_what_it_waits_for() {
        Row row = read(VALID.replace("test: check", "test: planned\n    awaits: cmp-polling"))
                .get(0);
        assertThat(row.awaits()).contains(Awaited.CMP_POLLING);
        assertThat(row.why()).isEqualTo("Comes with waiting and polling over CMP.");
    }

    @Test
    void a_row_that_says_the_same_names_the_rows_that_are_judged_for_it() {
        Row row = read(VALID.replace("test: check", "test: same\n    as: [URI_SUBJECT, SUBJECT_GET]"))
                .get(0);
        assertThat(row.same()).containsExactly(Requirement.URI_SUBJECT, Requirement.SUBJECT_GET);
        assertThat(row.why()).isEqualTo("Judged as URI_SUBJECT, SUBJECT_GET.");
        assertThat(row.isChecked()).isTrue();
        assertThat(row.isPlanned()).isFalse();
    }

    @Test
    void what_says_the_same_leads_to_rows_that_are_judged_themselves() {
        assertThat(Register.standard().rows())
                .filteredOn(row -> row.testing() == Testing.SAME)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.same())
                        .as(row.requirement().name())
                        .isNotEmpty()
                        .allSatisfy(other -> assertThat(other.row().testing()).isIn(Testing.CHECK, Testing.PLANNED)));
    }

    @Test
    void every_mandatory_requirement_of_the_cmf_is_checked_or_says_why_not() {
        assertThat(Register.standard().rows())
                .filteredOn(row -> row.actor().equals("CMF") && row.testing() != Testing.CHECK)
                .allSatisfy(row ->
                        assertThat(row.why()).as(row.requirement().name()).isNotBlank());
    }

    @Test
    void rows_are_counted_by_what_they_wait_for() {
        List<Row> rows = List.of(
                read(VALID).get(0),
                read(VALID.replace("test: check", "test: planned\n    awaits: cmp-optional"))
                        .get(0),
                read(VALID.replace("test: check", "test: planned\n    awaits: acme"))
                        .get(0),
                read(VALID.replace("test: check", "test: planned\n    awaits: acme"))
                        .get(0),
                read(VALID.replace("test: check", "test: same\n    as: [URI_SUBJECT]"))
                        .get(0),
                read(VALID.replace("test: check", "test: not-testable\n    reason: none"))
                        .get(0));
        assertThat(RegisterCounts.of(rows).text())
                .isEqualTo(
                        "6 requirements: 1 with a check, 3 planned (cmp-optional 1, acme 2), 1 said elsewhere, 1 not testable");
    }
}
