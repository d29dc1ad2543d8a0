package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.Links;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.requirement.Requirement;

/** Judges answers to queries of the list of subjects. */
public final class QueryChecks {

    private static final String NOT_REFUSED = "The answer is not 400.";

    private final Checks checks;
    private final Answers answers;

    public QueryChecks(Checks checks, Answers answers) {
        this.checks = checks;
        this.answers = answers;
    }

    /** That the latest query was answered with 400, which is described and says what is wrong. */
    void refused(Requirement status, Requirement problem, Requirement detail) {
        HttpAnswer answer = answers.last();
        Checks on = checks.on(answer.exchange());
        on.check(status, "the query is answered with 400", () -> assertThat(answer.status())
                .as("HTTP status")
                .isEqualTo(400));
        if (answer.status() != 400) {
            on.notApplicable(problem, NOT_REFUSED);
            on.notApplicable(detail, NOT_REFUSED);
            return;
        }
        on.check(problem, "the answer 400 holds problem details", () -> {
            assertThat(answer.mediaType()).as("Content-Type").isEqualTo("application/problem+json");
            assertThat(content(answer).path("status").asInt(-1)).as("status").isEqualTo(400);
        });
        on.check(detail, "detail says more", () -> assertThat(
                        content(answer).path("detail").asText(""))
                .as("detail")
                .isNotBlank());
    }

    static JsonNode content(HttpAnswer answer) {
        return answer.json().orElseGet(JsonNodeFactory.instance::missingNode);
    }

    static List<String> identifiers(HttpAnswer answer) {
        return entries(answer).map(SubjectChecks::identifier).toList();
    }

    /** What the array holds; nothing if the content is none. */
    static Stream<JsonNode> entries(HttpAnswer answer) {
        JsonNode content = content(answer);
        return content.isArray() ? StreamSupport.stream(content.spliterator(), false) : Stream.empty();
    }

    /** The identifiers in an answer and in all pages that follow it (SOL013 clause 5.4.2.3). */
    static List<String> allIdentifiers(SubjectsClient subjects, HttpAnswer first) {
        return PageWalk.from(first, subjects, pages -> {}).identifiers();
    }

    /** Where the next page is; empty for the last one, and when the reference is none. */
    static Optional<URI> next(HttpAnswer answer) {
        return Links.withRelation("next", answer.headers()).stream().findFirst().flatMap(reference -> {
            try {
                return Optional.of(answer.exchange().request().url().resolve(reference));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** The subject with that identifier; a missing node if it is not in the list. */
    static JsonNode find(HttpAnswer answer, String id) {
        return StreamSupport.stream(content(answer).spliterator(), false)
                .filter(subject -> SubjectChecks.identifier(subject).equals(id))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
