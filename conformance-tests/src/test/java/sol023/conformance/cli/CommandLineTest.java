package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import sol023.conformance.requirement.Register;
import sol023.conformance.requirement.Requirement;

class CommandLineTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "demo --help", "requirements hash --help", "--version"})
    void help_is_no_error(String args) {
        assertThat(execute(args.split(" ", -1))).isZero();
        assertThat(out.toString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "run --no-such-option",
                "run --target no-such-file.yaml",
                "run --requirement NO_SUCH_THING",
                "run --tags (@a",
                "list everything",
                "list --features no-such-folder",
                "demo --cmf no-such.jar",
                "requirements hash",
                "requirements check --spec no-such-file.txt",
                "doctor --target no-such-file.yaml"
            })
    void what_cannot_be_done_is_said_with_exit_code_2(String args) {
        assertThat(execute(args.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void init_writes_a_file_once() {
        String file = folder.resolve("target.yaml").toString();
        assertThat(execute("init", "--target", file)).isZero();
        assertThat(Path.of(file)).content().contains("apiRoot:");
        assertThat(execute("init", "--target", file)).isEqualTo(2);
        assertThat(err.toString()).contains("is kept");
    }

    @Test
    void an_empty_selection_is_never_green() throws IOException {
        String target = lonelyTarget();
        Path features = Files.createDirectory(folder.resolve("features"));
        Files.writeString(features.resolve("a.feature"), "Feature: 9 A\n  Scenario: b\n    When pigs fly\n");
        assertThat(execute("run", "--target", target, "--features", features.toString(), "--tags", "@none"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Nothing is selected");
        assertThat(execute("list", "--features", features.toString(), "7.7.7")).isEqualTo(2);
    }

    @Test
    void a_configuration_that_the_doctor_refuses_is_not_tested() throws IOException {
        Path features = Files.createDirectory(folder.resolve("features"));
        Files.writeString(features.resolve("a.feature"), "Feature: 9 A\n  Scenario: b\n    When pigs fly\n");
        Path report = folder.resolve("report");
        int code = execute(
                "run", "--target", lonelyTarget(), "--features", features.toString(), "--report", report.toString());
        assertThat(code).isEqualTo(2);
        assertThat(out.toString()).contains("doctor: rest.trust: ", "does not exist", "Nothing was tested");
        assertThat(report).doesNotExist();
    }

    @Test
    void an_unusable_feature_file_is_an_error_of_the_suite() throws IOException {
        Path features = Files.createDirectory(folder.resolve("features"));
        Files.writeString(features.resolve("a.feature"), "Feature: 9 A\n  @req:NO\n  Scenario: b\n    When pigs fly\n");
        assertThat(execute("list", "--features", features.toString())).isEqualTo(70);
        assertThat(err.toString()).contains("a.feature:3: unknown requirement NO");
    }

    @Test
    void requirements_lists_every_row() {
        assertThat(execute("requirements")).isZero();
        for (Requirement requirement : Requirement.values()) {
            assertThat(out.toString()).contains(requirement.name());
        }
        assertThat(out.toString()).contains(Register.standard().rows().size() + " requirements");
    }

    @Test
    void requirements_check_fails_when_a_sentence_has_gone() throws IOException {
        Path copy = Files.writeString(
                folder.resolve("copy.txt"), "SOL023ed999\n## 5.6.1 A\nNothing of the kind. A cat shall purr.\n");
        assertThat(execute("requirements", "check", "--spec", copy.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("no sentence", "is edition 9.9.9", "1 statements", "the index of edition")
                .containsPattern("no row: 5.6.1  shall  [0-9a-f]{64}  A cat shall purr.\n")
                .doesNotContain("Nothing of the kind");
    }

    @Test
    void requirements_index_prints_no_text_of_the_copy() throws IOException {
        Path copy = Files.writeString(folder.resolve("copy.txt"), "## 5.6.1 A\nA cat shall purr.\n");
        assertThat(execute("requirements", "index", "--spec", copy.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^5.6.1 shall [0-9a-f]{16}$")
                .doesNotContain("cat");
    }

    @Test
    void requirements_hash_prints_the_hashes_of_a_clause() throws IOException {
        Path copy = Files.writeString(folder.resolve("copy.txt"), "## 5.3.1 A\nThe cat gets milk.\n");
        assertThat(execute("requirements", "hash", "--spec", copy.toString(), "--clause", "5.3.1"))
                .isZero();
        assertThat(out.toString()).containsPattern("[0-9a-f]{64}  The cat gets milk");
    }

    private String lonelyTarget() throws IOException {
        Path target = folder.resolve("target.yaml");
        execute("init", "--target", target.toString());
        String text = Files.readString(target).replaceAll("(?m)^    mac:.*$", "");
        Files.writeString(target, text);
        return target.toString();
    }
}
