package sol023.conformance.fault;

import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import sol023.conformance.check.Interpretation;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Headers;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.requirement.Requirement;

/** SOL013 clauses 5.4 and 9: how pages may be linked, and what else versions may say. */
final class PagingVariants {

    private static final String RFC8288 = "RFC 8288 §3";
    private static final String BEGIN = "nextpage_opaque_marker=begin";
    private static final String END = "nextpage_opaque_marker=end";
    private static final Requirement[] PAGES = {PAGE_LINK, PAGE_MARKER, PAGE_COMPLETE, SUBJECT_QUERY_ALL};
    private static final When LINKING =
            LISTED.and((request, answer) -> answer.header("Link").isPresent());

    private PagingVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("page-link-bare", "The relation of a link is not quoted, and blanks are many.")
                        .allowedBy(RFC8288)
                        .concerns(PAGES)
                        .by(link(link -> "  " + link.replace("; rel=\"next\"", " ;  REL = next "))),
                variant("page-link-with-parameters", "A link has parameters before its relation.")
                        .allowedBy(RFC8288)
                        .concerns(PAGES)
                        .by(link(link -> link.replace(
                                "; rel=", "; type=\"application/json\"; title=\"more, <no>; rel=prev\"; rel="))),
                variant("page-link-among-others", "The header links the first page before the next one.")
                        .allowedBy(RFC8288)
                        .concerns(PAGES)
                        .by(link(link -> "</nfv-cert/v1/subjects>; rel=\"first\", " + link)),
                variant("page-links-in-headers", "Each link has a header of its own.")
                        .allowedBy("RFC 8288 §3; RFC 9110 §5.3")
                        .concerns(PAGES)
                        .by(changing(LINKING, PagingVariants::inHeadersOfTheirOwn)),
                variant("page-link-several-relations", "The next page is the last one as well, and linked as both.")
                        .allowedBy(RFC8288)
                        .concerns(PAGES)
                        .by(link(link -> link.replace("\"next\"", "\"last next\""))),
                variant("page-link-as-path", "The next page is linked by a path without scheme and host.")
                        .allowedBy("RFC 8288 §3.1; what SOL013 says of it is not verified (I-38)")
                        .concerns(PAGES)
                        .mayAdvise(PAGE_LINK, Interpretation.I_38)
                        .by(link(link -> link.replaceFirst("<https://[^/]+", "<"))),
                variant("page-last-empty", "The last page is empty.")
                        .allowedBy("SOL013 clause 5.4.2.3 does not forbid it")
                        .concerns(PAGES)
                        .by(PagingVariants::withEmptyEnd),
                variant("page-first-empty", "An empty page goes before the others.")
                        .allowedBy("SOL013 clause 5.4.2.3 does not forbid it")
                        .concerns(PAGES)
                        .mayAdvise(PAGE_LINK, Interpretation.I_38)
                        .by(PagingVariants::withEmptyBegin),
                variant("api-versions-with-deprecated", "An old version is served as well, and deprecated.")
                        .allowedBy("SOL013 clause 9.3.3")
                        .concerns(API_VERSION, API_VERSION_DEPRECATED, API_VERSION_INFORMATION)
                        .by(changing(
                                (request, answer) -> request.path().endsWith("api_versions"),
                                RestDefects.object(versions -> versions.withArray("apiVersions")
                                        .addObject()
                                        .put("version", "1.0.0-impl:cmf.example:old:1")
                                        .put("isDeprecated", true)
                                        .put("retirementDate", "2031-01-01T00:00:00Z")))),
                variant(
                                "answer-version-with-parameters",
                                "Answers say the version with parameters of the implementation.")
                        .allowedBy("SOL013 clause 9.1")
                        .concerns(ANSWER_VERSION, VERSION_SERVED, VERSION_IDENTIFIER)
                        .by(changing(
                                (request, answer) -> answer.header("Version").isPresent(),
                                answer -> answer.withHeader("Version", "1.0.0-impl:cmf.example:cmf:7"))),
                variant("version-missing-taken-as-served", "A request without Version header is served.")
                        .allowedBy("SOL013 clause 9.3 is not verified there (I-29)")
                        .concerns(VERSION_MISSING)
                        .mayAdvise(VERSION_MISSING, Interpretation.I_29)
                        .by((request, origin, bench) -> {
                            if (request.headers().first("Version").isPresent()) {
                                return origin.send(request);
                            }
                            bench.hit();
                            return origin.send(request.with(request.headers().with("Version", "1.0.0")));
                        }));
    }

    private static Defect link(UnaryOperator<String> change) {
        return changing(
                LINKING,
                answer -> answer.withHeader(
                        "Link", change.apply(answer.header("Link").orElse(""))));
    }

    private static Answer inHeadersOfTheirOwn(Answer answer) {
        Headers before = answer.headers();
        List<Headers.Field> fields = new ArrayList<>(before.fields());
        fields.add(0, new Headers.Field("Link", "</nfv-cert/v1/subjects>; rel=first"));
        return answer.withHeaders(new Headers(fields));
    }

    /** The last page that holds something links one that holds nothing. */
    private static Answer withEmptyEnd(Request request, Origin origin, Bench bench) throws IOException {
        if (request.target().contains(END)) {
            bench.hit();
            return origin.send(request.to(request.target().replace(END, "filter=(eq,id,nobody)")));
        }
        Answer answer = origin.send(request);
        boolean last = LISTED.matches(request, answer)
                && answer.header("Link").isEmpty()
                && request.target().contains("nextpage_opaque_marker=");
        return last ? linking(answer, origin, request.path() + "?" + END) : answer;
    }

    private static Answer withEmptyBegin(Request request, Origin origin, Bench bench) throws IOException {
        if (request.target().contains(BEGIN)) {
            return origin.send(request.to(request.target().replaceFirst("[?&]" + BEGIN, "")));
        }
        Answer answer = origin.send(request);
        if (!LINKING.matches(request, answer) || request.target().contains("nextpage_opaque_marker=")) {
            return answer;
        }
        bench.hit();
        String target = request.target();
        return linking(answer.withBody(Octets.of("[]")), origin, target + (target.contains("?") ? "&" : "?") + BEGIN);
    }

    private static Answer linking(Answer answer, Origin origin, String target) {
        return answer.withHeader("Link", "<" + origin.address() + target + ">; rel=\"next\"");
    }
}
