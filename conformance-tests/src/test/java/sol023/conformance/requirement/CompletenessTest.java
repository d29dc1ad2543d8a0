package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final List<String> COPY = List.of(
            "RGS/NFV-SOL023ed999",
            "# 3 Terms",
            "A cat shall not be in clause 3.",
            "## 5 Cats",
            "### 5.3.1 How a cat is fed",
            "**Precondition:** There is a cat.",
            "- 1) The dog brings milk. It goes away.",
            "- 2) The cat drinks.",
            "**Postcondition:** The cat is happy.",
            "**Error handling:** Without milk the cat complains.",
            "### 5.6.1 Rules",
            "A cat may sleep. A cat shall eat. It shall be clean.",
            "- 1) This is no step.",
            "Name\tDescription",
            "tail\t<p>Shall be shown.</p> <p>The tail shall be long. It is soft.</p>",
            "ear\tTwo of them.",
            "# 8 Dogs",
            "A dog shall not be in clause 8.",
            "## Annex C (normative): Mice",
            "A mouse shall run.");
    private static final EditionIndex EDITION = EditionIndex.of(SpecText.of(COPY));

    private static Row row(String clause, String sentence) {
        Row some = Register.standard().rows().iterator().next();
        return new Row(
                some.requirement(),
                1,
                clause,
                Optional.empty(),
                Level.SHALL,
                "CMF",
                "SOL023",
                "In our words.",
                Optional.of(SpecText.hash(sentence)),
                Optional.empty(),
                Testing.CHECK,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static List<String> missing(Row... rows) {
        SpecText copy = SpecText.of(COPY);
        return new Completeness(List.of(rows), EDITION)
                .missing().stream()
                        .map(missing -> missing.clause() + " " + missing.kind() + " "
                                + missing.text(copy).orElse("?"))
                        .toList();
    }

    @Test
    void each_shall_and_each_part_of_a_diagram_needs_a_row() {
        assertThat(missing())
                .containsExactly(
                        "5.3.1 precondition **Precondition:** There is a cat.",
                        "5.3.1 step - 1) The dog brings milk. It goes away.",
                        "5.3.1 step - 2) The cat drinks.",
                        "5.3.1 postcondition **Postcondition:** The cat is happy.",
                        "5.3.1 error-handling **Error handling:** Without milk the cat complains.",
                        "5.6.1 shall A cat shall eat.",
                        "5.6.1 shall It shall be clean.",
                        "5.6.1 shall Shall be shown.",
                        "5.6.1 shall The tail shall be long.",
                        "C shall A mouse shall run.");
    }

    @Test
    void a_row_covers_its_own_sentence_in_its_own_clause_only() {
        assertThat(missing(row("5.6.1", "A cat shall eat."), row("5.6.1", "A mouse shall run.")))
                .doesNotContain("5.6.1 shall A cat shall eat.")
                .contains("5.6.1 shall It shall be clean.", "C shall A mouse shall run.");
    }

    @Test
    void a_row_may_cite_what_holds_one_binding_sentence_but_not_two() {
        assertThat(missing(row("5.6.1", "The tail shall be long. It is soft.")))
                .doesNotContain("5.6.1 shall The tail shall be long.");
        assertThat(missing(row("5.6.1", "A cat may sleep. A cat shall eat. It shall be clean.")))
                .contains("5.6.1 shall A cat shall eat.", "5.6.1 shall It shall be clean.");
    }

    @Test
    void rows_of_tables_that_nothing_cites_are_known() {
        assertThat(new Completeness(List.of(row("5.6.1", "The tail shall be long.")), EDITION).uncitedTableRows())
                .extracting(missing -> missing.text(SpecText.of(COPY)))
                .containsExactly(Optional.of("ear\tTwo of them."));
    }

    @Test
    void a_row_whose_sentence_has_gone_or_moved_is_found() {
        Completeness completeness = new Completeness(
                List.of(
                        row("5.6.1", "A cat shall bark."),
                        row("5.6.2", "A cat shall eat."),
                        row("5.6.1", "It shall be clean.")),
                EDITION);
        assertThat(completeness.lost()).hasSize(1);
        assertThat(completeness.misplaced())
                .singleElement()
                .asString()
                .contains("says 5.6.2")
                .contains("stands in 5.6.1");
    }

    @Test
    void an_index_is_read_as_it_was_written() {
        assertThat(EditionIndex.parse(EDITION.text().lines().toList(), "x.index"))
                .isEqualTo(EDITION);
        assertThat(EDITION.text()).doesNotContain("milk", "Milk");
        List<String> broken = new ArrayList<>(EDITION.text().lines().toList());
        broken.set(2, "5.3.1 stop 0123456789abcdef");
        assertThatThrownBy(() -> EditionIndex.parse(broken, "x.index"))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining("x.index:3");
    }

    @Test
    void the_edition_stands_on_the_title_page() {
        assertThat(SpecText.of(COPY).edition()).contains("9.9.9");
        assertThat(SpecText.of(List.of("ETSI GS NFV-SOL 023 V5.4.1 (2026-04)")).edition())
                .contains("5.4.1");
        assertThat(SpecText.of(List.of("A cat.")).edition()).isEmpty();
    }

    @Test
    void the_sentence_of_each_row_is_in_the_edition_of_the_suite() {
        Completeness completeness = new Completeness(Register.standard().rows(), EditionIndex.standard());
        assertThat(completeness.rows()).isPositive();
        assertThat(completeness.lost()).isEmpty();
        assertThat(completeness.misplaced()).isEmpty();
    }

    @Test
    void each_statement_of_the_edition_of_the_suite_has_a_row() {
        assertThat(EditionIndex.standard().size()).isGreaterThan(250);
        assertThat(new Completeness(Register.standard().rows(), EditionIndex.standard()).missing())
                .isEmpty();
    }
}
