package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.check.Verdict;
import sol023.conformance.fixture.FixtureRun;

class ResultsFileTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FEATURE =
            """
            Feature: 9.1 A flow

              @req:FIRST
              Scenario: fails
                When "ping" is sent and "pong" comes back
                Then FIRST finds "a" where "b" is due

              @req:SECOND
              Scenario: cannot see
                When a check of SECOND meets a silent target

              @req:SECOND @needs:cmp.polling
              Scenario: does not apply
                Then SECOND finds "a" where "a" is due
            """;

    @TempDir
    static Path folder;

    private static byte[] written = {};

    @BeforeAll
    static void write() throws IOException {
        FixtureRun fixture = new FixtureRun(Files.createTempDirectory("features")).feature("9.1.feature", FEATURE);
        Reports.write(folder, fixture.report(fixture.run()));
        written = Files.readAllBytes(folder.resolve(Reports.JSON));
    }

    @Test
    void what_a_run_wrote_is_read_back() {
        Results results = ResultsFile.read(folder);
        assertThat(results.target()).isEqualTo(new Results.TestedProduct("<Fixture> & co", "5.4.1", "CMF"));
        assertThat(results.run().started()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(results.exitCode()).isEqualTo(1);
        assertThat(results.words()).isEqualTo("not conforming");
        assertThat(results.checks()).containsEntry(Verdict.FAIL, 1L).containsEntry(Verdict.NOT_APPLICABLE, 1L);
        assertThat(results.plan()).isEqualTo(new Results.PlanCounts(3, 2, 2, 1));
        assertThat(results.excluded().get(0).reason()).contains("cmp.polling");
        CheckOutcome check = results.scenario("S1").orElseThrow().checks().get(0);
        assertThat(check.requirement().orElseThrow().id())
                .isEqualTo(FixtureRun.binding(0).name());
        assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(check.expected()).hasValueSatisfying(text -> assertThat(text).contains("b"));
        ExchangeOutcome exchange = results.exchange(check.exchanges().get(0)).orElseThrow();
        assertThat(exchange.request().content().body().orElseThrow().bytes())
                .isEqualTo("ping".getBytes(StandardCharsets.UTF_8));
        assertThat(exchange.response().orElseThrow().status()).isEqualTo(500);
        assertThat(exchange.response().orElseThrow().content().headers().get(0).value())
                .isEqualTo("application/json");
        assertThat(results.requirements())
                .filteredOn(row -> row.id().equals(FixtureRun.binding(0).name()))
                .singleElement()
                .satisfies(row -> assertThat(row.verdict()).contains(Verdict.FAIL));
    }

    @Test
    void members_of_a_later_suite_are_ignored() throws IOException {
        JsonNode root = MAPPER.readTree(written);
        everywhere(root);
        assertThat(ResultsFile.read("f", MAPPER.writeValueAsBytes(root))).isEqualTo(ResultsFile.read(folder));
    }

    @Test
    void members_that_the_first_suites_did_not_write_may_be_absent() throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(written);
        root.remove("waivers");
        ((ObjectNode) root.path("target")).remove("role");
        ((ObjectNode) root.path("run")).remove(List.of("readings", "order"));
        root.path("requirements")
                .forEach(row -> ((ObjectNode) row).remove(List.of("source", "clause", "at", "awaits", "as")));
        Results early = ResultsFile.read("f", MAPPER.writeValueAsBytes(root));
        Results now = ResultsFile.read(folder);
        assertThat(early.waivers()).isEqualTo(new Results.WaiverCounts(0, 0, 0));
        assertThat(early.target()).isEqualTo(now.target());
        assertThat(early.scenarios()).isEqualTo(now.scenarios());
        assertThat(early.requirements())
                .extracting(RequirementOutcome::source, RequirementOutcome::clause)
                .isEqualTo(now.requirements().stream()
                        .map(row -> tuple(row.source(), row.clause()))
                        .toList());
    }

    private static void everywhere(JsonNode node) {
        node.forEach(ResultsFileTest::everywhere);
        if (node instanceof ObjectNode object) {
            object.put("newInVersionNine", true);
        } else if (node instanceof ArrayNode array) {
            array.forEach(ResultsFileTest::everywhere);
        }
    }

    @Test
    void another_format_is_refused_with_what_to_do() {
        refused("{\"format\":\"sol023-conformance-results/2\"}", "results/2", "reads sol023-conformance-results/1");
        refused("{\"format\":\"something-else/1\"}", "no results.json of this suite");
        refused("[1]", "no results.json of this suite");
        refused("\"\"", "no results.json of this suite");
        refused("", "no results.json of this suite");
        refused("{\n\"format\": oops}", "no JSON, line 2");
    }

    @Test
    void a_broken_member_is_named_with_its_place() throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(written);
        ((ObjectNode) root.path("scenarios").path(1).path("checks").path(0)).put("verdict", "green");
        refused(root.toString(), "f: scenarios[1].checks[0].verdict is no verdict: green");
        root.remove("plan");
        refused(root.toString(), "f: plan is missing");
        root.put("requirementSet", 5);
        refused(root.toString(), "f: plan is missing");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ResultsFile.read(folder.resolve("nowhere.json")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("nowhere.json: there is no such file");
    }

    private static void refused(String content, String... complaints) {
        assertThatThrownBy(() -> ResultsFile.read("f", content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContainingAll(complaints);
    }
}
