package sol023.conformance.fault;

import java.io.IOException;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;

/** A CMF that refuses a list which is too long for one answer, in front of one that sends it in pages (SOL013 clause 5.4.2.2). */
record RefusingLists(Origin paging) implements Origin {

    private static final Octets TOO_BIG = Octets.of(
            "{\"title\":\"Response too big\",\"status\":400,\"detail\":\"Too many subjects; narrow the query with a filter.\"}");

    @Override
    public Answer send(Request request) throws IOException {
        Answer answer = paging.send(request);
        boolean page = RestDefects.LISTED.matches(request, answer)
                && answer.header("Link").isPresent();
        return page
                ? answer.withStatus(400)
                        .withoutHeader("Link")
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(TOO_BIG)
                : answer;
    }

    @Override
    public String address() {
        return paging.address();
    }
}
