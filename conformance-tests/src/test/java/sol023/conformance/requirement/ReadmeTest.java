package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void the_readme_tells_the_counts_of_the_register() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md")))
                .as("status table of README.md; the counts are those that the command requirements prints last")
                .contains("complete: " + Register.standard().counts().text() + " |");
    }
}
