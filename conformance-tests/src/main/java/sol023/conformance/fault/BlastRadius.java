package sol023.conformance.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The checks that may turn red under a fault beside those that it names. They are reviewed and kept in a file, one line for each:
 * {@code fault: REQUIREMENT: what is compared}.
 */
public final class BlastRadius {

    /** Where the file is within the sources of the suite. */
    public static final String FILE = "sol023/conformance/fault/blast-radius.txt";

    private static final String BETWEEN = ": ";

    private final Map<String, SortedSet<String>> declared;

    private BlastRadius(Collection<String> lines) {
        this.declared = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(BETWEEN, 2);
            if (parts.length == 2) {
                declared.computeIfAbsent(parts[0], fault -> new TreeSet<>()).add(parts[1]);
            }
        }
    }

    /** What is declared in the suite's own file. */
    public static BlastRadius declared() {
        try (InputStream in =
                Objects.requireNonNull(BlastRadius.class.getResourceAsStream("/" + FILE), FILE + " is missing")) {
            return new BlastRadius(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BlastRadius of(String... lines) {
        return new BlastRadius(List.of(lines));
    }

    /** The red checks that nobody has declared, as the lines that are missing. */
    List<String> undeclared(KillMatrix matrix) {
        return lines(matrix).stream().filter(line -> !holds(line)).toList();
    }

    /** The lines that were not seen this time; only of faults that have run. */
    List<String> stale(KillMatrix matrix) {
        SortedSet<String> seen = lines(matrix);
        Set<String> ran =
                matrix.results().stream().map(result -> result.fault().id()).collect(Collectors.toSet());
        return lines().stream()
                .filter(line -> ran.contains(line.split(BETWEEN, 2)[0]) && !seen.contains(line))
                .toList();
    }

    /** Replaces in the file what is said of the faults that have run. */
    void update(KillMatrix matrix, Path file) throws IOException {
        SortedSet<String> lines = new TreeSet<>(lines());
        Set<String> ran =
                matrix.results().stream().map(result -> result.fault().id()).collect(Collectors.toSet());
        lines.removeIf(line -> ran.contains(line.split(BETWEEN, 2)[0]));
        lines.addAll(lines(matrix));
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private boolean holds(String line) {
        String[] parts = line.split(BETWEEN, 2);
        return declared.getOrDefault(parts[0], new TreeSet<>()).contains(parts[1]);
    }

    /** Everything declared, sorted. */
    List<String> lines() {
        return declared.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(check -> entry.getKey() + BETWEEN + check))
                .toList();
    }

    private static SortedSet<String> lines(KillMatrix matrix) {
        SortedSet<String> lines = new TreeSet<>();
        for (FaultResult result : matrix.results()) {
            result.blastRadius(matrix.redAnyway())
                    .keySet()
                    .forEach(check -> lines.add(result.fault().id() + BETWEEN + check));
        }
        return lines;
    }
}
