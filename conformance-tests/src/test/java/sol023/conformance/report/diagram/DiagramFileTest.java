package sol023.conformance.report.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sol023.conformance.requirement.Register;

class DiagramFileTest {

    private static final List<Diagram> DIAGRAMS = DiagramFile.standard();

    @Test
    void the_fourteen_diagrams_of_the_standard_are_there_in_its_order() {
        assertThat(DIAGRAMS)
                .extracting(Diagram::clause)
                .containsExactly(
                        "5.3.1", "5.3.1a", "5.3.2", "5.3.2a", "5.3.3", "5.3.3a", "5.3.4", "5.3.4a", "5.3.5", "5.3.5a",
                        "5.3.6", "5.3.6a", "7.3.1", "7.3.2");
    }

    @Test
    void each_step_and_note_has_a_row_in_the_register_and_each_row_is_drawn() {
        for (Diagram diagram : DIAGRAMS) {
            Set<String> drawn = diagram.places().map(Diagram.Place::at).collect(Collectors.toCollection(TreeSet::new));
            Set<String> registered = Register.standard().rows().stream()
                    .filter(row -> row.source().equals("SOL023") && row.clause().equals(diagram.clause()))
                    .map(row -> row.at().orElse("(no step)"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(registered).as(diagram.clause()).isEqualTo(drawn);
        }
    }

    @Test
    void steps_are_numbered_from_one_without_a_gap() {
        for (Diagram diagram : DIAGRAMS) {
            List<Integer> steps =
                    diagram.places().flatMap(place -> step(place).stream()).toList();
            assertThat(steps).as(diagram.clause()).isSorted().doesNotHaveDuplicates();
            assertThat(steps.get(steps.size() - 1)).isEqualTo(steps.size());
        }
    }

    private static Optional<Integer> step(Diagram.Place place) {
        if (place instanceof Diagram.Message message) {
            return Optional.of(message.step());
        }
        return place instanceof Diagram.Activity activity ? Optional.of(activity.step()) : Optional.empty();
    }

    @Test
    void a_mistake_is_named_with_its_diagram() {
        String start = "diagrams:\n  - {clause: '9.1', title: T, participants: [A, B], flow: [";
        refused(start + "{step: 1, from: A, to: C, label: x}]}", "9.1: C is no participant");
        refused(start + "{step: 1, from: A, to: A, label: x}]}", "9.1: step 1 leads nowhere");
        refused(start + "{step: 0, from: A, to: B, label: x}]}", "9.1: step must be a positive number");
        refused(start + "{step: 1, from: A, to: B, lable: x}]}", "9.1: unknown key lable");
        refused(start + "{note: remark}]}", "9.1: unknown note remark");
        refused(start + "{frame: while, parts: []}]}", "9.1: unknown frame while");
        refused("diagrams: [", "diagrams.yaml: ");
        refused("{}", "the file: diagrams must be a list");
    }

    private static void refused(String yaml, String complaint) {
        assertThatThrownBy(() -> DiagramFile.read(yaml))
                .isInstanceOf(DiagramException.class)
                .hasMessageContaining(complaint);
    }
}
