package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTextTest {

    private static final SpecText TEXT = SpecText.of(List.of(
            "5.3.1 In the contents ..... 16",
            "### 5.3.1 A flow",
            "- 1) The *cat* sends “milk” to the dog. The dog thanks – always.",
            "## 5.3.1a Another flow",
            "- 1) The dog sleeps.",
            "Name\tCardinality\tThe name of the cat; never empty.",
            "### 5.3.2 A third",
            "- 1) The dog sleeps."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The cat sends \"milk\" to the dog.",
                "the  cat sends milk to the dog",
                "- 1) The cat sends milk to the dog;",
                "**The cat** sends <b>milk</b> to the dog."
            })
    void a_sentence_is_found_however_it_is_printed(String sentence) {
        assertThat(TEXT.sentence(SpecText.hash(sentence)))
                .map(SpecText.Sentence::clause)
                .contains("5.3.1");
    }

    @Test
    void another_sentence_has_another_hash() {
        assertThat(TEXT.sentence(SpecText.hash("The cat sends milk to the cat.")))
                .isEmpty();
    }

    @Test
    void dashes_and_cells_do_not_matter() {
        assertThat(TEXT.sentence(SpecText.hash("The dog thanks - always"))).isPresent();
        assertThat(TEXT.sentence(SpecText.hash("The name of the cat; never empty")))
                .isPresent();
    }

    @Test
    void a_clause_lists_its_own_sentences_even_when_another_has_the_same() {
        assertThat(TEXT.clause("5.3.2").values())
                .extracting(SpecText.Sentence::text)
                .contains("- 1) The dog sleeps.");
        assertThat(TEXT.clause("5.3.1").values())
                .extracting(SpecText.Sentence::text)
                .doesNotContain("- 1) The dog sleeps.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# 6 Mice", "6 Mice", "**6 Mice**", "6\tMice"})
    void a_chapter_starts_with_its_heading(String heading) {
        SpecText text = SpecText.of(List.of("## 5.8.1 Cats", "7 Cats sit here.", heading, "A mouse runs."));
        assertThat(text.clause("6").values())
                .extracting(SpecText.Sentence::text)
                .contains("A mouse runs.");
        assertThat(text.clause("5.8.1").values())
                .extracting(SpecText.Sentence::text)
                .contains("7 Cats sit here.");
    }
}
