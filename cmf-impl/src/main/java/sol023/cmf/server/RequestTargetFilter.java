package sol023.cmf.server;

import java.util.Optional;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import sol023.cmf.ocsp.OcspServlet;
import sol023.cmf.sol013.Problem;

/**
 * Sends requests that the HTTP server would stumble over (malformed targets, two lengths for one body, a body with an
 * offer to change the protocol) to a path of its own, where
 * {@link RefusalHandler} answers what is wrong.
 */
final class RequestTargetFilter extends BaseFilter implements AddOn {

    /** Where refused requests go. No request can ask for it: its blank would be escaped. */
    static final String REFUSED_PATH = "/refused request";

    /** The attribute of a refused request with its {@link Problem}. */
    static final String PROBLEM = RequestTargetFilter.class.getName();

    private static final String OCSP = OcspServlet.CONTEXT + "/";

    private static final String CHECKED = PROBLEM + ".checked";

    @Override
    public void setup(NetworkListener listener, FilterChainBuilder chain) {
        chain.add(chain.indexOfType(HttpServerFilter.class), this);
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && request.getAttribute(CHECKED) == null) {
            request.setAttribute(CHECKED, true);
            separateOcspRequest(request);
            findProblem(request).ifPresent(problem -> {
                request.setAttribute(PROBLEM, problem);
                request.setRequestURI(REFUSED_PATH);
                request.setQueryString("");
            });
        }
        return context.getInvokeAction();
    }

    /** An OCSP request in the path is base64, whose slashes separate nothing, escaped or not: what nobody may read as a path becomes the query. */
    private static void separateOcspRequest(HttpRequestPacket request) {
        var path = request.getRequestURI();
        if (path.equals(OcspServlet.CONTEXT) || path.startsWith(OCSP)) {
            request.setQueryString(path.length() > OCSP.length() ? path.substring(OCSP.length()) : "");
            request.setRequestURI(OcspServlet.CONTEXT + OcspServlet.PATH);
        }
    }

    private static Optional<Problem> findProblem(HttpRequestPacket request) {
        if (request.getHeader("Transfer-Encoding") != null && request.getHeader("Content-Length") != null) {
            return Optional.of(Problem.of(
                    400, "The request has both Content-Length and Transfer-Encoding (RFC 9112 section 6.1)."));
        }
        if (request.getHeader("Upgrade") != null && hasBody(request)) {
            return Optional.of(Problem.of(
                    400,
                    "No other protocol is spoken here: send a request that has a body without the Upgrade header."));
        }
        return RequestTarget.check(request.getRequestURI(), request.getQueryString());
    }

    /** The HTTP server never sees the end of the body of a request that offers another protocol. */
    private static boolean hasBody(HttpRequestPacket request) {
        return request.getContentLength() > 0 || request.isChunked();
    }
}
