package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void words_are_quoted_only_where_a_shell_would_change_them() {
        assertThat(ShellWords.join(List.of("run", "--target", "my target.yaml", "--tags", "@a or not @b", "I-12=open")))
                .isEqualTo("run --target 'my target.yaml' --tags '@a or not @b' I-12=open");
    }

    @Test
    void a_line_is_taken_apart_as_it_was_joined() {
        List<String> words = List.of("run", "", "a b", "it's", "'", "$HOME", "\\", "5.3.3/4", "a\"b");
        assertThat(ShellWords.split(ShellWords.join(words))).isEqualTo(words);
        assertThat(ShellWords.split("  a   'b c'd ")).containsExactly("a", "b cd");
    }
}
