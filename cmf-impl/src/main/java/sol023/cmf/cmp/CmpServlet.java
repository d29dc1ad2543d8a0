package sol023.cmf.cmp;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sol023.cmf.audit.Origin;

/**
 * CMP over HTTP (SOL023 clause 5.4, RFC 9811 section 3). To be mounted at {@code /.well-known/cmp}, {@code /.wellknown/cmp} and
 * {@code /wellknown/cmp} (interpretation I-01), each with everything below it. Answers have a Content-Length, a body and no parameter on
 * their content type: deployed clients hang or give up otherwise.
 */
public final class CmpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(CmpServlet.class);
    private static final String PKIXCMP = "application/pkixcmp";
    private static final Set<String> TAKEN = Set.of(PKIXCMP, "application/pkixcmp-poll");

    private final transient CmpEndpoint endpoint;
    private final int maxBodyOctets;

    /** @param maxBodyOctets the longest request taken */
    public CmpServlet(CmpEndpoint endpoint, int maxBodyOctets) {
        this.endpoint = endpoint;
        this.maxBodyOctets = maxBodyOctets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Origin.enter(request.getRemoteAddr(), request.getHeader("traceparent"));
        try {
            serve(request, response);
        } finally {
            Origin.leave();
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var route = Optional.ofNullable(request.getPathInfo()).flatMap(CmpRoute::parse);
        if (route.isEmpty()) {
            say(
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "No such CMP resource; p/{name}/{operation} is, where name is"
                            + " vnfc-certificates or vnfoam-certificates and operation is pkcs10 or revocation.");
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            say(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "CMP messages are posted.");
        } else if (!isTaken(request.getContentType())) {
            say(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "A CMP message is of the type " + PKIXCMP + ".");
        } else {
            answer(route.get(), request, response);
        }
    }

    private void answer(CmpRoute route, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() > maxBodyOctets) {
            tooLong(response);
            return;
        }
        byte[] content;
        try {
            content = request.getInputStream().readNBytes(maxBodyOctets + 1);
        } catch (IOException | CancelledKeyException brokenOff) {
            response.setHeader("Connection", "close");
            say(response, HttpServletResponse.SC_REQUEST_TIMEOUT, "The CMP message did not arrive completely.");
            return;
        }
        if (content.length > maxBodyOctets) {
            tooLong(response);
            return;
        }
        var answer = endpoint.answer(route, content);
        send(response, answer.status(), PKIXCMP, answer.content());
    }

    private static boolean isTaken(String contentType) {
        if (contentType == null) {
            return false;
        }
        return TAKEN.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private void tooLong(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        say(
                response,
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                "A CMP message has at most " + maxBodyOctets + " octets here.");
    }

    private static void say(HttpServletResponse response, int status, String text) throws IOException {
        send(response, status, "text/plain", (text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(HttpServletResponse response, int status, String type, byte[] content) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(content.length);
        try {
            response.getOutputStream().write(content);
        } catch (IOException gone) {
            LOG.info("The client did not wait for the answer: {}", gone.getMessage());
        }
    }
}
