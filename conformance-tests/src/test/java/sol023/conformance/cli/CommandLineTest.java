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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import sol023.conformance.check.Interpretation;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.report.Reports;
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
                "list 5.3.99",
                "list SUBJECT_REGISTER_CRATED",
                "run --reading I-99=open",
                "demo --reading I-12=lax",
                "demo --waivers no-such-file.yaml",
                "demo --order sideways",
                "demo --threads 0",
                "explain SUBJECT_REGISTER_CRATED",
                "explain I-12 --results no-such-file.json",
                "compare no-such-file.json no-such-file.json",
                "compare one",
                "rerun no-such-file.json",
                "replay no-such-file.json S1",
                "requirements hash",
                "requirements check --spec no-such-file.txt",
                "doctor --target no-such-file.yaml"
            })
    void what_cannot_be_done_is_said_with_exit_code_2(String args) {
        assertThat(execute(args.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void a_file_name_that_cannot_be_is_refused_with_a_way_out() {
        assertThat(execute("run", "--report", "a\0b")).isEqualTo(2);
        assertThat(err.toString()).contains("--report").contains("LC_ALL").doesNotContain("Exception");
    }

    @Test
    void each_command_is_described_by_a_whole_sentence() {
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            String[] words = command.getCommandSpec().usageMessage().description();
            assertThat(words[0])
                    .as("first line of %s, which the list of commands shows", name)
                    .endsWith(".");
        });
    }

    @Test
    void init_writes_the_vnfm_that_the_suite_plays() throws Exception {
        Path pem = Files.writeString(folder.resolve("server.pem"), "");
        String file = folder.resolve("target.yaml").toString();
        assertThat(execute("init", "--target", file, "--listen", "127.0.0.1:9443"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--listen-cert and --listen-key go together");
        String[] all = {
            "init",
            "--target",
            file,
            "--listen",
            "nowhere",
            "--listen-cert",
            pem.toString(),
            "--listen-key",
            pem.toString()
        };
        assertThat(execute(all)).isEqualTo(2);
        all[4] = "127.0.0.1:9443";
        assertThat(execute(all)).isZero();
        assertThat(Path.of(file))
                .content()
                .contains("\nvnfm:", "\n  listen: \"127.0.0.1:9443\"", "tls: {certificate: \"server.pem\"");
    }

    @Test
    void init_asks_for_tokens_only_with_all_that_this_needs() {
        String file = folder.resolve("target.yaml").toString();
        assertThat(execute("init", "--target", file, "--token-endpoint", "https://127.0.0.1:1/token"))
                .isEqualTo(2);
        assertThat(execute(
                        "init",
                        "--target",
                        file,
                        "--rest",
                        "https://127.0.0.1:1",
                        "--token-endpoint",
                        "http://127.0.0.1:1/token",
                        "--client-id",
                        "us",
                        "--client-secret",
                        file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--token-endpoint must be an https URL");
        assertThat(Path.of(file)).doesNotExist();
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
    void release_diff_finds_nothing_between_the_suite_and_its_own_source() {
        assertThat(execute("release-diff", "..")).isZero();
        assertThat(out.toString()).contains("0 differences between this suite and ..");
        assertThat(execute("release-diff", "no-such-folder")).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-folder");
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

    @ParameterizedTest
    @CsvSource({
        "SUBJECT_REGISTER_CREATED, in our words",
        "subject_register_created, in our words",
        "I-12, --reading I-12=open",
        "i-12, our reading",
        "S1, run it",
        "inconc, could not be observed",
        "n/a, excluded",
        "5, stale waiver",
        "70, error of the suite",
    })
    void explain_knows_the_words_of_a_report(String id, String words) {
        assertThat(execute("explain", id)).isZero();
        assertThat(out.toString()).contains(words);
    }

    @Test
    void explain_names_what_was_perhaps_meant() {
        assertThat(execute("explain", "SUBJECT_REGISTER_CRATED")).isEqualTo(2);
        assertThat(err.toString()).contains("SUBJECT_REGISTER_CREATED");
    }

    @Test
    void readings_lists_every_unclear_passage() {
        assertThat(execute("readings")).isZero();
        for (Interpretation interpretation : Interpretation.values()) {
            assertThat(out.toString()).contains(interpretation.id() + "  " + interpretation.question());
        }
    }

    @Test
    void a_requirement_selects_scenarios_without_an_option() {
        assertThat(execute("list", "SUBJECT_REGISTER_CREATED")).isZero();
        String bare = out.toString();
        out.getBuffer().setLength(0);
        execute("list", "--requirement", "SUBJECT_REGISTER_CREATED");
        assertThat(out.toString()).isEqualTo(bare).contains("5.3.1-registration.feature");
    }

    @Test
    void compare_refuses_runs_of_different_products_unless_asked_and_finds_a_regression() throws IOException {
        Path before = results("before", "a");
        Path after = results("after", "b");
        assertThat(execute("compare", before.toString(), after.toString())).isEqualTo(4);
        assertThat(out.toString()).contains("broken", "regression");
        assertThat(execute("compare", after.toString(), before.toString())).isZero();
        Path json = after.resolve("results.json");
        Files.writeString(json, Files.readString(json).replace("<Fixture> & co", "Another"));
        assertThat(execute("compare", before.toString(), after.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("different targets", "--anyway");
        assertThat(execute("compare", "--anyway", before.toString(), after.toString()))
                .isEqualTo(4);
    }

    @Test
    void rerun_has_nothing_to_do_after_a_run_in_which_everything_passed() throws IOException {
        assertThat(execute("rerun", results("report", "a").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("Nothing is selected");
    }

    @Test
    void rerun_takes_the_target_and_the_options_of_the_earlier_run() throws IOException {
        Path results = results("report", "b");
        assertThat(execute("rerun", results.toString(), "--verdict", "green")).isEqualTo(2);
        assertThat(err.toString()).contains("--verdict: must be one of");
        assertThat(execute("rerun", results.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("This version of the suite has no scenario");
    }

    @Test
    void replay_names_the_exchanges_that_there_are() throws IOException {
        assertThat(execute("replay", results("report", "b").toString(), "S7-x1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no exchanges of S7-x1", "S1");
    }

    private Path results(String name, String found) throws IOException {
        Path features = Files.createDirectory(folder.resolve("features-" + name));
        FixtureRun run = new FixtureRun(features)
                .feature(
                        "a.feature",
                        "Feature: 9 A\n  @req:FIRST\n  Scenario: x\n    Then FIRST finds \"" + found
                                + "\" where \"a\" is due\n");
        Path report = folder.resolve(name);
        Reports.write(report, run.report(run.run()));
        return report;
    }

    private String lonelyTarget() throws IOException {
        Path target = folder.resolve("target.yaml");
        execute("init", "--target", target.toString());
        String text = Files.readString(target).replaceAll("(?m)^    mac:.*$", "");
        Files.writeString(target, text);
        return target.toString();
    }
}
