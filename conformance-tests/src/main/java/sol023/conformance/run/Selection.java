package sol023.conformance.run;

import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.requirement.Row;

/**
 * Which scenarios a run is meant to have. Kinds of criteria narrow each other; values of one kind add up.
 *
 * @param places clauses, steps, tables and single scenarios: {@code 5.3.3}, {@code 5.3.3/4}, {@code 5.4-1},
 *     {@code name.feature:12}
 * @param requirements by name
 * @param tags a tag expression, for example {@code @smoke and not @needs:cmp.mac}
 * @param smoke only scenarios tagged {@code @smoke}
 */
public record Selection(List<String> places, Set<Requirement> requirements, Optional<String> tags, boolean smoke) {

    /** Everything. */
    public static final Selection ALL = new Selection(List.of(), Set.of(), Optional.empty(), false);

    private static final Pattern PLACE =
            Pattern.compile("([0-9]+|[A-Z]+)(\\.[0-9]+[a-z]?)*(/[0-9]+[a-z]?|-[0-9]+)?|[^/]+\\.feature:[0-9]+");

    public Selection {
        places = List.copyOf(places);
        requirements = Set.copyOf(requirements);
        for (String place : places) {
            if (!isPlace(place)) {
                throw new IllegalArgumentException(
                        "not a clause such as 5.3.3, a step such as 5.3.3/4, a table such as 5.4-1, or a scenario such as"
                                + " name.feature:12: "
                                + place);
            }
        }
        tags.ifPresent(Selection::parse);
    }

    private static io.cucumber.tagexpressions.Expression parse(String tags) {
        try {
            return TagExpressionParser.parse(tags);
        } catch (TagExpressionException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether the text can be the name of a place. */
    public static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    /** Whether the scenario is meant. */
    public boolean includes(PlannedScenario scenario) {
        return (places.isEmpty() || places.stream().anyMatch(place -> isAt(scenario, place)))
                && (requirements.isEmpty() || scenario.requirements().stream().anyMatch(requirements::contains))
                && tags.map(text -> parse(text).evaluate(scenario.tags())).orElse(true)
                && (!smoke || scenario.tags().contains("@smoke"));
    }

    static boolean isAt(PlannedScenario scenario, String place) {
        if (place.contains(".feature:")) {
            return scenario.key().place().equals(place);
        }
        boolean whole = place.indexOf('/') < 0 && place.indexOf('-') < 0;
        return (whole && isWithin(scenario.clause(), place))
                || scenario.requirements().stream().anyMatch(id -> isAt(id.row(), place));
    }

    /** Whether a statement stands in that clause, step or table. */
    static boolean isAt(Row row, String place) {
        int dash = place.indexOf('-');
        if (dash >= 0 && row.source().equals("SOL023")) {
            return row.at()
                    .filter(at -> (at + ",").startsWith("table " + place + ","))
                    .isPresent();
        }
        int slash = place.indexOf('/');
        if (slash < 0) {
            return isWithin(clauseOf(row), place);
        }
        String step = "step " + place.substring(slash + 1);
        return isWithin(clauseOf(row), place.substring(0, slash))
                && row.at().filter(step::equals).isPresent();
    }

    // a bare clause number always means SOL023
    private static String clauseOf(Row row) {
        return row.source().equals("SOL023") ? row.clause() : row.source() + " " + row.clause();
    }

    private static boolean isWithin(String clause, String selected) {
        return clause.equals(selected) || clause.startsWith(selected + ".");
    }
}
