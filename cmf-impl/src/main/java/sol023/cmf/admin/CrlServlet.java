package sol023.cmf.admin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code GET /crl/{key identifier of the issuing CA}.crl} as application/pkix-crl (RFC 2585 §4.2). To be mapped to {@code /crl/*}. Caches may keep the CRL but
 * ask each time whether it is still the newest, so that a revocation is seen at once.
 */
public final class CrlServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(CrlServlet.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final transient CrlPublication publication;

    public CrlServlet(CrlPublication publication) {
        this.publication = publication;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!("/" + publication.issuer().hex() + ".crl").equals(request.getPathInfo())) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, "There is no such CRL.");
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "A CRL can only be read.");
        } else {
            serve(request, response);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PublishedCrl crl;
        try {
            crl = publication.current();
        } catch (RuntimeException failure) {
            var reference = reference();
            LOG.error("The CRL could not be served, reference {}", reference, failure);
            answer(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "The CRL is not available now, reference " + reference + ".");
            return;
        }
        var tag = "\"" + crl.number() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "public, no-cache");
        response.setDateHeader("Last-Modified", crl.thisUpdate().toEpochMilli());
        if (isNewest(tag, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/pkix-crl");
        response.setContentLength(crl.der().length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(crl.der());
        }
    }

    /** RFC 9110 §13.1.2: a list of tags, compared weakly, or an asterisk. */
    private static boolean isNewest(String tag, @Nullable String known) {
        return known != null
                && Stream.of(known.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().println(text);
    }

    private static String reference() {
        var octets = new byte[8];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
