package sol023.conformance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.run.FeatureFiles;
import sol023.conformance.run.Selection;

/** Which scenarios; shared by the commands that run or list them. */
final class SelectionOptions {

    @Parameters(
            paramLabel = "PLACE",
            arity = "0..*",
            description = "Clauses, steps or scenarios: 5.3.3, 5.3.3/4, name.feature:12.")
    List<String> places = List.of();

    @Option(
            names = "--requirement",
            paramLabel = "ID",
            description = "Scenarios that check this requirement; repeatable.")
    List<String> requirements = List.of();

    @Option(
            names = "--tags",
            paramLabel = "EXPR",
            description = "A tag expression, for example \"@smoke or @needs:cmp.mac\".")
    @Nullable
    String tags;

    @Option(names = "--smoke", description = "The few scenarios that take seconds.")
    boolean smoke;

    @Option(names = "--features", paramLabel = "DIR", description = "Feature files instead of the suite's own.")
    @Nullable
    Path features;

    Selection selection() {
        Set<Requirement> ids = new LinkedHashSet<>();
        for (String id : requirements) {
            try {
                ids.add(Requirement.valueOf(id));
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "--requirement: there is no requirement " + id + "; see: cmf-conformance requirements");
            }
        }
        try {
            return new Selection(places, ids, Optional.ofNullable(tags), smoke);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    FeatureFiles files() {
        if (features == null) {
            return FeatureFiles.read(FeatureFiles.OWN);
        }
        if (!Files.isDirectory(features)) {
            throw new UsageException("--features: " + features + " is no folder");
        }
        return FeatureFiles.read(features.toUri().toString());
    }
}
