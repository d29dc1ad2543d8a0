package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Testing;
import sol023.conformance.target.Role;

class RegisterAndFeaturesTest {

    @Test
    void every_requirement_with_a_check_is_cited_by_a_scenario_and_only_those_are() {
        Set<Requirement> cited = EnumSet.noneOf(Requirement.class);
        FeatureFiles.read(FeatureFiles.OWN).scenarios().forEach(scenario -> cited.addAll(scenario.requirements()));
        Set<Requirement> checked = EnumSet.noneOf(Requirement.class);
        Register.standard().rows().stream()
                .filter(row -> row.testing() == Testing.CHECK)
                .forEach(row -> checked.add(row.requirement()));
        assertThat(cited).isEqualTo(checked);
    }

    @Test
    void every_scenario_cites_a_requirement() {
        assertThat(FeatureFiles.read(FeatureFiles.OWN).scenarios()).isNotEmpty().allSatisfy(scenario -> assertThat(
                        scenario.requirements())
                .as(scenario.key().place())
                .isNotEmpty());
    }

    @Test
    void scenarios_of_a_role_judge_what_binds_it() {
        assertThat(FeatureFiles.read(FeatureFiles.OWN).scenarios())
                .extracting(PlannedScenario::role)
                .contains(Role.values());
        assertThat(FeatureFiles.read(FeatureFiles.OWN).scenarios()).allSatisfy(scenario -> assertThat(
                        scenario.requirements())
                .as(scenario.key().place())
                .allMatch(requirement -> requirement.row().actor().equals("VNFM") == (scenario.role() == Role.VNFM)));
    }

    @Test
    void every_feature_starts_with_a_clause() {
        assertThat(FeatureFiles.read(FeatureFiles.OWN).scenarios())
                .allSatisfy(scenario ->
                        assertThat(scenario.clause()).as(scenario.feature()).isNotEmpty());
    }
}
