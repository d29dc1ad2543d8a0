package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.run.RunResult;

class EvidenceTest {

    private static final String FEATURE =
            """
            Feature: 9.2 Evidence

              Rule: what matters is kept

                @req:SECOND
                Scenario: passes
                  When "{\\"n\\": \\"set-up\\"}" is sent and "{\\"n\\": \\"done\\"}" comes back
                  When "{\\"n\\": \\"question\\"}" is sent and "{\\"n\\": \\"answer\\"}" comes back
                  Then SECOND finds "a" where "a" is due

                @req:FIRST
                Scenario: fails
                  When "{\\"n\\": \\"before\\"}" is sent and "{\\"n\\": \\"it went\\"}" comes back
                  When "{\\"n\\": \\"wrong\\"}" is sent and "{\\"n\\": \\"here\\"}" comes back
                  Then FIRST finds "a" where "b" is due
                  Then FIRST finds "a" where "c" is due
            """;

    @TempDir
    private Path folder;

    @Test
    void a_passing_scenario_keeps_the_octets_that_were_judged_and_counts_the_others() throws IOException {
        JsonNode passed = exchanges(Evidence.FINDINGS, 0);
        assertThat(passed.get(0).at("/request/bodyOctets").asInt()).isPositive();
        assertThat(passed.get(0).path("request").has("bodyBase64")).isFalse();
        assertThat(passed.get(1).path("request").has("bodyBase64")).isTrue();
        assertThat(passed.get(1).path("request").has("decoded")).isFalse();
        assertThat(html(Evidence.FINDINGS)).contains("question").doesNotContain("set-up");
    }

    @Test
    void a_finding_keeps_all_that_led_to_it() throws IOException {
        for (JsonNode exchange : exchanges(Evidence.FINDINGS, 1)) {
            assertThat(exchange.path("request").has("bodyBase64")).isTrue();
            assertThat(exchange.path("request").has("decoded")).isTrue();
            assertThat(exchange.path("response").has("decoded")).isTrue();
        }
        assertThat(html(Evidence.FINDINGS)).contains("before", "it went", "wrong", "here");
    }

    @Test
    void everything_is_kept_when_that_is_wished() throws IOException {
        for (JsonNode exchange : exchanges(Evidence.ALL, 0)) {
            assertThat(exchange.path("request").has("bodyBase64")).isTrue();
            assertThat(exchange.path("response").has("decoded")).isTrue();
        }
        assertThat(html(Evidence.ALL)).contains("set-up", "question");
    }

    @Test
    void an_exchange_of_two_findings_stands_in_the_page_once() {
        String page = html(Evidence.FINDINGS);
        assertThat(page.split("id=\"S2-x2\"", -1)).hasSize(2);
        String second = page.substring(page.indexOf("id=\"f-S2-c2\""), page.indexOf("id=\"diagrams\""));
        assertThat(second).contains("href=\"#S2-x2\"").doesNotContain("wrong");
    }

    private JsonNode exchanges(Evidence evidence, int scenario) throws IOException {
        return new ObjectMapper()
                .readTree(JsonReport.bytes(report(evidence)))
                .path("scenarios")
                .get(scenario)
                .path("exchanges");
    }

    private String html(Evidence evidence) {
        return HtmlReport.text(report(evidence));
    }

    private Report report(Evidence evidence) {
        FixtureRun fixture = new FixtureRun(folder).feature("9.2.feature", FEATURE);
        RunResult result = fixture.run();
        return fixture.report(result, evidence);
    }
}
