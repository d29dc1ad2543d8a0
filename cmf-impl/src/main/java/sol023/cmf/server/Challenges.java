package sol023.cmf.server;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.cmf.access.Authentication.Refused;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.Caller;
import sol023.cmf.access.Scope;
import sol023.cmf.sol013.Problem;

/**
 * Answers to callers that have not proved who they are, or may not what they ask for, with how to do better (RFC 9110 section 11.6.1, RFC
 * 6750 section 3). No scheme is registered for TLS client certificates; ours is interpretation I-30.
 */
final class Challenges {

    private static final String BEARER = "Bearer realm=\"cmf\"";
    private static final String CERTIFICATE = "ClientCertificate realm=\"cmf\"";
    private static final int RETRY_SECONDS = 10;

    private Challenges() {}

    static Response answer(Refused refused, AuthenticationMode mode) {
        return switch (refused.reason()) {
            case MISSING -> missing(refused.detail(), mode);
            case MALFORMED ->
                problem(400, refused.detail())
                        .header(HttpHeaders.WWW_AUTHENTICATE, bearer("invalid_request", refused.detail()))
                        .build();
            case INVALID_TOKEN ->
                problem(401, refused.detail())
                        .header(HttpHeaders.WWW_AUTHENTICATE, bearer("invalid_token", refused.detail()))
                        .build();
            case UNCHECKED ->
                problem(503, refused.detail())
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build();
        };
    }

    private static Response missing(String detail, AuthenticationMode mode) {
        var answer = problem(401, detail);
        if (mode != AuthenticationMode.CERTIFICATE) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, BEARER);
        }
        if (mode != AuthenticationMode.TOKEN) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CERTIFICATE);
        }
        return answer.build();
    }

    /** Known, but not allowed. Who used a token learns which scope would do. */
    static Response insufficientScope(Caller caller, Set<Scope> needed) {
        var names = needed.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
        var detail = names.isEmpty()
                ? "This is not offered to consumers."
                : "This needs the scope " + names.replace(" ", " or ") + ".";
        var answer = problem(403, detail);
        if (caller.proof() != Caller.Proof.CERTIFICATE) {
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    bearer("insufficient_scope", detail) + (names.isEmpty() ? "" : ", scope=\"" + names + "\""));
        }
        return answer.build();
    }

    /** The descriptions are ours, and have neither quotes nor backslashes in them. */
    private static String bearer(String error, String description) {
        return BEARER + ", error=\"" + error + "\", error_description=\"" + description + "\"";
    }

    static Response.ResponseBuilder problem(int status, String detail) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, detail));
    }
}
