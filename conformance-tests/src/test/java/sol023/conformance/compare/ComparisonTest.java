package sol023.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sol023.conformance.fixture.FixtureRun;
import sol023.conformance.report.Reports;
import sol023.conformance.report.Results;
import sol023.conformance.report.ResultsFile;

class ComparisonTest {

    private static final String PASSES = "Then FIRST finds \"a\" where \"a\" is due";
    private static final String FAILS = "Then FIRST finds \"a\" where \"b\" is due";
    private static final String SILENT = "When a check of FIRST meets a silent target";

    @TempDir
    Path folder;

    private Results results(String... scenarios) throws IOException {
        StringBuilder feature = new StringBuilder("Feature: 9 A\n");
        for (String scenario : scenarios) {
            String[] nameAndStep = scenario.split(": ", 2);
            feature.append("  @req:FIRST\n  Scenario: ").append(nameAndStep[0]);
            feature.append("\n    ").append(nameAndStep[1]).append('\n');
        }
        Path features = Files.createTempDirectory(folder, "features");
        FixtureRun run = new FixtureRun(features).feature("a.feature", feature.toString());
        Path report = Files.createTempDirectory(folder, "report");
        Reports.write(report, run.report(run.run()));
        return ResultsFile.read(report);
    }

    @Test
    void two_runs_alike_have_no_changes() throws IOException {
        Comparison comparison = Comparison.of(results("x: " + PASSES), results("x: " + PASSES));
        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.isRegression()).isFalse();
        assertThat(ComparisonText.TEXT.of(comparison)).endsWith("no change\n");
    }

    @Test
    void what_passed_and_does_not_any_more_is_broken_from_the_requirement_to_the_check() throws IOException {
        Comparison comparison = Comparison.of(results("x: " + PASSES), results("x: " + FAILS));
        assertThat(comparison.changes()).extracting(Change::kind).containsOnly(Change.Kind.BROKEN);
        assertThat(comparison.changes())
                .extracting(Change::subject)
                .containsExactly("requirement", "scenario", "check");
        assertThat(comparison.isRegression()).isTrue();
    }

    @Test
    void what_cannot_be_observed_any_more_is_broken_too() throws IOException {
        assertThat(Comparison.of(results("x: " + PASSES), results("x: " + SILENT))
                        .isRegression())
                .isTrue();
    }

    @Test
    void what_passes_again_is_fixed() throws IOException {
        Comparison comparison = Comparison.of(results("x: " + FAILS), results("x: " + PASSES));
        assertThat(comparison.changes(Change.Kind.FIXED)).hasSize(3);
        assertThat(comparison.isRegression()).isFalse();
    }

    @Test
    void another_bad_verdict_is_a_change_and_no_regression() throws IOException {
        Comparison comparison = Comparison.of(results("x: " + FAILS), results("x: " + SILENT));
        assertThat(comparison.changes(Change.Kind.CHANGED)).isNotEmpty();
        assertThat(comparison.isRegression()).isFalse();
    }

    @Test
    void a_scenario_that_has_gone_is_a_regression_only_if_it_passed_and_a_new_one_never() throws IOException {
        Results one = results("x: " + PASSES);
        assertThat(Comparison.of(results("x: " + PASSES, "y: " + PASSES), one).isRegression())
                .isTrue();
        assertThat(Comparison.of(results("x: " + PASSES, "y: " + FAILS), one).changes(Change.Kind.GONE))
                .isNotEmpty();
        assertThat(Comparison.of(results("x: " + PASSES, "y: " + FAILS), one).isRegression())
                .isFalse();
        assertThat(Comparison.of(one, results("x: " + PASSES, "y: " + FAILS)).changes(Change.Kind.NEW))
                .hasSize(2);
    }

    @Test
    void a_scenario_that_has_moved_is_still_the_same() throws IOException {
        Comparison comparison =
                Comparison.of(results("x: " + PASSES, "y: " + FAILS), results("y: " + FAILS, "x: " + PASSES));
        assertThat(comparison.changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requirementSet, requirement sets",
        "release, editions of SOL023",
        "name, targets",
    })
    void runs_that_were_not_judged_alike_say_so(String member, String words) throws IOException {
        Results one = results("x: " + PASSES);
        Path report = Files.createTempDirectory(folder, "edited");
        FixtureRun run = new FixtureRun(Files.createTempDirectory(folder, "features"))
                .feature("a.feature", "Feature: 9 A\n  @req:FIRST\n  Scenario: x\n    " + PASSES + "\n");
        Reports.write(report, run.report(run.run()));
        Path json = report.resolve(Reports.JSON);
        Files.writeString(
                json,
                Files.readString(json).replaceFirst("\"" + member + "\":\"[^\"]*\"", "\"" + member + "\":\"another\""));
        assertThat(Comparison.of(one, ResultsFile.read(report)).differences())
                .hasSize(1)
                .allMatch(text -> text.contains(words) && text.contains("another"));
    }

    @ParameterizedTest
    @EnumSource
    void every_format_shows_every_change_and_is_the_same_each_time(ComparisonText format) throws IOException {
        Comparison comparison = Comparison.of(results("x|y: " + PASSES), results("x|y: " + FAILS));
        String text = format.of(comparison);
        assertThat(text).contains("broken", "fail").isEqualTo(format.of(comparison));
        assertThat(text).doesNotContain(format == ComparisonText.MARKDOWN ? "A - x|y" : "\\|");
    }

    @Test
    void the_json_can_be_read_by_a_program() throws IOException {
        Comparison comparison = Comparison.of(results("x: " + PASSES), results("x: " + FAILS));
        var root = new ObjectMapper().readTree(ComparisonText.JSON.of(comparison));
        assertThat(root.path("regression").asBoolean()).isTrue();
        assertThat(root.path("broken").get(0).path("after").asText()).isEqualTo("fail");
    }
}
