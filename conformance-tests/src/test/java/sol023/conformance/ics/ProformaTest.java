package sol023.conformance.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Statement;

class ProformaTest {

    private static final Proforma PROFORMA = Proforma.standard();

    @Test
    void every_answer_of_the_target_file_belongs_to_a_question_and_every_question_to_an_answer() {
        Set<String> asked = PROFORMA.items().stream()
                .flatMap(item -> item.key().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> answered = Stream.of(
                        Arrays.stream(Capability.values())
                                .filter(Capability::answerable)
                                .map(Capability::key),
                        Arrays.stream(Statement.values()).map(Statement::key),
                        Stream.of(Capability.CRL.key()))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(answered);
    }

    @Test
    void every_code_is_one_of_the_guide_and_explained_where_it_has_a_number() {
        Set<String> explained = Stream.concat(PROFORMA.conditions().stream(), PROFORMA.groups().stream())
                .map(Proforma.Code::name)
                .collect(Collectors.toSet());
        assertThat(PROFORMA.items()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.status()).as(item.item()).matches("m|o|x|n/a|o\\.[0-9]+|c[0-9]+");
            if (item.status().matches(".*[0-9]")) {
                assertThat(explained).as(item.item()).contains(item.status());
            }
        });
    }

    @Test
    void answers_are_written_into_the_block_and_everything_else_stays() {
        String before =
                """
                # mine
                ics:                 # what the product claims
                  cmp.mac: yes       # a secret
                  # a comment inside
                  cmp.polling: no
                timeouts: {crl: 2s}  # ours
                """;
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("cmp.mac", "no");
        answers.put("rest.duplicate", "409");
        assertThat(StatementEditor.edit(before, answers))
                .isEqualTo(
                        """
                        # mine
                        ics:                 # what the product claims
                          cmp.mac: no       # a secret
                          # a comment inside
                          cmp.polling: no
                          rest.duplicate: 409
                        timeouts: {crl: 2s}  # ours
                        """);
    }

    @Test
    void a_missing_block_comes_at_the_end() {
        assertThat(StatementEditor.edit("a: b\n\n", Map.of("cmp.mac", "no"))).isEqualTo("a: b\nics:\n  cmp.mac: no\n");
        assertThat(StatementEditor.edit("ics:\n", Map.of("cmp.mac", "no"))).isEqualTo("ics:\n  cmp.mac: no\n");
    }

    @Test
    void a_block_in_braces_is_not_touched() {
        assertThatThrownBy(() -> StatementEditor.edit("ics: {cmp.mac: yes}\n", Map.of("cmp.mac", "no")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
