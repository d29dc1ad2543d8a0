package sol023.conformance.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code target.yaml} says about how the product is judged.
 *
 * @param waivers the file of known failures
 * @param readings choices for unclear passages, in the order of the file; whoever knows the passages checks them
 */
public record Judging(Optional<Path> waivers, List<Choice> readings) {

    /**
     * A key and its value.
     *
     * @param place file and line, for example {@code target.yaml:12}
     */
    public record Choice(String key, String value, String place) {}

    public Judging {
        readings = List.copyOf(readings);
    }
}
