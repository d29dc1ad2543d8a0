package sol023.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgingTest {

    @TempDir
    Path folder;

    private Judging read(String text) throws IOException {
        return new TargetFile().judging(Files.writeString(folder.resolve("target.yaml"), text));
    }

    @Test
    void waivers_are_found_beside_the_file_and_readings_keep_their_lines() throws IOException {
        Judging judging = read("waivers: known/failures.yaml\nreadings:\n  I-12: strict\n  I-13: open\n");
        assertThat(judging.waivers()).contains(folder.resolve("known/failures.yaml"));
        assertThat(judging.readings()).extracting(Judging.Choice::key).containsExactly("I-12", "I-13");
        assertThat(judging.readings().get(1).value()).isEqualTo("open");
        assertThat(judging.readings().get(1).place()).endsWith("target.yaml:4");
    }

    @Test
    void both_may_be_left_out() throws IOException {
        assertThat(read("target: {name: x, release: 5.4.1}").readings()).isEmpty();
        assertThat(read("target: {name: x, release: 5.4.1}").waivers()).isEmpty();
    }

    @Test
    void readings_that_are_no_mapping_are_refused() {
        assertThatThrownBy(() -> read("readings: strict"))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("target.yaml:1: readings must be a mapping");
        assertThatThrownBy(() -> read("readings: {I-12: [a]}")).hasMessageContaining("readings.I-12 must be a text");
    }
}
