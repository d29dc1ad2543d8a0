package sol023.conformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {

    private static final String ID =
            Register.standard().rows().iterator().next().requirement().name();
    private static final String VALID =
            """
            chapter: A chapter
            source: SOL023
            requirements:
              - id: %s
                revision: 1
                clause: 5.3.1
                at: step 3
                level: shall
                actor: CMF
                paraphrase: In our words.
                hash: %s
                test: check
            """
                    .formatted(ID, "0".repeat(64));

    private static List<Row> read(String text) {
        return new RegisterFile("chapter.yaml").read(new StringReader(text));
    }

    @Test
    void every_requirement_has_a_row() {
        assertThat(Register.standard().rows()).hasSameSizeAs(Requirement.values());
        assertThat(Requirement.values()).isNotEmpty();
    }

    @Test
    void a_row_is_read_as_written() {
        Row row = read(VALID).get(0);
        assertThat(row.requirement().name()).isEqualTo(ID);
        assertThat(row.place()).isEqualTo("SOL023 5.3.1, step 3");
        assertThat(row.level()).isEqualTo(Level.SHALL);
        assertThat(row.testing()).isEqualTo(Testing.CHECK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revision: 1|revision: 0|chapter.yaml:5: revision must be a positive number",
                "level: shall|level: must|chapter.yaml:8: unknown value must",
                "hash: 0|hash: x0|hash must be 64 hexadecimal digits",
                "    actor: CMF|    acter: CMF|chapter.yaml:9: unknown key acter",
                "    test: check|    test: planned|reason belongs to",
                "    test: check|    test: check`    reason: none|reason belongs to",
                "    test: check|    test: check`    noHash: none|give either hash or, with the reason, noHash",
                "    clause: 5.3.1|    revision: 2|the key revision is given twice",
                "source: SOL023|chapter: B|given twice",
            })
    void a_broken_row_is_refused_with_its_place(String before, String after, String message) {
        String changed = VALID.replace(before, after.replace('`', '\n'));
        assertThat(changed).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(RegisterException.class)
                .hasMessageContaining(message);
    }
}
