package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.requirement.Row;
import sol023.conformance.requirement.SpecText;

class ReportsTest {

    private static final String FEATURE =
            """
            Feature: 9.1 A flow

              Rule: Values are right & proper

                @req:FIRST
                Scenario: fails
                  When "{\\"a\\": \\"canary-c0ffee-secret\\"}" is sent and "<b>canary-c0ffee-secret</b>" comes back
                  Then FIRST finds "<script>alert(1)</script> canary-c0ffee-secret" where "harmless" is due

                @req:SECOND
                Scenario: passes
                  Then SECOND finds "a" where "a" is due

                @req:SECOND
                Scenario: is advised
                  Then SECOND is advised to find "a" where "b" is due

                @req:SECOND
                Scenario: cannot see
                  When a check of SECOND meets a silent target

                @req:SECOND @needs:cmp.polling
                Scenario: does not apply
                  Then SECOND finds "a" where "a" is due
            """;

    @TempDir
    static Path folder;

    private static Report report = report();
    private static String html = "";
    private static String json = "";
    private static String junit = "";

    private static Report report() {
        try {
            FixtureRun fixture = new FixtureRun(Files.createTempDirectory("features")).feature("9.1.feature", FEATURE);
            return fixture.report(fixture.run());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    static void write() throws IOException {
        Reports.write(folder, report);
        html = Files.readString(folder.resolve(Reports.HTML));
        json = Files.readString(folder.resolve(Reports.JSON));
        junit = Files.readString(folder.resolve(Reports.JUNIT));
    }

    @Test
    void the_verdict_comes_first_and_failures_come_before_all_else() {
        assertThat(html).contains("not conforming");
        int failure = html.indexOf("Requirements not met");
        int inconclusive = html.indexOf("Could not be observed");
        int advice = html.indexOf(" Advice <small>");
        int excluded = html.indexOf("Not tested, and why");
        assertThat(List.of(html.indexOf("not conforming"), failure, inconclusive))
                .isSorted();
        assertThat(failure).isPositive();
        assertThat(advice).isGreaterThan(failure);
        assertThat(excluded).isGreaterThan(advice);
    }

    @Test
    void a_failure_shows_requirement_values_exchange_and_how_to_repeat() {
        Row row = FixtureRun.binding(0).row();
        int from = html.indexOf("id=\"f-S1-c1\"");
        String card = html.substring(from, html.indexOf("</article>", from));
        assertThat(card)
                .contains(row.requirement().name(), row.place(), escaped(row.paraphrase()))
                .contains("<dt>expected</dt>", "<mark>", "harmless", "<dt>actual</dt>", "alert(1)")
                .contains("POST https://cmf.test/nfv-cert/v1/subjects", "HTTP status 500", "JSON")
                .contains("run --target target.yaml 9.1.feature:6");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    @Test
    void what_was_not_tested_is_shown_with_its_reason() {
        assertThat(html).contains("does not apply").contains("ics.cmp.polling");
    }

    @Test
    void the_interpretations_met_are_listed() {
        assertThat(html).contains("id=\"I-02\"").doesNotContain("id=\"I-03\"");
    }

    @Test
    void the_page_is_offline_has_no_script_and_escapes_what_it_shows() {
        assertThat(html).doesNotContainIgnoringCase("<script").contains("&lt;script&gt;");
        assertThat(html).doesNotContain("<Fixture>").doesNotContain("<b>can");
        assertThat(Pattern.compile("(?i)(src|href|action)\\s*=\\s*\"(?!#|data:)")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(html).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void every_link_inside_the_page_leads_somewhere() {
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .forEach(id -> assertThat(html).contains("id=\"" + id + "\""));
    }

    @Test
    void no_id_is_given_twice() {
        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).allMatch(id -> id.matches("[A-Za-z0-9._-]+"));
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void a_canary_secret_is_in_no_output() {
        assertThat(html).contains("[redacted]");
        for (String output : List.of(html, json, junit)) {
            assertThat(output).doesNotContain(FixtureRun.CANARY).doesNotContain("canary-token");
        }
        assertThat(report.result().toString()).doesNotContain(FixtureRun.CANARY);
    }

    @Test
    void the_same_run_gives_the_same_files() {
        assertThat(HtmlReport.text(report)).isEqualTo(html);
        assertThat(new String(JsonReport.bytes(report), StandardCharsets.UTF_8)).isEqualTo(json);
        Report again = report();
        assertThat(new String(JUnitReport.bytes(again), StandardCharsets.UTF_8)).isEqualTo(junit);
        assertThat(HtmlReport.text(again)).isEqualTo(html);
    }

    @Test
    void the_sentence_is_shown_only_from_the_users_own_copy() throws IOException {
        assertThat(html).doesNotContain("<blockquote>");
        Row known = FixtureRun.binding(0).row();
        Row row = new Row(
                known.requirement(),
                1,
                "5.3.1",
                Optional.empty(),
                known.level(),
                "CMF",
                "SOL023",
                "A cat is fed.",
                Optional.of(SpecText.hash("The cat gets milk.")),
                Optional.empty(),
                known.testing(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        assertThat(FindingsView.sentence(report, row)).isEmpty();
        Path copy = Files.writeString(folder.resolve("copy.txt"), "## 5.3.1 A\n- 3) The cat gets \"milk\".\n");
        assertThat(FindingsView.sentence(with(SpecText.read(copy)), row)).contains("- 3) The cat gets \"milk\".");
    }

    private static Report with(SpecText spec) {
        return new Report(
                report.result(),
                report.target(),
                report.runId(),
                report.strictness(),
                report.suiteVersion(),
                report.configuration(),
                report.order(),
                report.command(),
                report.repeat(),
                report.evidence(),
                Optional.of(spec));
    }

    @Test
    void the_json_names_its_format_and_counts_plan_and_checks() throws IOException {
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.path("format").asText()).isEqualTo("sol023-conformance-results/1");
        assertThat(root.path("verdict").path("exitCode").asInt()).isEqualTo(1);
        assertThat(root.path("plan").path("selected").asInt()).isEqualTo(5);
        assertThat(root.path("plan").path("executed").asInt()).isEqualTo(4);
        assertThat(root.path("checks").path("fail").asInt()).isEqualTo(1);
        assertThat(root.path("checks").path("n/a").asInt()).isEqualTo(1);
        assertThat(root.path("scenarios")
                        .get(0)
                        .path("checks")
                        .get(0)
                        .path("requirement")
                        .asText())
                .isEqualTo(FixtureRun.binding(0).name());
        assertThat(root.path("excluded").get(0).path("reason").asText()).contains("cmp.polling");
    }

    @Test
    void junit_counts_inconclusive_as_error_and_only_na_as_skipped()
            throws IOException, ParserConfigurationException, SAXException {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(junit.getBytes(StandardCharsets.UTF_8)));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("tests")).isEqualTo("5");
        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        assertThat(root.getAttribute("skipped")).isEqualTo("1");
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }
}
