package sol023.conformance.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The results of many products side by side. Only those are counted together that were judged alike: same requirements, same edition,
 * same readings. The others are shown and marked.
 */
public final class Plugtest {

    /**
     * What one file says, under the name that the page gives it.
     *
     * @param title the product's name, or a letter in its place
     * @param counted whether it is counted together with the most
     * @param difference why it is not; empty text when it is
     */
    record Column(String title, Results results, boolean counted, String difference) {

        Optional<RequirementOutcome> requirement(String id) {
            return results.requirements().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst();
        }
    }

    private record Judging(String requirementSet, String release, boolean strict, Map<String, String> readings) {
        static Judging of(Results results) {
            return new Judging(
                    results.requirementSet(),
                    results.target().release(),
                    results.run().strict(),
                    results.run().readings());
        }

        String differenceFrom(Judging other) {
            List<String> differences = new ArrayList<>();
            if (!requirementSet.equals(other.requirementSet)) {
                differences.add("another requirement set");
            }
            if (!release.equals(other.release)) {
                differences.add("another edition");
            }
            if (strict != other.strict || !readings.equals(other.readings)) {
                differences.add("other readings");
            }
            return String.join(", ", differences);
        }
    }

    private final String title;
    private final boolean hidesNames;
    private final List<Column> columns;

    private Plugtest(String title, boolean hidesNames, List<Column> columns) {
        this.title = title;
        this.hidesNames = hidesNames;
        this.columns = List.copyOf(columns);
    }

    /**
     * Puts results side by side, in the order of their titles.
     *
     * @param title of the page
     * @param hideNames gives letters to the products instead of their names; the same files give the same letters in any order
     */
    public static Plugtest of(List<Results> files, String title, boolean hideNames) {
        Judging most = files.stream()
                .collect(Collectors.groupingBy(Judging::of, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalArgumentException("no results"));
        Map<String, String> titles = titles(files, hideNames);
        List<Results> sorted = files.stream()
                .sorted(Comparator.comparing((Results one) -> title(titles, one))
                        .thenComparing(one -> one.run().started())
                        .thenComparing(one -> one.run().id()))
                .toList();
        Map<String, Integer> seen = new HashMap<>();
        List<Column> columns = new ArrayList<>();
        for (Results one : sorted) {
            String name = title(titles, one);
            int number = seen.merge(name, 1, Integer::sum);
            String difference = Judging.of(one).differenceFrom(most);
            columns.add(
                    new Column(number == 1 ? name : name + " (" + number + ")", one, difference.isEmpty(), difference));
        }
        return new Plugtest(title, hideNames, columns);
    }

    private static String title(Map<String, String> titles, Results results) {
        return Objects.requireNonNull(titles.get(results.target().name()));
    }

    // letters follow a digest that nobody can compute without the files, so that they say nothing about the names
    private static Map<String, String> titles(List<Results> files, boolean hideNames) {
        List<String> names =
                files.stream().map(one -> one.target().name()).distinct().toList();
        Map<String, String> titles = new HashMap<>();
        if (!hideNames) {
            names.forEach(name -> titles.put(name, name));
            return titles;
        }
        String runs = files.stream().map(one -> one.run().id()).sorted().collect(Collectors.joining(" "));
        List<String> shuffled = names.stream()
                .sorted(Comparator.comparing(
                        name -> UUID.nameUUIDFromBytes((runs + " " + name).getBytes(StandardCharsets.UTF_8))))
                .toList();
        for (int i = 0; i < shuffled.size(); i++) {
            titles.put(shuffled.get(i), "Product " + letters(i));
        }
        return titles;
    }

    private static String letters(int number) {
        String last = String.valueOf((char) ('A' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }

    String title() {
        return title;
    }

    boolean hidesNames() {
        return hidesNames;
    }

    List<Column> columns() {
        return columns;
    }

    /** The page: one file without scripts and external addresses. */
    public String html() {
        return Templates.render("plugtest.mustache", new PlugtestPage(this).model());
    }

    /** The same as a table: a row per requirement, a column per product. */
    public String csv() {
        return new PlugtestPage(this).csv();
    }
}
