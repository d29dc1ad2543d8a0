package sol023.cmf.server;

import java.io.IOException;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import sol023.cmf.sol013.Problem;

/** Tells a load balancer that this node answers; says nothing about the data. */
final class HealthHandler extends HttpHandler {

    static final String PATH = "/health";

    @Override
    public void service(Request request, Response response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!Method.GET.equals(request.getMethod()) && !Method.HEAD.equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            RefusalHandler.send(
                    Problem.of(405, "This resource does not know the method; it knows GET, HEAD."), response);
        } else if (!PATH.equals(request.getRequestURI())) {
            RefusalHandler.send(Problem.of(404, "There is no such resource."), response);
        } else {
            response.setStatus(200);
            response.setContentType("text/plain");
            response.getWriter().write("up\n");
        }
    }
}
