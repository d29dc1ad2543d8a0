package sol023.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sol023.conformance.release.DiffText;
import sol023.conformance.release.Edition;
import sol023.conformance.release.EditionException;
import sol023.conformance.release.ReleaseDiff;
import sol023.conformance.run.ExitCode;
import sol023.conformance.run.FeatureFiles;

/** {@code release-diff}: what a new edition of SOL023 changes in contract and register, and which scenarios it touches. */
@Command(
        name = "release-diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compare contract and register of two editions of SOL023, and name the scenarios that each difference touches.",
            "An edition is a folder with openapi/ and features/requirements/, such as a checkout of this project.",
            "One folder is compared with what is in this suite; of two, the first is the older.",
            "Exit code 0 when nothing differs that can change a verdict, 1 otherwise."
        })
final class ReleaseDiffCommand implements Callable<Integer> {

    /** How the differences are written. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN
    }

    @Spec
    @Nullable
    CommandSpec commandSpec;

    @Parameters(
            arity = "1..2",
            paramLabel = "FOLDER",
            description = "[OLD] NEW; without OLD, the edition in this suite.")
    List<Path> folders = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown.", defaultValue = "text")
    Format format = Format.TEXT;

    @Override
    public Integer call() {
        DiffText diff = new DiffText(diff());
        PrintWriter out = Objects.requireNonNull(commandSpec).commandLine().getOut();
        out.print(
                switch (format) {
                    case TEXT -> diff.text();
                    case JSON -> diff.json();
                    case MARKDOWN -> diff.markdown();
                });
        out.flush();
        return (diff.judges() ? ExitCode.NOT_CONFORMING : ExitCode.CONFORMING).code();
    }

    private ReleaseDiff diff() {
        try {
            Edition old = folders.size() == 1 ? Edition.own() : Edition.read(folders.get(0));
            Edition now = Edition.read(folders.get(folders.size() - 1));
            return new ReleaseDiff(old, now, FeatureFiles.read(FeatureFiles.OWN).scenarios());
        } catch (EditionException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
