package sol023.conformance.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.requirement.Requirement;

/** The description of an error (SOL013 clause 6.3). */
final class Problems {

    private Problems() {}

    /** Judges the ProblemDetails of an answer 4xx; of another answer there is nothing to say. */
    static void judge(Checks checks, Requirement requirement, HttpAnswer answer) {
        Checks on = checks.on(answer.exchange());
        if (answer.status() < 400 || answer.status() > 499) {
            on.notApplicable(requirement, "The answer is no refusal.");
            return;
        }
        on.check(requirement, "the error is application/problem+json", () -> assertThat(answer.mediaType())
                .as("Content-Type")
                .isEqualTo("application/problem+json"));
        JsonNode problem = answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
        on.check(
                requirement,
                "status is that of the answer",
                () -> assertThat(problem.path("status").asInt(0)).as("status").isEqualTo(answer.status()));
        on.check(
                requirement,
                "detail says what was wrong",
                () -> assertThat(problem.path("detail").asText("")).as("detail").isNotBlank());
    }
}
