package sol023.cmf.ocsp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.channels.CancelledKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OCSP over HTTP: {@code POST /ocsp}, and {@code GET /ocsp/{request}} with the request in base64, percent-encoded (RFC 6960 appendix A), whose answers may be cached (RFC 5019
 * section 6.2). Since base64 has slashes, the HTTP server is given that part as the query. To be mapped to {@code /ocsp/*}.
 */
public final class OcspServlet extends HttpServlet {

    /** The first segment of its paths. */
    public static final String CONTEXT = "/ocsp";

    /** Where the HTTP server leads all requests below the context, and no client needs to know. */
    public static final String PATH = "/request";

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(OcspServlet.class);
    private static final String REQUEST = "application/ocsp-request";
    private static final String RESPONSE = "application/ocsp-response";

    private final transient OcspResponder responder;

    public OcspServlet(OcspResponder responder) {
        this.responder = responder;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!PATH.equals(request.getPathInfo())) {
            say(response, HttpServletResponse.SC_NOT_FOUND, "There is no such resource.");
            return;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> get(request, response);
            case "POST" -> post(request, response);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                say(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "OCSP requests are sent by GET or POST.");
            }
        }
    }

    private void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var text = request.getQueryString();
        if (text == null || text.isEmpty()) {
            say(response, HttpServletResponse.SC_NOT_FOUND, "The path goes on with an OCSP request in base64.");
            return;
        }
        var answer = answer(decoded(text));
        var currency = answer.currency();
        if (currency.isEmpty()) {
            response.setHeader("Cache-Control", "no-store");
            send(request, response, answer.der());
            return;
        }
        var tag = tag(answer.der());
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", cacheControl(currency.get()));
        response.setDateHeader("Last-Modified", currency.get().thisUpdate().toEpochMilli());
        response.setDateHeader("Expires", currency.get().nextUpdate().toEpochMilli());
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(request, response, answer.der());
    }

    /** RFC 5019 section 6.2; never beyond nextUpdate. */
    private String cacheControl(OcspAnswer.Currency currency) {
        var left = Duration.between(responder.now(), currency.nextUpdate());
        var age = responder.settings().cacheAge();
        long seconds = Math.max(0, (left.compareTo(age) < 0 ? left : age).toSeconds());
        return (seconds == 0 ? "no-cache" : "max-age=" + seconds) + ", public, no-transform, must-revalidate";
    }

    private static String tag(byte[] der) {
        try {
            return "\""
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(der)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Java has SHA-256", impossible);
        }
    }

    /** What is no base64 becomes what is no request. A plus sign stands for itself, as in every path. */
    private static byte[] decoded(String text) {
        try {
            var base64 = URLDecoder.decode(text.replace("+", "%2B"), US_ASCII);
            return Base64.getDecoder().decode(base64.getBytes(ISO_8859_1));
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isRequest(request.getContentType())) {
            say(
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "An OCSP request is of the type " + REQUEST + ".");
            return;
        }
        int most = responder.settings().requestOctets();
        byte[] content;
        try {
            content = request.getContentLengthLong() > most
                    ? new byte[most + 1]
                    : request.getInputStream().readNBytes(most + 1);
        } catch (IOException | CancelledKeyException brokenOff) {
            response.setHeader("Connection", "close");
            say(response, HttpServletResponse.SC_REQUEST_TIMEOUT, "The OCSP request did not arrive completely.");
            return;
        }
        if (content.length > most) {
            response.setHeader("Connection", "close");
            say(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "An OCSP request has at most " + most + " octets here.");
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        send(request, response, answer(content).der());
    }

    private static boolean isRequest(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(REQUEST);
    }

    private OcspAnswer answer(byte[] request) {
        try {
            return responder.answer(request);
        } catch (RuntimeException failure) {
            LOG.error("An OCSP request could not be answered, reference {}", reference(), failure);
            return OcspResponder.INTERNAL_ERROR;
        }
    }

    private static String reference() {
        var octets = new byte[8];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, byte[] der) throws IOException {
        response.setContentType(RESPONSE);
        response.setContentLength(der.length);
        if (!request.getMethod().equals("HEAD")) {
            write(response, der);
        }
    }

    private static void say(HttpServletResponse response, int status, String text) throws IOException {
        var octets = (text + "\n").getBytes(US_ASCII);
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setContentLength(octets.length);
        write(response, octets);
    }

    private static void write(HttpServletResponse response, byte[] octets) {
        try {
            response.getOutputStream().write(octets);
        } catch (IOException gone) {
            LOG.info("The client did not wait for the answer: {}", gone.getMessage());
        }
    }
}
