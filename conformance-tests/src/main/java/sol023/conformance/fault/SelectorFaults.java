package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.Queries.asking;
import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;

/** SOL013 clause 5.3: what can go wrong when the attributes of listed subjects are selected. */
final class SelectorFaults {

    private static final String SHOWN = "subjectId is shown, complete";
    private static final String MISSING = "subjectId is missing";
    private static final When REFUSED = RestDefects.subjects("GET").and(When.status(400));

    private SelectorFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("selectors-show-all", "Whatever is selected, each subject is listed with all attributes.")
                        .killsEach(
                                List.of(
                                        SELECTOR_EXCLUDE_DEFAULT,
                                        SELECTOR_FIELDS,
                                        SELECTOR_EXCLUDE_FIELDS,
                                        SELECTOR_DEFAULT_WITH_FIELDS),
                                MISSING)
                        .kills(SELECTOR_WITH_FILTER)
                        .by(asking(target -> target.replaceFirst("[?].*", "") + "?all_fields" + filter(target))),
                fault("selectors-show-little", "Whatever is selected, each subject is listed without subjectId.")
                        .killsEach(List.of(SELECTOR_ALL_FIELDS, SELECTOR_FIELDS, SELECTOR_DEFAULT_WITH_FIELDS), SHOWN)
                        .by(changing(LISTED, array(list -> without(list, "subjectId")))),
                fault("selectors-leave-out-mandatory", "A list leaves out the type and the link of subjects.")
                        .kills(SELECTOR_MANDATORY_KEPT)
                        .by(changing(LISTED, array(list -> without(list, "_links")))),
                fault("selectors-before-filter", "An attribute that is not shown cannot be filtered by.")
                        .kills(SELECTOR_WITH_FILTER)
                        .by(changing(
                                LISTED.and((request, answer) -> request.target().contains("subjectId/subjectId")),
                                array(ArrayNode::removeAll))),
                fault("bad-selectors-ignored", "Selectors that exclude each other, or name nothing, are ignored.")
                        .kills(SUBJECTS_BAD_SELECTOR, SELECTOR_UNKNOWN_ATTRIBUTE)
                        .by(changing(REFUSED, answer -> Answer.of(200, "application/json", Octets.of("[]")))),
                fault("bad-selectors-answered-as-text", "The refusal of selectors is plain text.")
                        .kills(SUBJECTS_BAD_SELECTOR_PROBLEM)
                        .by(changing(REFUSED, answer -> answer.withHeader("Content-Type", "text/plain"))),
                fault("bad-selectors-without-detail", "The refusal of selectors does not say what is wrong with them.")
                        .kills(SUBJECTS_BAD_SELECTOR_DETAIL)
                        .by(changing(REFUSED, object(problem -> problem.remove("detail")))));
    }

    private static String filter(String target) {
        int begin = target.indexOf("filter=");
        return begin < 0 ? "" : "&" + target.substring(begin);
    }

    private static void without(ArrayNode list, String attribute) {
        list.forEach(subject -> ((ObjectNode) subject).remove(attribute));
    }
}
