package sol023.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static Finding finding(ThrowingRunnable assertion) {
        Finding finding = Finding.of(assertion, Verdict.FAIL);
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.message()).doesNotContain("Optional", "Expecting", "java.", "sol023.");
        return finding;
    }

    @Test
    void what_is_missing_is_said_to_be_missing() {
        assertThat(finding(() -> assertThat(Optional.empty()).as("Location").isPresent())
                        .message())
                .isEqualToNormalizingWhitespace("[Location] expected: a value but was: nothing");
        assertThat(finding(() -> assertThat("").as("text").isNotEmpty()).message())
                .isEqualToNormalizingWhitespace("[text] expected: something but was: nothing");
    }

    @Test
    void what_is_too_much_is_shown() {
        assertThat(finding(() -> assertThat(Optional.of("x")).as("failInfo").isEmpty())
                        .message())
                .isEqualToNormalizingWhitespace("[failInfo] expected: nothing but was: \"x\"");
        assertThat(finding(() -> assertThat("x").as("trouble").isEmpty()).message())
                .isEqualToNormalizingWhitespace("[trouble] expected: nothing but was: \"x\"");
    }

    @Test
    void values_stand_without_their_boxes() {
        Finding finding = finding(() -> assertThat(Optional.of("[1]")).isEqualTo(Optional.of("[2]")));
        assertThat(finding.expected()).contains("[2]");
        assertThat(finding.actual()).contains("[1]");
        assertThat(finding(() -> assertThat(Optional.empty()).isEqualTo(Optional.of(1)))
                        .actual())
                .contains("nothing");
    }

    @Test
    void classes_are_not_named() {
        assertThat(finding(() -> assertThat(Date.from(Instant.EPOCH))
                                .as("now")
                                .isBefore(Date.from(Instant.EPOCH.minusSeconds(5))))
                        .message())
                .contains("1970", "expected to be strictly before");
        assertThat(finding(() -> assertThat(List.of(1, 2)).as("list").contains(3))
                        .message())
                .startsWith("[list]")
                .contains("expected to contain");
        assertThat(finding(() -> assertThat(404).as("status").isBetween(200, 299))
                        .message())
                .isEqualToNormalizingWhitespace("[status] actual: 404 expected to be between: [200, 299]");
    }

    @Test
    void a_truth_is_compared_like_other_values() {
        assertThat(finding(() -> assertThat(false).as("listed").isTrue()).message())
                .isEqualToNormalizingWhitespace("[listed] expected: true but was: false");
    }
}
