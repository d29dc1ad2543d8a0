package sol023.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sol023.conformance.fixture.FixtureRun;

/** The pages in a real browser without a network; their own policy forbids scripts. Skipped, and shown as skipped, where there is none. */
class BrowserIT {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int PATIENCE_SECONDS = 120;
    private static final String FEATURE =
            """
            Feature: 9.1 A flow

              @req:SUBJECT_REGISTER_CREATED
              Scenario: fails
                When "ping" is sent and "<script>document.title='broken'</script>" comes back
                Then SUBJECT_REGISTER_CREATED finds "a" where "b" is due

              @req:SECOND
              Scenario: cannot see
                When a check of SECOND meets a silent target
            """;

    @TempDir
    Path folder;

    private Path browser = Path.of("");

    private record Seen(String page, String complaints) {}

    @BeforeEach
    void find() {
        Optional<Path> found = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH: the pages were not looked at in a browser");
        browser = found.get();
    }

    private Path report() throws IOException {
        FixtureRun fixture = new FixtureRun(folder).feature("9.1.feature", FEATURE);
        return Reports.write(folder.resolve("report"), fixture.report(fixture.run()));
    }

    private Seen show(Path page, String... options) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the browser has ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String complaints;
        try (Stream<String> lines = Files.lines(err, StandardCharsets.UTF_8)) {
            complaints = String.join(
                    "\n", lines.filter(line -> line.contains("CONSOLE")).toList());
        }
        return new Seen(Files.readString(out, StandardCharsets.UTF_8), complaints);
    }

    @Test
    void a_browser_reads_the_whole_report_and_has_nothing_to_complain_of() throws IOException, InterruptedException {
        Seen seen = show(report(), "--dump-dom");
        assertThat(seen.complaints()).isEmpty();
        assertThat(seen.page())
                .contains("&lt;Fixture&gt; &amp; co: not conforming", "Requirements not met", "Likely cause")
                .contains("<svg ", "class=\"steps\"", "id=\"r-SUBJECT_REGISTER_CREATED\"")
                .contains("</footer>")
                .doesNotContainIgnoringCase("<script");
        assertThat(Pattern.compile("<svg ").matcher(seen.page()).results().count())
                .isEqualTo(14);
        assertThat(Pattern.compile("(?i)(src|href)=\"(?!#|data:)")
                        .matcher(seen.page())
                        .find())
                .isFalse();
    }

    @Test
    void it_is_drawn_on_a_narrow_screen() throws IOException, InterruptedException {
        Path picture = folder.resolve("narrow.png");
        show(report(), "--screenshot=" + picture, "--window-size=500,900");
        var image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(500);
        long colours = java.util.stream.IntStream.range(0, 500)
                .flatMap(x -> java.util.stream.IntStream.range(0, 300).map(y -> image.getRGB(x, y)))
                .distinct()
                .count();
        assertThat(colours).as("colours in the upper part").isGreaterThan(20);
    }

    @Test
    void the_page_of_a_plugtest_is_shown_too() throws IOException, InterruptedException {
        report();
        Path page = folder.resolve("plugtest.html");
        Files.writeString(
                page,
                Plugtest.of(List.of(ResultsFile.read(folder.resolve("report"))), "Ours", false)
                        .html());
        Seen seen = show(page, "--dump-dom");
        assertThat(seen.complaints()).isEmpty();
        assertThat(seen.page()).contains("<h1 class=\"plain\">Ours</h1>", "Who was tested by what", "</footer>");
    }
}
