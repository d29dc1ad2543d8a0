package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.LISTED;
import static sol023.conformance.fault.RestDefects.array;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.RestDefects.subjects;
import static sol023.conformance.requirement.Requirement.*;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Headers;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.target.Target.Dialect;

/** SOL013 clause 5.4: what can go wrong with lists that are too long for one answer. */
final class PagingFaults {

    private static final String MARKER = "nextpage_opaque_marker=";
    private static final String HOLD_EACH = "all pages together hold each subject";
    private static final When LINKING =
            LISTED.and((request, answer) -> answer.header("Link").isPresent());
    private static final When LATER = LISTED.and((request, answer) -> isLater(request));
    private static final When FIRST = LISTED.and((request, answer) -> !isLater(request));
    private static final When BAD_MARKER =
            subjects("GET").and(When.status(400)).and((request, answer) -> isLater(request));
    private static final When REFUSED =
            subjects("GET").and(When.status(400)).and((request, answer) -> !isLater(request));

    private PagingFaults() {}

    static List<Fault> all() {
        return Stream.of(links(), pages(), markers(), refusals())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> links() {
        return List.of(
                fault("list-cut-silently", "A list that is too long is cut after its first entries.")
                        .kills(LARGE_ANSWER_ALTERNATIVE)
                        .kills(PAGE_LINK, "a list that is not complete links the next page")
                        .by(changing(LINKING, answer -> answer.withoutHeader("Link"))),
                fault("page-link-as-previous", "The next page is linked with another relation.")
                        .kills(PAGE_LINK, "a list that is not complete links the next page")
                        .by(changing(
                                LINKING,
                                answer -> answer.withHeader("Link", link(answer).replace("next\"", "nextpage\"")))),
                fault("page-link-to-itself", "The last page links itself.")
                        .kills(PAGE_LINK, "the pages come to an end")
                        .by(PagingFaults::linkingItself),
                fault("page-link-relative", "The next page is linked by a relative reference.")
                        .advises(PAGE_LINK, "the links are absolute")
                        .by(changing(LINKING, PagingFaults::relative)),
                fault("page-link-to-nowhere", "The link leads to a page that is not found.")
                        .kills(PAGE_MARKER, "the links lead to the next pages")
                        .by(changing(LATER, answer -> Answer.of(404))),
                fault("page-link-with-number", "The link says the number of the page instead of a marker.")
                        .kills(PAGE_MARKER, "the links hold the marker of the next page")
                        .by(PagingFaults::withPageNumber),
                fault("page-empty", "The first page is empty.")
                        .advises(PAGE_LINK, "each page but the last one holds subjects")
                        .by(changing(FIRST.and(LINKING), array(ArrayNode::removeAll))));
    }

    private static List<Fault> pages() {
        return List.of(
                fault("pages-cut-short", "The second page is the last one, however many there are.")
                        .kills(PAGE_COMPLETE, HOLD_EACH)
                        .by(changing(LATER, answer -> answer.withoutHeader("Link"))),
                fault("page-border-lost", "The entry at the border of two pages is on none of them.")
                        .kills(PAGE_COMPLETE, HOLD_EACH)
                        .by(changing(LATER, array(list -> list.remove(0)))),
                fault("page-border-twice", "The entry at the border of two pages is on both of them.")
                        .kills(PAGE_COMPLETE, "no subject is on two pages")
                        .byNew(PagingFaults::repeatingTheLast),
                fault("pages-by-number", "Pages are counted anew each time, so that entries move while others go.")
                        .advises(PAGE_COMPLETE, "what comes and goes between two pages moves nothing else")
                        .byNew(PagingFaults::countingAnew),
                fault("page-forgets-filter", "Later pages hold what the filter does not choose.")
                        .kills(PAGE_MARKER, "later pages hold what the filter chooses")
                        .by(changing(
                                LATER,
                                array(list ->
                                        list.insert(0, ((ObjectNode) list.get(0).deepCopy()).put("id", "other"))))),
                fault("page-forgets-selectors", "Later pages show what is shown without selectors.")
                        .kills(PAGE_MARKER, "later pages show what the selectors ask for")
                        .by(changing(
                                LATER,
                                array(list -> list.forEach(entry -> ((ObjectNode) entry).remove("subjectId"))))));
    }

    private static List<Fault> markers() {
        return List.of(
                fault("bad-marker-taken", "A marker that nobody gave leads to an empty page.")
                        .kills(PAGE_MARKER_UNKNOWN, "a marker that nobody gave is answered with 400")
                        .by(changing(BAD_MARKER, answer -> Answer.of(200, "application/json", Octets.of("[]")))),
                fault("bad-marker-without-detail", "The refusal of a marker does not say why.")
                        .kills(PAGE_MARKER_UNKNOWN, "detail says more")
                        .by(changing(BAD_MARKER, object(problem -> problem.remove("detail")))),
                fault("marker-opens-subjects-of-others", "Whoever has a marker sees what the marker was given for.")
                        .kills(PAGE_MARKER_FOREIGN)
                        .byNew(PagingFaults::asWhoeverGotIt));
    }

    private static List<Fault> refusals() {
        return List.of(
                fault("too-big-answered-413", "A list that is too long is answered with 413.")
                        .kills(SUBJECTS_TOO_BIG, "a list that is too long is answered with 400")
                        .in(Dialect.RFC9483)
                        .by(changing(REFUSED, RestDefects.status(413))),
                fault("too-big-answered-as-text", "The refusal of a list that is too long is plain text.")
                        .kills(LARGE_ANSWER_REFUSED, "the answer 400 holds problem details")
                        .by(changing(REFUSED, answer -> answer.withHeader("Content-Type", "text/plain"))),
                fault("too-big-without-detail", "The refusal of a list that is too long does not say what to do.")
                        .kills(LARGE_ANSWER_REFUSED, "detail says more")
                        .by(changing(REFUSED, object(problem -> problem.remove("detail")))),
                fault("too-big-without-title", "The refusal of a list that is too long has another title.")
                        .advises(LARGE_ANSWER_REFUSED, "the title says that the response is too big")
                        .by(changing(REFUSED, object(problem -> problem.put("title", "Bad Request")))),
                fault("too-big-for-ever", "Once a list was too long, each narrower one is refused as well.")
                        .kills(SUBJECTS_TOO_BIG, "a narrower query is answered")
                        .byNew(PagingFaults::refusingForEver));
    }

    private static boolean isLater(Request request) {
        return request.target().contains(MARKER);
    }

    private static String link(Answer answer) {
        return answer.header("Link").orElse("");
    }

    private static Answer relative(Answer answer) {
        String link = link(answer);
        int end = link.indexOf('>');
        String uri = link.substring(1, end);
        String path = uri.substring(uri.indexOf('/', uri.indexOf("//") + 2));
        return answer.withHeader("Link", "<" + path + link.substring(end));
    }

    private static Answer linkingItself(Request request, Origin origin, Bench bench) throws IOException {
        Answer answer = origin.send(request);
        if (!LATER.matches(request, answer) || answer.header("Link").isPresent()) {
            return answer;
        }
        bench.hit();
        return answer.withHeader("Link", "<" + origin.address() + request.target() + ">; rel=\"next\"");
    }

    /** Calls the marker {@code page} in links, and understands that. */
    private static Answer withPageNumber(Request request, Origin origin, Bench bench) throws IOException {
        Answer answer = origin.send(request.to(request.target().replace("page=", MARKER)));
        if (answer.header("Link").isEmpty()) {
            return answer;
        }
        bench.hit();
        return answer.withHeader("Link", link(answer).replace(MARKER, "page="));
    }

    private static Defect repeatingTheLast() {
        Memory<ObjectNode> lasts = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (!LISTED.matches(request, answer)) {
                return answer;
            }
            Answer changed = array(list -> {
                        if (isLater(request)) {
                            lasts.last().ifPresent(last -> list.insert(0, last));
                            bench.hit();
                        }
                        lasts.note((ObjectNode) list.get(list.size() - 1));
                    })
                    .apply(answer);
            return changed;
        };
    }

    /** Leaves out of the next page as many entries as were deregistered since the page before. */
    private static Defect countingAnew() {
        AtomicInteger gone = new AtomicInteger();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (RestDefects.DEREGISTERED.matches(request, answer)) {
                gone.incrementAndGet();
            }
            if (FIRST.matches(request, answer)) {
                gone.set(0);
            }
            if (!LATER.matches(request, answer) || gone.get() == 0) {
                return answer;
            }
            bench.hit();
            int moved = gone.getAndSet(0);
            return array(list -> {
                        for (int n = 0; n < moved && !list.isEmpty(); n++) {
                            list.remove(0);
                        }
                    })
                    .apply(answer);
        };
    }

    /** Serves another consumer as the one that got the marker, with the credentials of that one. */
    private static Defect asWhoeverGotIt() {
        Memory<Headers> credentials = new Memory<>();
        return (request, origin, bench) -> {
            if (!RestDefects.isToSubjects(request, "GET")) {
                return origin.send(request);
            }
            if (request.consumer().equals("vnfm")) {
                credentials.note(request.headers());
            }
            if (!isLater(request) || !request.consumer().equals("vnfm-b")) {
                return origin.send(request);
            }
            bench.hit();
            return origin.send(request.from("vnfm").with(credentials.last().orElseThrow()));
        };
    }

    private static Defect refusingForEver() {
        Memory<Answer> refusals = new Memory<>();
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (REFUSED.matches(request, answer)) {
                refusals.note(answer);
            } else if (LISTED.matches(request, answer) && refusals.last().isPresent()) {
                bench.hit();
                return refusals.last().get();
            }
            return answer;
        };
    }
}
