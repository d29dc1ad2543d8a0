package sol023.conformance.run;

import java.net.URI;

/**
 * Names a scenario by its place; a row of examples is a scenario of its own.
 *
 * @param line counted from 1
 */
public record ScenarioKey(URI feature, int line) implements Comparable<ScenarioKey> {

    /** The feature file's name and the line, for example {@code 5.3.1-registration.feature:12}. */
    public String place() {
        String text = feature.toString();
        return text.substring(text.lastIndexOf('/') + 1) + ":" + line;
    }

    @Override
    public int compareTo(ScenarioKey other) {
        int byFile = feature.toString().compareTo(other.feature.toString());
        return byFile == 0 ? Integer.compare(line, other.line) : byFile;
    }
}
