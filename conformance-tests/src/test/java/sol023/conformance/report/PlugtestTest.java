package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fixture.FixtureRun;

class PlugtestTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CANARY = "Canary";
    private static final String FEATURE =
            """
            Feature: 9.1 A flow

              @req:SUBJECT_REGISTER_CREATED
              Scenario: registers
                When "ping" is sent and "pong" comes back
                Then SUBJECT_REGISTER_CREATED finds "%s" where "good" is due
            """;

    @TempDir
    static Path folder;

    private static byte[] good = {};
    private static byte[] bad = {};

    @BeforeAll
    static void run() throws IOException {
        good = results("good");
        bad = results("bad");
    }

    private static byte[] results(String seen) throws IOException {
        FixtureRun fixture =
                new FixtureRun(Files.createTempDirectory(folder, "f")).feature("9.1.feature", FEATURE.formatted(seen));
        return JsonReport.bytes(fixture.report(fixture.run()));
    }

    private static Results product(byte[] content, String name, Consumer<ObjectNode> change) {
        try {
            ObjectNode root = (ObjectNode) MAPPER.readTree(content);
            ((ObjectNode) root.path("target")).put("name", name);
            ((ObjectNode) root.path("run")).put("id", "run of " + name);
            change.accept(root);
            return ResultsFile.read("f", MAPPER.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Results product(byte[] content, String name) {
        return product(content, name, root -> {});
    }

    private static String row(String html, String id) {
        int from = html.indexOf("<tr id=\"r-" + id + "\"");
        assertThat(from).as(id).isPositive();
        return html.substring(from, html.indexOf("</tr>", from));
    }

    @Test
    void products_are_side_by_side_and_each_requirement_says_in_how_many_it_holds() {
        Plugtest plugtest = Plugtest.of(
                List.of(product(good, "Zeta <b>"), product(bad, "Alpha"), product(good, "Mid")), "T & U", false);
        String html = plugtest.html();
        assertThat(html).contains("<title>T &amp; U</title>", "Zeta &lt;b&gt;").doesNotContain("Zeta <b>");
        assertThat(html.indexOf("Alpha")).isLessThan(html.indexOf("Mid"));
        String row = row(html, "SUBJECT_REGISTER_CREATED");
        assertThat(row).contains("<td>2 of 3</td>");
        assertThat(Pattern.compile("class=\"v ([a-z]+)\"")
                        .matcher(row)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly("fail", "pass", "pass");
        assertThat(row(html, "SUBJECT_REGISTER_RESOURCE")).contains("<td>–</td>", "not in this run");
        assertThat(plugtest.csv())
                .contains("requirement,source,clause,at,passed,Alpha,Mid,Zeta <b>\r\n")
                .contains("SUBJECT_REGISTER_CREATED,SOL023,5.3.1,step 3,2 of 3,fail,pass,pass\r\n");
    }

    @Test
    void what_was_judged_otherwise_is_marked_and_not_counted() {
        Results set = product(good, "B", root -> root.put("requirementSet", "0".repeat(64)));
        Results edition = product(good, "C", root -> ((ObjectNode) root.path("target")).put("release", "6.1.1"));
        Results strict = product(good, "D", root -> ((ObjectNode) root.path("run")).put("strict", true));
        String html = Plugtest.of(List.of(set, product(bad, "A"), product(good, "E"), edition, strict), "T", false)
                .html();
        assertThat(html)
                .contains("another requirement set: not counted", "another edition: not counted")
                .contains("other readings: not counted")
                .contains("5 results, 2 of them judged alike");
        assertThat(row(html, "SUBJECT_REGISTER_CREATED")).contains("<td>1 of 2</td>");
    }

    @Test
    void a_requirement_of_another_revision_is_marked() {
        Results other = product(good, "B", root -> root.path("requirements").forEach(row -> {
            if (row.path("id").asText().equals("SUBJECT_REGISTER_CREATED")) {
                ((ObjectNode) row).put("revision", 9);
            }
        }));
        String html =
                Plugtest.of(List.of(product(good, "A"), other), "T", false).html();
        assertThat(row(html, "SUBJECT_REGISTER_CREATED")).contains("revision 9");
    }

    @Test
    void with_hidden_names_nothing_on_the_page_or_in_the_table_tells_who_is_who() {
        Consumer<ObjectNode> canaries = root -> {
            taint(root);
            ((ArrayNode) root.path("requirements"))
                    .addObject()
                    .put("id", "CANARY_OWN")
                    .put("revision", 1)
                    .put("place", "x")
                    .put("source", CANARY)
                    .put("clause", "1")
                    .put("level", "shall")
                    .put("actor", CANARY)
                    .put("test", "check")
                    .put("checks", 1);
        };
        Plugtest plugtest = Plugtest.of(
                List.of(product(good, "CanaryCorp", canaries), product(bad, "CanarySoft", canaries)), "T", true);
        for (String output : List.of(plugtest.html(), plugtest.csv())) {
            assertThat(Pattern.compile("(?i).{0,60}(canary|cmf\\.test|2026-01-02).{0,60}")
                            .matcher(output)
                            .results()
                            .map(match -> match.group()))
                    .isEmpty();
            assertThat(output.contains("Product A") && output.contains("Product B"))
                    .isTrue();
        }
        String page = plugtest.html();
        assertThat(page.substring(page.indexOf("<body>")))
                .contains("Names are hidden", "1 requirements of other sets are left out");
    }

    // puts the canary in all texts that a product or its file could have made up
    private static void taint(ObjectNode root) {
        for (String member : List.of("suite/version", "target/release", "target/role", "run/repeat", "verdict/words")) {
            String[] path = member.split("/", -1);
            ((ObjectNode) root.path(path[0])).put(path[1], CANARY + " in " + member);
        }
        root.put("requirementSet", CANARY);
        root.path("scenarios").forEach(scenario -> ((ObjectNode) scenario).put("title", CANARY));
        root.path("requirements").forEach(row -> ((ObjectNode) row).put("place", CANARY));
    }

    @Test
    void letters_do_not_depend_on_the_order_of_the_files() {
        List<Results> files = new ArrayList<>();
        for (String name : List.of("one", "two", "three", "four", "five")) {
            files.add(product(name.equals("two") ? bad : good, name));
        }
        String page = Plugtest.of(files, "T", true).html();
        Collections.reverse(files);
        assertThat(Plugtest.of(files, "T", true).html()).isEqualTo(page);
    }

    @Test
    void two_results_of_one_product_are_told_apart() {
        Results again = product(bad, "A", root -> ((ObjectNode) root.path("run")).put("id", "later"));
        assertThat(Plugtest.of(List.of(product(good, "A"), again), "T", false).csv())
                .contains(",A,A (2)\r\n");
    }

    @Test
    void the_page_is_offline_without_scripts_and_its_links_lead_somewhere() {
        String html = Plugtest.of(List.of(product(good, "A"), product(bad, "B")), "T", false)
                .html();
        assertThat(html).doesNotContainIgnoringCase("<script").doesNotContain("url(", "@import", "http://", "https://");
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .forEach(id -> assertThat(html).contains("id=\"" + id + "\""));
    }
}
