package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.Consumers;
import sol023.cmf.access.Scope;

/**
 * The token endpoint of the lab and its key set: grant client_credentials only (RFC 6749 section 4.4), the client known by HTTP Basic or
 * by its TLS client certificate, whose tokens are then bound to it (RFC 8705). For tests the client may ask for another audience ({@code
 * resource}, RFC 8707) and for another lifetime ({@code lab_lifetime}, in seconds).
 */
final class LabTokenServlet extends HttpServlet {

    static final String CONTEXT = "/lab";
    static final String MAPPING = "/oauth2/*";
    static final String TOKEN_PATH = CONTEXT + "/oauth2/token";

    private static final long serialVersionUID = 1L;
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_OCTETS = 8192;
    private static final int LIFETIME = 600;
    private static final int LONGEST_LIFETIME = 3600;

    private final transient LabTokens tokens;
    private final transient LabClients clients;
    private final transient Consumers consumers;
    private final transient ObjectMapper mapper = new ObjectMapper();

    LabTokenServlet(LabTokens tokens, LabClients clients, Consumers consumers) {
        this.tokens = tokens;
        this.clients = clients;
        this.consumers = consumers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.equals("/jwks") && request.getMethod().equals("GET")) {
            send(response, 200, tokens.keySet());
        } else if (path.equals("/token") && request.getMethod().equals("POST")) {
            try {
                send(response, 200, mapper.writeValueAsString(token(request)));
            } catch (LabTokenException refused) {
                if (refused.status() == 401) {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"lab\"");
                }
                send(response, refused.status(), mapper.writeValueAsString(refused.members()));
            }
        } else {
            send(response, 404, "{\"error\": \"not_found\"}");
        }
    }

    private Map<String, Object> token(HttpServletRequest request) throws IOException {
        var form = LabForm.read(request, FORM, MOST_OCTETS);
        var certificate = certificate(request);
        var basic = LabClients.basic(request.getHeader("Authorization"));
        var client =
                basic.isPresent() ? clients.bySecret(basic.get()) : byCertificate(certificate, form.get("client_id"));
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw new LabTokenException(400, "unsupported_grant_type", "The grant is client_credentials.");
        }
        var scope = scope(form.get("scope"), client.scopes());
        var audience = Optional.ofNullable(form.get("resource")).orElse(LabTokens.AUDIENCE);
        int lifetime = lifetime(form.get("lab_lifetime"));
        var boundTo = basic.isPresent() ? Optional.<X509Certificate>empty() : certificate;
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", tokens.issue(client.name(), audience, scope, Duration.ofSeconds(lifetime), boundTo));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime);
        answer.put("scope", scope);
        return answer;
    }

    private LabClients.Client byCertificate(Optional<X509Certificate> certificate, @Nullable String clientId) {
        return certificate
                .flatMap(consumers::findByTlsCertificate)
                .map(Consumer::name)
                .filter(name -> name.equals(clientId))
                .flatMap(clients::find)
                .orElseThrow(() -> new LabTokenException(
                        401,
                        "invalid_client",
                        "Name and secret by HTTP Basic, or client_id with the TLS client certificate of that client."));
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }

    /** What is asked for, in its spelling, if all of it is allowed; without a wish all that is allowed. */
    private static String scope(@Nullable String wish, Set<Scope> allowed) {
        if (wish == null || wish.isBlank()) {
            return String.join(
                    " ", new TreeSet<>(allowed.stream().map(Scope::text).toList()));
        }
        boolean granted = Arrays.stream(wish.split(" ", -1)).allMatch(each -> Scope.find(each)
                .filter(Scope.closure(allowed)::contains)
                .isPresent());
        if (!granted) {
            throw new LabTokenException(400, "invalid_scope", "This client has " + allowed + ".");
        }
        return wish;
    }

    private static int lifetime(@Nullable String wish) {
        if (wish == null) {
            return LIFETIME;
        }
        if (!wish.matches("[0-9]{1,4}") || Integer.parseInt(wish) > LONGEST_LIFETIME) {
            throw new LabTokenException(
                    400, "invalid_request", "lab_lifetime is a number of seconds up to " + LONGEST_LIFETIME + ".");
        }
        return Integer.parseInt(wish);
    }

    private static void send(HttpServletResponse response, int status, String json) throws IOException {
        var body = json.getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
