package sol023.conformance.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sol023.conformance.requirement.Requirement;

class WaiverFileTest {

    private static final String GOOD =
            """
            - requirement: %s
              what: the value
              scenario: a.feature:3
              failure: |
                expected: "b"
                 but was: "<...>"
              reason: ticket 17
              owner: team a
              until: 2027-06-30
            """
                    .formatted(Requirement.SUBJECT_REGISTER_CREATED);

    @TempDir
    Path folder;

    private List<Waiver> read(String text) throws IOException {
        return WaiverFile.read(Files.writeString(folder.resolve("waivers.yaml"), text));
    }

    @Test
    void an_entry_names_one_check_of_one_scenario_and_pins_its_text() throws IOException {
        Waiver waiver = read("# known\n" + GOOD).get(0);
        assertThat(waiver.place()).isEqualTo("waivers.yaml:2");
        assertThat(waiver.requirement()).isEqualTo(Requirement.SUBJECT_REGISTER_CREATED);
        assertThat(waiver.until()).isEqualTo(LocalDate.parse("2027-06-30"));
        assertThat(waiver.failure().covers(FailureText.of("r", "expected: \"b\"\n but was: \"c\"")))
                .isTrue();
        assertThat(waiver.failure().covers(FailureText.of("r", "expected: \"x\"\n but was: \"c\"")))
                .isFalse();
    }

    @Test
    void what_a_report_offers_to_copy_can_be_read_when_it_has_been_completed() throws IOException {
        FailureText failure = FailureText.of("run1", "expected: \"#1: 'x'\" but\n was: vnfci-run1 [1, 2, 3, 4] - ");
        String draft = new WaiverDraft(
                        Requirement.SUBJECT_REGISTER_CREATED, "what: is #1", "5.3.1-a.feature:12", failure)
                .yaml();
        Waiver waiver = read(draft.replace("YYYY-MM-DD", "2027-06-30")).get(0);
        assertThat(waiver.failure()).isEqualTo(failure);
        assertThat(waiver.what()).isEqualTo("what: is #1");
        assertThatThrownBy(() -> read(draft)).hasMessageContaining("waivers.yaml:7: until must be a date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner: team a | '' | waivers.yaml:1: owner is missing",
                "owner: team a | 'owner: ''''' | waivers.yaml:8: owner must be a text",
                "reason: ticket 17 | 'raeson: x' | waivers.yaml:7: unknown key raeson; the nearest known key is reason",
                "2027-06-30 | 2027-13-01 | waivers.yaml:9: until must be a date",
                "SUBJECT_REGISTER_CREATED | SUBJECT_REGISTER_CRATED | waivers.yaml:1: requirement names no requirement of this"
                        + " suite: SUBJECT_REGISTER_CRATED; the nearest is SUBJECT_REGISTER_CREATED",
            })
    void what_is_wrong_is_said_with_file_and_line(String old, String replacement, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(old, replacement))).hasMessageContaining(message);
    }

    @Test
    void the_same_failure_is_waived_once_only() {
        assertThatThrownBy(() -> read(GOOD + GOOD))
                .hasMessageContaining("waivers.yaml:10")
                .hasMessageContaining("waivers.yaml:1");
    }

    @ParameterizedTest
    @CsvSource({"'', is empty", "a: b, waivers.yaml:1: a list of waivers is expected", "'- [', is no YAML"})
    void a_file_that_is_no_list_is_refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(WaiverException.class).hasMessageContaining(message);
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> WaiverFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(WaiverException.class)
                .hasMessageContaining("none.yaml does not exist");
    }
}
