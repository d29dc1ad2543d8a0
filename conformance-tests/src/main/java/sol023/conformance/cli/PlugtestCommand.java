package sol023.conformance.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.report.Plugtest;
import sol023.conformance.report.Results;
import sol023.conformance.report.ResultsFile;

/** {@code plugtest}: the results of many products on one page. */
@Command(
        name = "plugtest",
        mixinStandardHelpOptions = true,
        description = "Put the results of many products side by side on one page; judges nothing.")
final class PlugtestCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "RESULTS",
            description = "results.json files, or folders of reports that hold one.")
    List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "plugtest.html",
            description = "The page; a table with the same name and .csv goes beside it (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("plugtest.html");

    @Option(
            names = "--hide-names",
            description = "Letters in the place of names; nothing on the page tells who is who.")
    boolean hideNames;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Plugtest results",
            description = "Heading of the page (default: ${DEFAULT-VALUE}).")
    String title = "Plugtest results";

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Override
    public Integer call() throws IOException {
        Path table = table();
        Map<String, Path> runs = new LinkedHashMap<>();
        List<Results> results = files.stream().map(file -> read(file, runs)).toList();
        Plugtest plugtest = Plugtest.of(results, title, hideNames);
        try {
            Path folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(out, plugtest.html(), StandardCharsets.UTF_8);
            Files.writeString(table, plugtest.csv(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException("--out: " + out + " cannot be written: " + e.getMessage());
        }
        Console console =
                new Console(Objects.requireNonNull(commandSpec).commandLine().getOut());
        console.line("page: " + out.toAbsolutePath());
        console.line("table: " + table.toAbsolutePath());
        return 0;
    }

    private Path table() {
        String name = String.valueOf(out.getFileName());
        if (name.endsWith(".csv") || Files.isDirectory(out)) {
            throw new UsageException("--out: " + out + " must name the HTML page");
        }
        return out.resolveSibling(name.replaceFirst("\\.html?$", "") + ".csv");
    }

    private static Results read(Path file, Map<String, Path> runs) {
        Results results = ResultsFile.read(file);
        Path before = runs.put(results.run().id(), file);
        if (before != null) {
            throw new UsageException(before + " and " + file + " are the same run");
        }
        return results;
    }
}
