package sol023.cmf.server;

import java.io.IOException;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import sol023.cmf.sol013.Problem;

/** Answers what nothing else answers: paths where nothing is mounted, and requests refused by {@link RequestTargetFilter}. */
final class RefusalHandler extends HttpHandler {

    private static final Problem NOTHING_HERE = Problem.of(404, "There is no such resource.");

    @Override
    public void service(Request request, Response response) throws IOException {
        if (request.getRequest().getAttribute(RequestTargetFilter.PROBLEM) instanceof Problem problem) {
            response.setHeader("Connection", "close");
            send(problem, response);
        } else {
            send(NOTHING_HERE, response);
        }
    }

    static void send(Problem problem, Response response) throws IOException {
        var body = problem.toJson();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
