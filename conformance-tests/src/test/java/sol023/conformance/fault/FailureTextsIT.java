package sol023.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the suite says of a failure is reviewed like code: a change of it shows as a difference of the kept file. */
@Tag(SelfTestOnce.TAG)
class FailureTextsIT {

    private static final Path KEPT = Path.of("src/test/resources/failure-texts.txt");

    @Test
    void failures_are_told_in_the_words_that_were_reviewed() throws IOException {
        String told = FailureTexts.of(SelfTestOnce.outcome().proof().matrix());
        if (Boolean.getBoolean("update-failure-texts")) {
            Files.writeString(KEPT, told);
        }

        assertThat(told)
                .as("texts of failures (review the difference, then run with -Dupdate-failure-texts=true)")
                .isEqualTo(Files.readString(KEPT));
        assertThat(told.lines().filter(line -> line.startsWith("== "))).hasSameSizeAs(FailureTexts.FAULTS);
    }
}
