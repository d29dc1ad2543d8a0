package sol023.conformance.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** Queries of the list of subjects, as they were sent, and defects that take them for others. */
final class Queries {

    /** An answer to a query with a filter. */
    static final When FILTERED = RestDefects.subjects("GET").and((request, answer) -> hasFilter(request));

    private static final Pattern FILTER = Pattern.compile("([?&]filter=)([^&]*)");
    private static final Pattern SEMICOLON = Pattern.compile(";|%3B");

    private Queries() {}

    static boolean hasFilter(Request request) {
        return FILTER.matcher(request.target()).find();
    }

    /** Takes each filter for another one. */
    static Defect filtering(UnaryOperator<String> change) {
        return asking(target -> FILTER.matcher(target)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + change.apply(found.group(2)))));
    }

    /** Takes each query for another one. */
    static Defect asking(UnaryOperator<String> change) {
        return (request, origin, bench) -> {
            if (!RestDefects.isToSubjects(request, "GET")) {
                return origin.send(request);
            }
            String target = change.apply(request.target());
            if (!target.equals(request.target())) {
                bench.hit();
            }
            return origin.send(request.to(target));
        };
    }

    /** Changes the last condition of a filter. */
    static UnaryOperator<String> last(UnaryOperator<String> change) {
        return filter -> {
            int begin = Math.max(filter.lastIndexOf(";("), filter.lastIndexOf("B(")) + 1;
            return filter.substring(0, begin) + change.apply(filter.substring(begin));
        };
    }

    /** Answers a filter of several conditions with what meets each of them by itself, in whatever element. */
    static Answer eachByItself(Request request, Origin origin, Bench bench) throws IOException {
        Matcher filter = FILTER.matcher(request.target());
        if (!RestDefects.isToSubjects(request, "GET") || !filter.find()) {
            return origin.send(request);
        }
        List<String> conditions = Arrays.asList(SEMICOLON.split(filter.group(2)));
        List<Set<String>> found = new ArrayList<>();
        Answer answer = origin.send(request);
        for (String condition : conditions) {
            answer =
                    origin.send(request.to(filter.replaceFirst(Matcher.quoteReplacement(filter.group(1) + condition))));
            if (answer.status() != 200) {
                return origin.send(request);
            }
            found.add(identifiers(answer));
        }
        Set<String> common = new HashSet<>(found.get(0));
        found.forEach(common::retainAll);
        Answer changed = RestDefects.array(list -> {
                    for (int n = list.size() - 1; n >= 0; n--) {
                        if (!common.contains(list.get(n).path("id").asText())) {
                            list.remove(n);
                        }
                    }
                })
                .apply(answer);
        bench.hit();
        return changed;
    }

    private static Set<String> identifiers(Answer answer) throws IOException {
        return RestDefects.read(answer.body()).findValuesAsText("id").stream().collect(Collectors.toSet());
    }
}
