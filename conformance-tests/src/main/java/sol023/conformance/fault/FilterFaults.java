package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.Queries.FILTERED;
import static sol023.conformance.fault.Queries.filtering;
import static sol023.conformance.fault.Queries.last;
import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.requirement.Requirement;

/** SOL013 clause 5.2: what can go wrong when subjects are filtered. */
final class FilterFaults {

    private static final String FINDS = "the filter finds the subject that matches";
    private static final String LEAVES_OUT = "the filter leaves out the subject that does not match";

    private static final List<Requirement> BY_EFFECT = List.of(
            FILTER_EQ,
            FILTER_NEQ,
            FILTER_IN,
            FILTER_NIN,
            FILTER_CONT,
            FILTER_NCONT,
            FILTER_AND,
            FILTER_QUOTED,
            FILTER_ABSENT,
            FILTER_ENCODED,
            FILTER_SAME_ELEMENT,
            FILTER_OTHER_PREFIX,
            SUBJECTS_FILTER);
    private static final List<Requirement> BY_ORDER = List.of(FILTER_GT, FILTER_GTE, FILTER_LT, FILTER_LTE);

    private static final When REFUSED = FILTERED.and(When.status(400));
    private static final Octets NOTHING = Octets.of("[]");

    private FilterFaults() {}

    static List<Fault> all() {
        return Stream.of(whole(), operators(), conditions(), refusals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> whole() {
        return List.of(
                fault("filter-ignored", "A filter is ignored: all subjects are returned.")
                        .killsEach(BY_EFFECT, LEAVES_OUT)
                        .advisesEach(BY_ORDER, LEAVES_OUT)
                        .kills(FILTER_NONE)
                        .by(Queries.asking(target -> target.replaceAll("filter=[^&]*", ""))),
                fault("filter-finds-nothing", "No filter finds anything.")
                        .killsEach(BY_EFFECT, FINDS)
                        .advisesEach(BY_ORDER, FINDS)
                        .kills(FILTER_WHOLE_OBJECTS)
                        .by(changing(FILTERED.and(When.status(200)), array(ArrayNode::removeAll))),
                fault("filter-finds-nothing-answered-404", "A filter that nothing matches is answered with 404.")
                        .kills(FILTER_NONE)
                        .by(changing(
                                FILTERED.and((request, answer) -> answer.body().equals(NOTHING)),
                                answer -> Answer.of(404))),
                fault("filter-prunes-subjects", "A subject found by a filter shows one of its certificates only.")
                        .kills(FILTER_WHOLE_OBJECTS)
                        .by(changing(LISTED, array(FilterFaults::oneCertificateOnly))),
                fault("filter-by-names-refused", "Attributes of the subject name cannot be filtered by.")
                        .kills(SUBJECTS_FILTER, FINDS)
                        .by(changing(
                                FILTERED.and((request, answer) -> request.target()
                                        .matches(".*[;B]\\([a-z]+,subjectId/certificateData/subjectName/.*")),
                                answer -> RegistrationFaults.problem(400, "There is no such attribute."))));
    }

    private static List<Fault> operators() {
        return List.of(
                taken("eq", "neq")
                        .kills(FILTER_EQ, FINDS)
                        .kills(FILTER_EQ, LEAVES_OUT)
                        .by(swapped("eq", "neq")),
                taken("neq", "eq")
                        .kills(FILTER_NEQ, FINDS)
                        .kills(FILTER_NEQ, LEAVES_OUT)
                        .by(swapped("neq", "eq")),
                oneValue("in").kills(FILTER_IN, FINDS).by(firstValueOnly("in")),
                oneValue("nin").kills(FILTER_NIN, LEAVES_OUT).by(firstValueOnly("nin")),
                oneValue("cont").kills(FILTER_CONT, FINDS).by(firstValueOnly("cont")),
                oneValue("ncont").kills(FILTER_NCONT, LEAVES_OUT).by(firstValueOnly("ncont")),
                taken("cont", "eq").kills(FILTER_CONT, FINDS).by(swapped("cont", "in")),
                taken("gt", "gte").advises(FILTER_GT, LEAVES_OUT).by(swapped("gt", "gte")),
                taken("gte", "gt").advises(FILTER_GTE, FINDS).by(swapped("gte", "gt")),
                taken("lt", "lte").advises(FILTER_LT, LEAVES_OUT).by(swapped("lt", "lte")),
                taken("lte", "lt").advises(FILTER_LTE, FINDS).by(swapped("lte", "lt")));
    }

    private static List<Fault> conditions() {
        return List.of(
                fault("filter-last-condition-ignored", "The last condition of several is ignored.")
                        .kills(FILTER_AND, LEAVES_OUT)
                        .by(filtering(filter -> filter.replaceAll("(;|%3B)\\([^;]*$", ""))),
                fault("filter-encoded-semicolon-ends-it", "What follows an encoded semicolon is ignored.")
                        .kills(FILTER_ENCODED, LEAVES_OUT)
                        .by(filtering(filter -> filter.replaceAll("%3B.*", ""))),
                fault("filter-conditions-by-themselves", "Conditions with the same prefix hold for different elements.")
                        .kills(FILTER_SAME_ELEMENT, LEAVES_OUT)
                        .by(Queries::eachByItself),
                fault("filter-of-several-paths", "Conditions with different prefixes never hold together.")
                        .kills(FILTER_OTHER_PREFIX, FINDS)
                        .by(changing(
                                FILTERED.and(
                                        (request, answer) -> request.target().contains("/country")
                                                && request.target().contains("Alternate")),
                                array(ArrayNode::removeAll))),
                fault("filter-quotes-not-doubled", "A doubled quote in a value is not understood.")
                        .kills(FILTER_QUOTED, FINDS)
                        .by(filtering(filter -> filter.replaceAll("(?<=[^,'])''(?=[^)'])", "X"))),
                fault("filter-absent-differs", "An attribute that a subject does not have differs from every value.")
                        .kills(FILTER_ABSENT, LEAVES_OUT)
                        .by(filtering(
                                last(condition -> condition.contains("/state,") ? "(neq,id,nobody)" : condition))));
    }

    private static List<Fault> refusals() {
        return List.of(
                fault("bad-filter-finds-nothing", "A filter that is not well-formed finds nothing.")
                        .kills(SUBJECTS_BAD_FILTER, FILTER_UNKNOWN_ATTRIBUTE)
                        .by(changing(REFUSED, answer -> Answer.of(200, "application/json", NOTHING))),
                fault("bad-filter-answered-as-text", "The refusal of a filter is plain text.")
                        .kills(SUBJECTS_BAD_FILTER_PROBLEM)
                        .by(changing(REFUSED, answer -> answer.withHeader("Content-Type", "text/plain"))),
                fault("bad-filter-without-detail", "The refusal of a filter does not say what is wrong with it.")
                        .kills(SUBJECTS_BAD_FILTER_DETAIL)
                        .by(changing(REFUSED, object(problem -> problem.remove("detail")))));
    }

    private static Fault.Draft taken(String operator, String other) {
        return fault(
                "filter-" + operator + "-as-" + other, "The operator " + operator + " is taken for " + other + ".");
    }

    private static Fault.Draft oneValue(String operator) {
        return fault(
                "filter-" + operator + "-of-one-value", "Of the values of " + operator + " only the first counts.");
    }

    private static Defect swapped(String operator, String other) {
        return filtering(last(condition -> condition.replaceFirst("^\\(" + operator + ",", "(" + other + ",")));
    }

    private static Defect firstValueOnly(String operator) {
        UnaryOperator<String> change = condition ->
                condition.replaceFirst("^\\(" + operator + ",([^,]+),([^,]+),.*\\)$", "(" + operator + ",$1,$2)");
        return filtering(last(change));
    }

    private static void oneCertificateOnly(ArrayNode list) {
        for (JsonNode subject : list) {
            subject.path("subjectId").forEach(one -> {
                ArrayNode certificates = (ArrayNode) one.path("certificateData");
                while (certificates.size() > 1) {
                    certificates.remove(1);
                }
            });
        }
    }
}
