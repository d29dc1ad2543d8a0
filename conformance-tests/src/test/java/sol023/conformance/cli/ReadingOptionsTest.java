package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Readings;
import sol023.conformance.target.Judging;

class ReadingOptionsTest {

    private static Readings readings(String fileKey, String fileValue, String... args) {
        RunCommand command = new RunCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        List<Judging.Choice> choices =
                fileKey.isEmpty() ? List.of() : List.of(new Judging.Choice(fileKey, fileValue, "target.yaml:7"));
        return command.options.readings.readings(new Judging(Optional.empty(), choices));
    }

    @Test
    void without_a_choice_every_passage_is_read_as_we_read_it() {
        Readings readings = readings("", "");
        assertThat(Arrays.stream(Interpretation.values()).map(readings::of)).containsOnly(Reading.OURS);
    }

    @Test
    void strict_is_for_all_and_a_reading_for_one_goes_before_it() {
        Readings readings = readings("I-02", "open", "--strict", "--reading", "I-12=open", "--reading", "i-13=ours");
        assertThat(readings.of(Interpretation.I_02)).isEqualTo(Reading.STRICT);
        assertThat(readings.of(Interpretation.I_12)).isEqualTo(Reading.OPEN);
        assertThat(readings.of(Interpretation.I_13)).isEqualTo(Reading.OURS);
    }

    @Test
    void the_command_line_goes_before_the_target_file() {
        assertThat(readings("I-02", "open").of(Interpretation.I_02)).isEqualTo(Reading.OPEN);
        assertThat(readings("I-02", "open", "--reading", "I-02=strict").of(Interpretation.I_02))
                .isEqualTo(Reading.STRICT);
    }

    @Test
    void what_is_not_known_is_refused_with_what_is() {
        assertThatThrownBy(() -> readings("", "", "--reading", "I-99=open"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--reading I-99: there is no interpretation I-99")
                .hasMessageContaining("I-01 to I-48");
        assertThatThrownBy(() -> readings("", "", "--reading", "I-12=lax"))
                .hasMessageContaining("one of ours, strict, open");
        assertThatThrownBy(() -> readings("I-12", "lax", "--strict"))
                .hasMessageContaining("target.yaml:7: readings.I-12");
    }
}
