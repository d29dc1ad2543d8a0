package sol023.conformance.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import sol023.conformance.check.Interpretation;
import sol023.conformance.check.Reading;
import sol023.conformance.check.Readings;
import sol023.conformance.check.Strictness;
import sol023.conformance.target.Judging;
import sol023.conformance.target.Nearest;

/** How unclear passages are read: the target file's choices, then {@code --strict} for all, then {@code --reading} for one. */
final class ReadingOptions {

    @Option(names = "--strict", description = "A deviation from our reading of any unclear passage fails.")
    boolean strict;

    @Option(
            names = "--reading",
            paramLabel = "I-nn=HOW",
            description =
                    "How one unclear passage is read: ours (a deviation is advisory), strict (it fails), open (any"
                            + " reading passes); repeatable. See: cmf-conformance readings")
    Map<String, String> chosen = new LinkedHashMap<>();

    Readings readings(Judging judging) {
        Map<Interpretation, Reading> readings = new EnumMap<>(Interpretation.class);
        for (Judging.Choice choice : judging.readings()) {
            String where = choice.place() + ": readings." + choice.key();
            Interpretation interpretation = interpretation(choice.key(), where);
            Reading reading = reading(choice.value(), where);
            if (!strict) {
                readings.put(interpretation, reading);
            }
        }
        chosen.forEach(
                (id, word) -> readings.put(interpretation(id, "--reading " + id), reading(word, "--reading " + id)));
        return new Readings(strict ? Strictness.STRICT : Strictness.STANDARD, readings);
    }

    private static Interpretation interpretation(String id, String where) {
        List<String> known =
                Arrays.stream(Interpretation.values()).map(Interpretation::id).toList();
        return Interpretation.find(id)
                .orElseThrow(() -> new UsageException(where + ": there is no interpretation " + id + "; known are "
                        + known.get(0) + " to " + known.get(known.size() - 1) + ", the nearest is "
                        + Nearest.to(id, known, 1).get(0) + "; see: cmf-conformance readings"));
    }

    private static Reading reading(String word, String where) {
        return Reading.find(word.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UsageException(where + ": must be one of "
                        + Arrays.stream(Reading.values()).map(Reading::word).collect(Collectors.joining(", "))
                        + " and not " + word));
    }
}
