package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.requirement.Requirement;

class PlanTest {

    @TempDir
    Path folder;

    private FixtureRun fixture;

    @BeforeEach
    void start() {
        fixture = new FixtureRun(folder)
                .feature(
                        "1.feature",
                        """
                        Feature: 8.1 First
                          @req:FIRST @smoke
                          Scenario: one
                            Then FIRST finds "a" where "a" is due
                          @req:SECOND @needs:cmp.polling
                          Scenario: two
                            Then SECOND finds "a" where "a" is due
                        """)
                .feature(
                        "2.feature",
                        """
                        Feature: 8.1a Second
                          @req:SECOND
                          Scenario: three
                            Then SECOND finds "a" where "a" is due
                        """);
    }

    private List<String> selected(Selection selection) {
        return fixture.select(selection).plan().execute().stream()
                .map(PlannedScenario::name)
                .toList();
    }

    private static Selection places(String... places) {
        return new Selection(List.of(places), Set.of(), Optional.empty(), false);
    }

    @Test
    void a_scenario_that_the_ics_rules_out_is_not_executed_and_says_why() {
        Plan plan = fixture.plan();
        assertThat(plan.execute()).extracting(PlannedScenario::name).containsExactly("one", "three");
        assertThat(plan.excluded()).hasSize(1);
        assertThat(plan.excluded().get(0).reason()).contains("ics.cmp.polling");
    }

    @Test
    void a_clause_selects_its_diagram_and_not_the_one_with_a_letter() {
        assertThat(selected(places("8.1"))).containsExactly("one");
        assertThat(selected(places("8.1a"))).containsExactly("three");
        assertThat(selected(places("8"))).containsExactly("one", "three");
        assertThat(selected(places("1.feature:3"))).containsExactly("one");
    }

    @Test
    void a_step_selects_the_scenarios_that_check_it() {
        var row = FixtureRun.binding(0).row();
        String step =
                row.at().filter(at -> at.startsWith("step ")).orElse("step 0").substring("step ".length());
        assertThat(selected(places(row.clause() + "/" + step)).contains("one")).isEqualTo(!step.equals("0"));
        assertThat(selected(places("7.7.7/9"))).isEmpty();
    }

    @Test
    void a_requirement_selects_the_scenarios_that_cite_it() {
        Set<Requirement> wanted = Set.of(FixtureRun.binding(1));
        assertThat(selected(new Selection(List.of(), wanted, Optional.empty(), false)))
                .containsExactly("three");
    }

    @Test
    void tags_and_smoke_narrow_the_selection() {
        assertThat(selected(new Selection(List.of(), Set.of(), Optional.of("not @smoke"), false)))
                .containsExactly("three");
        assertThat(selected(new Selection(List.of(), Set.of(), Optional.empty(), true)))
                .containsExactly("one");
    }

    @Test
    void what_is_no_place_is_refused() {
        assertThatThrownBy(() -> places("everything")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Selection(List.of(), Set.of(), Optional.of("@a and"), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_citation_of_what_does_not_exist_is_refused_with_its_place() {
        fixture.feature("3.feature", "Feature: 8\n  @req:NO_SUCH_THING\n  Scenario: x\n    When nothing is checked\n");
        assertThatThrownBy(fixture::files).isInstanceOf(PlanException.class).hasMessageContaining("3.feature:3");
        fixture.feature("3.feature", "Feature: 8\n  @needs:flying\n  Scenario: x\n    When nothing is checked\n");
        assertThatThrownBy(fixture::files).isInstanceOf(PlanException.class).hasMessageContaining("flying");
    }

    @Test
    void the_order_and_the_numbers_do_not_depend_on_the_selection() {
        List<PlannedScenario> all = fixture.files().scenarios();
        assertThat(all).extracting(PlannedScenario::id).containsExactly("S1", "S2", "S3");
        Plan part = fixture.select(places("8.1a")).plan();
        assertThat(part.execute()).extracting(PlannedScenario::id).containsExactly("S3");
    }
}
