package sol023.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static final List<PlannedScenario> ALL =
            FeatureFiles.read(FeatureFiles.OWN).scenarios();

    private static Optional<String> complaint(String place) {
        return new Places(ALL).complaint(new Selection(List.of(place), Set.of(), Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.3.3", "5", "5.3.3/3", "5.4-1"})
    void where_there_is_a_scenario_there_is_nothing_to_complain(String place) {
        assertThat(complaint(place)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5.3.99, 5.3.3",
        "5.3.3/99, 5.3.3/3",
        "5.4.7.1, 5.4",
        "9.9, 5.",
        "5.3.1-registration.feature:1, 5.3.1-registration.feature:1",
    })
    void where_there_is_none_the_nearest_are_named(String place, String near) {
        assertThat(complaint(place).orElseThrow())
                .startsWith("no scenario is at " + place)
                .contains("near it: ", near);
    }
}
