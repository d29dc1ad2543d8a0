package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Testing;

/** Register and feature files say the same. */
class FeaturesTest {

    private static final Pattern TAG = Pattern.compile("@req:(\\S+)");

    @Test
    void every_requirement_that_is_checked_is_declared_by_a_scenario() throws IOException {
        Set<String> checked = Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.row().testing() == Testing.CHECK)
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared()).containsAll(checked);
    }

    @Test
    void every_declared_requirement_is_one_that_is_checked() throws IOException {
        for (String id : declared()) {
            assertThat(Requirement.valueOf(id).row().testing()).as(id).isEqualTo(Testing.CHECK);
        }
    }

    @Test
    void a_feature_is_named_by_its_clause() throws IOException {
        List<Path> features = features();
        assertThat(features).hasSizeGreaterThan(10);
        for (Path feature : features) {
            String clause = feature.getFileName().toString().replaceFirst("-.*", "");
            assertThat(Files.readString(feature)).containsPattern("(?m)^Feature: " + Pattern.quote(clause) + " ");
        }
    }

    private static Set<String> declared() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path feature : features()) {
            TAG.matcher(Files.readString(feature)).results().forEach(tag -> declared.add(tag.group(1)));
        }
        return declared;
    }

    private static List<Path> features() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../features"))) {
            return files.filter(file -> file.toString().endsWith(".feature")).toList();
        }
    }
}
