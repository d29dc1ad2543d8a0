package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static sol023.conformance.requirement.Requirement.PROBLEM_DETAILS;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_ID;
import static sol023.conformance.requirement.Requirement.REPRESENTATION_LINK;
import static sol023.conformance.requirement.Requirement.SIMPLE_DATA_TYPES;
import static sol023.conformance.requirement.Requirement.SUBJECT_REPRESENTATION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Set;
import sol023.conformance.check.Checks;
import sol023.conformance.check.Interpretation;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;

/** Judges representations of subjects (table 5.6.4.2.2-1) and error answers (SOL013 clause 6). */
public final class SubjectChecks {

    /** Errors that need no content (SOL013 clause 6.4). */
    private static final Set<Integer> MAY_BE_EMPTY = Set.of(401, 404, 405, 406, 413, 414, 415);

    private final Checks checks;

    public SubjectChecks(Checks checks) {
        this.checks = checks;
    }

    /** The attributes of a SubjectInstance, and that it says what was registered. */
    void representation(HttpAnswer answer, JsonNode registered) {
        JsonNode subject = answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        Checks on = checks.on(answer.exchange());
        on.need(SUBJECT_REPRESENTATION, "the content is one JSON object", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/json");
            assertThat(subject.isObject()).as("content is a JSON object").isTrue();
        });
        on.check(REPRESENTATION_ID, Interpretation.I_14, "the subject shows its identifier", () -> assertThat(
                        identifier(subject))
                .as("id")
                .isNotEmpty());
        if (!subject.has("id") && subject.has("Id")) {
            on.advise(REPRESENTATION_ID, Interpretation.I_14, "the identifier is spelled id", () -> assertThat(
                            subject.has("id"))
                    .as("the attribute id")
                    .isTrue());
        }
        on.check(REPRESENTATION_LINK, "the subject links to itself", () -> assertThat(
                        subject.path("_links").path("self").path("href").asText(""))
                .as("_links/self/href")
                .isNotEmpty());
        on.check(SIMPLE_DATA_TYPES, "identifier and link are of the right types", () -> {
            assertThat(subject.path("id").isMissingNode() || subject.path("id").isTextual())
                    .as("id is a string")
                    .isTrue();
            URI.create(subject.path("_links").path("self").path("href").asText(""));
        });
        RepresentationChecks.judge(on, subject, registered);
    }

    static String identifier(JsonNode subject) {
        return subject.hasNonNull("id")
                ? subject.get("id").asText()
                : subject.path("Id").asText("");
    }

    /** That an answer refuses, and is not a failure of the server. */
    void refusal(Requirement requirement, HttpAnswer answer) {
        checks.on(answer.exchange()).check(requirement, "the CMF refuses the request", () -> assertThat(answer.status())
                .as("HTTP status")
                .isBetween(400, 499));
    }

    /** That an error answer describes the error (SOL013 clause 6.3). */
    void problemDetails(HttpAnswer answer) {
        if (answer.status() < 400) {
            checks.on(answer.exchange())
                    .inconclusive(PROBLEM_DETAILS, "the error is described", "The request was not refused.");
            return;
        }
        if (answer.body().length() == 0 && MAY_BE_EMPTY.contains(answer.status())) {
            return;
        }
        JsonNode problem = answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        Checks on = checks.on(answer.exchange());
        on.check(
                PROBLEM_DETAILS,
                "the error is described in application/problem+json",
                () -> assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json"));
        on.check(
                PROBLEM_DETAILS,
                "status of ProblemDetails is the HTTP status",
                () -> assertThat(problem.path("status").asInt(-1)).as("status").isEqualTo(answer.status()));
        on.check(
                PROBLEM_DETAILS,
                "detail of ProblemDetails is given",
                () -> assertThat(problem.path("detail").asText("")).as("detail").isNotBlank());
    }
}
