package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.on;
import static sol023.conformance.fault.RestDefects.status;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Headers;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Request;

/** Clauses 5.6.2 and 5.6.3.2, SOL013 clauses 4.2 and 9: what can go wrong with versions and with the types of content. */
final class VersionFaults {

    private static final String VERSION = "Version";
    private static final Pattern RESOURCES = Pattern.compile(".*/nfv-cert/(v1/)?api_versions");
    private static final When TOLD = on(RESOURCES, "GET").and(When.status(200));
    private static final When TOLD_OF_ALL =
            on(Pattern.compile(".*/nfv-cert/api_versions"), "GET").and(When.status(200));
    private static final When WITH_VERSION =
            (request, answer) -> answer.header(VERSION).isPresent();
    private static final When NOT_ALLOWED = When.status(405)
            .and((request, answer) -> RESOURCES.matcher(request.path()).matches());
    private static final When LISTED = RestDefects.LISTED;

    private VersionFaults() {}

    static List<Fault> all() {
        return Stream.of(resources(), versions(), answers(), requests(), content())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> resources() {
        return List.of(
                fault("api-versions-not-found", "The API versions are not found.")
                        .kills(API_VERSIONS_RESOURCES)
                        .by(changing(TOLD, status(404))),
                fault("api-versions-as-array", "The API versions come as an array.")
                        .kills(API_VERSION_INFORMATION, "the content is one ApiVersionInformation")
                        .by(changing(
                                TOLD,
                                answer -> answer.withBody(
                                        Octets.of("[" + answer.body().text() + "]")))),
                fault("api-versions-of-another-api", "The API versions are those of another API.")
                        .advises(API_VERSION_INFORMATION, "uriPrefix names the API")
                        .by(changing(TOLD, object(versions -> versions.put("uriPrefix", "/vnflcm/v2/")))),
                fault("api-versions-changed-by-others", "The API versions take any method.")
                        .kills(API_VERSIONS_OTHER_METHODS)
                        .by(changing(NOT_ALLOWED, answer -> Answer.of(200))));
    }

    private static List<Fault> versions() {
        return List.of(
                fault("other-api-version", "Only version 1.1.0 is served.")
                        .kills(API_VERSION)
                        .by(changing(TOLD, each(version -> version.put("version", "1.1.0")))),
                fault("api-version-without-patch", "The versions have two numbers.")
                        .kills(VERSION_IDENTIFIER, "the versions are version identifiers")
                        .by(changing(TOLD, each(version -> version.put("version", "1.0")))),
                fault("api-version-retired-without-notice", "A version that is not deprecated has a retirement date.")
                        .kills(API_VERSION_DEPRECATED)
                        .by(changing(TOLD, each(version -> version.put("retirementDate", "2031-01-01T00:00:00Z")))),
                fault("api-versions-of-other-major-version", "The API versions of a major version are those of all.")
                        .kills(API_VERSIONS_MAJOR)
                        .by(changing(TOLD, object(versions -> versions.withArray("apiVersions")
                                .addObject()
                                .put("version", "2.0.0")))),
                fault("api-versions-incomplete", "The API versions of all major versions lack those of this one.")
                        .kills(API_VERSIONS_ALL)
                        .by(changing(TOLD_OF_ALL, each(version -> version.put("version", "2.0.0")))));
    }

    private static List<Fault> answers() {
        return List.of(
                fault("answer-without-version", "No answer has a Version header.")
                        .kills(ANSWER_VERSION)
                        .by(changing(WITH_VERSION, answer -> answer.withoutHeader(VERSION))),
                fault("answer-of-old-version", "Answers have the Version header of an old version.")
                        .kills(VERSION_SERVED)
                        .by(changing(WITH_VERSION, answer -> answer.withHeader(VERSION, "1.1.0"))),
                fault("answer-version-malformed", "Answers have the major version only in the Version header.")
                        .kills(VERSION_IDENTIFIER, "the Version header is a version identifier")
                        .by(changing(WITH_VERSION, answer -> answer.withHeader(VERSION, "v1"))));
    }

    private static List<Fault> requests() {
        return List.of(
                fault("version-unknown-served", "A version that is not served is served.")
                        .kills(VERSION_UNKNOWN, "a version that is not served is answered with 406")
                        .by(overlooking(version -> version.matches("[0-9]+\\.[0-9]+\\.[0-9]+"))),
                fault("version-unknown-not-described", "The answer 406 to a version that is not served has no content.")
                        .advises(VERSION_UNKNOWN, "the answer 406 is described")
                        .by(changing(When.status(406), answer -> answer.withBody(Octets.NONE)
                                .withoutHeader("Content-Type"))),
                fault("version-malformed-served", "A Version header that is no version does not matter.")
                        .kills(VERSION_MALFORMED)
                        .by(overlooking(version -> !version.matches("[0-9]+\\.[0-9]+\\.[0-9]+"))),
                fault("version-missing-served", "A request without a Version header is served.")
                        .advises(VERSION_MISSING)
                        .by(overlooking(String::isEmpty)),
                fault("version-with-parameters-refused", "A version with parameters of an implementation is refused.")
                        .kills(VERSION_IMPLEMENTATION)
                        .by(changing(
                                LISTED.and((request, answer) -> version(request).contains("-impl")),
                                answer -> RegistrationFaults.problem(406, "This version is not served."))));
    }

    private static List<Fault> content() {
        return List.of(
                fault("answer-without-content-type", "A subject that is shown does not say its type.")
                        .kills(ANSWER_CONTENT_TYPE, "an answer with content says its type")
                        .by(changing(RestDefects.SHOWN, answer -> answer.withoutHeader("Content-Type"))),
                fault("no-content-with-type", "The answer to a deregistration says a type and has no content.")
                        .kills(ANSWER_CONTENT_TYPE, "an answer without content says no type")
                        .by(changing(
                                RestDefects.DEREGISTERED,
                                answer -> answer.withHeader("Content-Type", "application/json"))),
                fault("accept-ignored", "What a request accepts does not matter.")
                        .kills(NOT_ACCEPTABLE)
                        .by(accepting("text/plain", "image/png")));
    }

    private static String version(Request request) {
        return request.headers().first(VERSION).orElse("");
    }

    private static AnswerChange each(Consumer<ObjectNode> change) {
        return object(versions -> {
            for (JsonNode version : versions.withArray("apiVersions")) {
                change.accept((ObjectNode) version);
            }
        });
    }

    /** Takes these versions for the one that is served. */
    private static Defect overlooking(Predicate<String> versions) {
        return (request, origin, bench) -> {
            String asked = version(request);
            if (asked.equals("1.0.0") || !versions.test(asked)) {
                return origin.send(request);
            }
            bench.hit();
            return origin.send(request.with(request.headers().with(VERSION, "1.0.0")));
        };
    }

    private static Defect accepting(String... mediaTypes) {
        return (request, origin, bench) -> {
            Headers headers = request.headers();
            if (!List.of(mediaTypes).contains(headers.first("Accept").orElse(""))) {
                return origin.send(request);
            }
            bench.hit();
            return origin.send(request.with(headers.with("Accept", "*/*")));
        };
    }
}
