package sol023.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import sol023.conformance.fault.lab.LabCmf;

/** What a user does with a red run, against the reference CMF and a scenario that asks too much of it. */
class AfterARunIT {

    private static final String FEATURE =
            """
            Feature: 5.3.1 Registration

              @req:SUBJECT_REGISTER_CONFLICT
              Scenario: A fresh VNFCI is refused
                When the VNFM registers a VNFCI
                Then the registration is refused as a conflict

              @req:SUBJECT_REGISTER_POSTCONDITION
              Scenario: A registered subject can be read
                When the VNFM registers a VNFCI
                Then the subject is what was registered
            """;

    @TempDir
    static Path folder;

    private static LabCmf cmf;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws IOException {
        cmf = LabCmf.start(Path.of("../cmf-impl/target/cmf.jar"), Duration.ofSeconds(60));
        Files.writeString(Files.createDirectory(folder.resolve("features")).resolve("5.3.1-x.feature"), FEATURE);
    }

    @AfterAll
    static void stop() throws IOException {
        cmf.close();
    }

    private int execute(String... args) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int run(String report, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                "--target",
                cmf.target().toString(),
                "--features",
                folder.resolve("features").toString(),
                "--report",
                folder.resolve(report).toString()));
        args.addAll(List.of(more));
        return execute(args.toArray(new String[0]));
    }

    private static JsonNode results(String report) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(report).resolve("results.json").toFile());
    }

    @Test
    void a_red_run_is_waived_rerun_replayed_and_compared() throws IOException {
        assertThat(run("ours")).isZero();
        assertThat(run("strict", "--reading", "I-12=strict")).isEqualTo(1);
        assertThat(run("open", "--reading", "I-12=open")).isZero();
        assertThat(execute("compare", at("ours"), at("strict"))).isEqualTo(4);

        String waivers = waivers(results("strict"));
        assertThat(run("waived", "--reading", "I-12=strict", "--waivers", waivers))
                .isEqualTo(6);
        assertThat(run("stale", "--waivers", waivers)).isEqualTo(5);

        assertThat(execute("rerun", at("strict"), "--report", at("again"))).isEqualTo(1);
        JsonNode again = results("again");
        assertThat(again.path("scenarios")).hasSize(1);
        assertThat(again.path("run").path("readings").path("I-12").asText()).isEqualTo("strict");
        assertThat(execute("rerun", at("ours"))).isEqualTo(2);

        assertThat(execute(
                        "replay",
                        at("strict"),
                        "S1-c1",
                        "--target",
                        cmf.target().toString()))
                .isZero();
        assertThat(out.toString()).contains("    status: 201", "  - location: ", "  + location: ");
    }

    @Test
    void nothing_that_can_be_wrong_with_a_waiver_is_a_stack_trace() throws IOException {
        Path waivers = Files.writeString(folder.resolve("bad.yaml"), "- requirement: NO_SUCH_THING\n  what: x\n");
        assertThat(run("bad", "--waivers", waivers.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("bad.yaml:1: ").doesNotContain("\tat ");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    private static String at(String report) {
        return folder.resolve(report).toString();
    }

    private static String waivers(JsonNode results) throws IOException {
        JsonNode scenario = results.path("scenarios").get(0);
        JsonNode check = scenario.path("checks").get(0);
        String entry = "- requirement: %s\n  what: %s\n  scenario: %s\n  failure: '%s'\n"
                .formatted(
                        check.path("requirement").asText(),
                        check.path("what").asText(),
                        scenario.path("place").asText(),
                        check.path("failure").asText());
        return Files.writeString(
                        folder.resolve("waivers.yaml"), entry + "  reason: r\n  owner: o\n  until: 2999-12-31\n")
                .toString();
    }
}
