package sol023.conformance.run;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.plugin.event.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Capability;

/** The feature files of the suite, parsed once. */
public final class FeatureFiles {

    /** Those in the suite's own jar. */
    public static final String OWN = "classpath:features";

    private final List<Feature> features;
    private final List<PlannedScenario> scenarios;

    private FeatureFiles(List<Feature> features) {
        this.features = features;
        List<PlannedScenario> found = new ArrayList<>();
        for (Feature feature : features) {
            for (Pickle pickle : sorted(feature)) {
                found.add(planned(feature, pickle, found.size() + 1));
            }
        }
        this.scenarios = List.copyOf(found);
    }

    /**
     * Reads all feature files of a folder, or of the class path ({@link #OWN}).
     *
     * @throws PlanException when one cannot be parsed or cites what does not exist
     */
    public static FeatureFiles read(String location) {
        var options = new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.parse(location))
                .build();
        try {
            List<Feature> features = new FeaturePathFeatureSupplier(
                            FeatureFiles.class::getClassLoader, options, new FeatureParser(UUID::randomUUID))
                    .get().stream()
                            .sorted(Comparator.comparing(
                                    feature -> feature.getUri().toString()))
                            .toList();
            return new FeatureFiles(features);
        } catch (FeatureParserException e) {
            throw new PlanException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new PlanException(location + " has no features: " + e.getMessage());
        }
    }

    /** All scenarios, ordered by file and line. */
    public List<PlannedScenario> scenarios() {
        return scenarios;
    }

    /** The features reduced to the scenarios given. */
    List<Feature> reducedTo(Set<ScenarioKey> selected) {
        return features.stream()
                .map(feature -> (Feature) new ReducedFeature(feature, pickles(feature, selected)))
                .filter(feature -> !feature.getPickles().isEmpty())
                .toList();
    }

    private static List<Pickle> pickles(Feature feature, Set<ScenarioKey> selected) {
        return feature.getPickles().stream()
                .filter(pickle -> selected.contains(key(pickle)))
                .toList();
    }

    private static List<Pickle> sorted(Feature feature) {
        return feature.getPickles().stream()
                .sorted(Comparator.comparingInt(pickle -> pickle.getLocation().getLine()))
                .toList();
    }

    private static ScenarioKey key(Pickle pickle) {
        return new ScenarioKey(pickle.getUri(), pickle.getLocation().getLine());
    }

    private static PlannedScenario planned(Feature feature, Pickle pickle, int number) {
        ScenarioKey key = key(pickle);
        List<Requirement> requirements =
                cited(pickle, "@req:").map(id -> requirement(key, id)).toList();
        List<Capability> needs = cited(pickle, "@needs:")
                .map(name -> Capability.find(name)
                        .orElseThrow(() -> new PlanException(key.place() + ": unknown capability " + name)))
                .toList();
        return new PlannedScenario(
                key,
                number,
                feature.getName().orElse(key.place()),
                rule(feature, pickle),
                pickle.getName(),
                pickle.getTags(),
                requirements,
                needs);
    }

    private static java.util.stream.Stream<String> cited(Pickle pickle, String prefix) {
        return pickle.getTags().stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .distinct();
    }

    private static Requirement requirement(ScenarioKey key, String id) {
        try {
            return Requirement.valueOf(id);
        } catch (IllegalArgumentException e) {
            throw new PlanException(key.place() + ": unknown requirement " + id);
        }
    }

    private static Optional<String> rule(Feature feature, Pickle pickle) {
        return feature.findPathTo(node -> node.getLocation().equals(pickle.getLocation()))
                .flatMap(path -> path.stream()
                        .filter(Node.Rule.class::isInstance)
                        .flatMap(node -> node.getName().stream())
                        .findFirst());
    }

    /** The keys of scenarios. */
    static Set<ScenarioKey> keys(List<PlannedScenario> scenarios) {
        return scenarios.stream().map(PlannedScenario::key).collect(Collectors.toSet());
    }
}
