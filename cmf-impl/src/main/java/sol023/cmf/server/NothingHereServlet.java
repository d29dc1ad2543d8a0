package sol023.cmf.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import sol023.cmf.sol013.Problem;

/** Answers the paths of a servlet context where nothing is mounted. */
final class NothingHereServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = Problem.of(404, "There is no such resource.").toJson();
        response.setStatus(404);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
