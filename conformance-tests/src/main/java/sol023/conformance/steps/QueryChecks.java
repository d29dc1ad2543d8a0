package sol023.conformance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import sol023.conformance.check.Checks;
import sol023.conformance.client.rest.HttpAnswer;
import sol023.conformance.client.rest.SubjectsClient;
import sol023.conformance.requirement.Requirement;

/** Judges answers to queries of the list of subjects. */
public final class QueryChecks {

    private static final int MOST_PAGES = 10_000;
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel\\s*=\\s*\"?next\\b");
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
        return StreamSupport.stream(content(answer).spliterator(), false)
                .map(SubjectChecks::identifier)
                .toList();
    }

    /** The identifiers in an answer and in all pages that follow it (SOL013 clause 5.4.2.3). */
    static List<String> allIdentifiers(SubjectsClient subjects, HttpAnswer first) {
        List<String> all = new ArrayList<>(identifiers(first));
        Optional<URI> next = next(first);
        for (int pages = 1; next.isPresent() && pages < MOST_PAGES; pages++) {
            HttpAnswer page = subjects.get(next.get());
            all.addAll(identifiers(page));
            next = next(page);
        }
        return all;
    }

    private static Optional<URI> next(HttpAnswer answer) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Link"))
                .map(header -> NEXT.matcher(header.value()))
                .filter(Matcher::find)
                .map(link -> answer.exchange().request().url().resolve(link.group(1)))
                .findFirst();
    }

    /** The subject with that identifier; a missing node if it is not in the list. */
    static JsonNode find(HttpAnswer answer, String id) {
        return StreamSupport.stream(content(answer).spliterator(), false)
                .filter(subject -> SubjectChecks.identifier(subject).equals(id))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::missingNode);
    }
}
