package sol023.conformance.waiver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import sol023.conformance.requirement.Requirement;

/** What stands in a waiver for a failure that was just seen; whoever accepts it adds reason, owner and date. */
public record WaiverDraft(Requirement requirement, String what, String scenario, FailureText failure) {

    /** The entry as it goes into the file of waivers. */
    public String yaml() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("requirement", requirement.name());
        entry.put("what", what);
        entry.put("scenario", scenario);
        entry.put("failure", failure.value());
        entry.put("reason", "why this failure is accepted");
        entry.put("owner", "who answers for it");
        entry.put("until", "YYYY-MM-DD");
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new Yaml(options).dump(List.of(entry));
    }
}
