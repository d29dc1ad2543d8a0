package sol023.conformance.run;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sol023.conformance.requirement.Requirement;
import sol023.conformance.target.Capability;
import sol023.conformance.target.Role;

/**
 * A scenario as its feature file declares it.
 *
 * @param number counted from 1 over all scenarios of the suite, whatever is selected
 * @param feature the feature's name, which starts with the clause of its sequence diagram or resource
 * @param rule the rule's name
 * @param name the scenario's own name
 * @param tags all that apply, with the {@code @}
 * @param requirements from {@code @req:}
 * @param needs from {@code @needs:}
 */
public record PlannedScenario(
        ScenarioKey key,
        int number,
        String feature,
        Optional<String> rule,
        String name,
        List<String> tags,
        List<Requirement> requirements,
        List<Capability> needs) {

    private static final String VNFM_TAG = "@role:vnfm";
    private static final Pattern CLAUSE = Pattern.compile("^((?:[0-9]+|[A-Z]+[0-9]*)(?:\\.[0-9]+[a-z]?)*)\\s.*");

    public PlannedScenario {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
        needs = List.copyOf(needs);
    }

    /** Of which side of the reference point it is: {@code @role:vnfm} says VNFM, without it the scenario tests a CMF. */
    public Role role() {
        return tags.contains(VNFM_TAG) ? Role.VNFM : Role.CMF;
    }

    /** Feature, rule and name in one line. */
    public String title() {
        return feature + " - " + rule.map(text -> text + " - ").orElse("") + name;
    }

    /** Short and stable inside one version of the suite, for example {@code S12}. */
    public String id() {
        return "S" + number;
    }

    /** The clause at the start of the feature's name, for example {@code 5.3.1}, {@code ICS} or {@code SOL013}; empty text if there is none. */
    public String clause() {
        Matcher matcher = CLAUSE.matcher(feature);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
