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
import sol023.conformance.run.Places;
import sol023.conformance.run.Selection;

/** Which scenarios; shared by the commands that run or list them. */
final class SelectionOptions {

    @Parameters(
            paramLabel = "PLACE",
            arity = "0..*",
            description = "Clauses, steps, tables, scenarios or requirements: 5.3.3, 5.3.3/4, 5.4-1, name.feature:12,"
                    + " SUBJECT_REGISTER_CREATED.")
    List<String> arguments = List.of();

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

    /** What is asked for; refuses what names nothing and says what was perhaps meant. */
    Selection selection(FeatureFiles files) {
        List<String> places = arguments.stream().filter(Selection::isPlace).toList();
        Set<Requirement> ids = new LinkedHashSet<>();
        arguments.stream().filter(argument -> !Selection.isPlace(argument)).forEach(id -> ids.add(requirement("", id)));
        requirements.forEach(id -> ids.add(requirement("--requirement: ", id)));
        Selection selection;
        try {
            selection = new Selection(places, ids, Optional.ofNullable(tags), smoke);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        new Places(files.scenarios()).complaint(selection).ifPresent(complaint -> {
            throw new UsageException("Nothing is selected: " + complaint);
        });
        return selection;
    }

    private static Requirement requirement(String option, String id) {
        return RequirementNames.find(id)
                .orElseThrow(
                        () -> new UsageException(option + "there is no clause, step, table, scenario or requirement "
                                + id + "; the nearest requirements are " + RequirementNames.near(id)
                                + "; see: cmf-conformance requirements"));
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
