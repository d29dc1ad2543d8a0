package sol023.conformance.fault;

import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.object;
import static sol023.conformance.fault.Variant.variant;
import static sol023.conformance.requirement.Requirement.*;

import java.util.List;

/** SOL013 clauses 6.4 and 8.3.3, RFC 6750: how tokens may look, and how they may be refused. */
final class AuthorizationVariants {

    private static final When REFUSED_TOKEN =
            When.status(401).and((request, answer) -> SentToken.of(request).isPresent());

    private AuthorizationVariants() {}

    static List<Variant> all() {
        return List.of(
                variant("opaque-tokens", "Access tokens are opaque, not signed ones that can be read.")
                        .allowedBy("RFC 6749 §1.4: a token may only name what was granted")
                        .concerns(
                                TOKEN_FOREIGN_SIGNATURE,
                                TOKEN_MALFORMED,
                                TOKEN_EXPIRED,
                                SCOPE_SUBSCRIPTIONS,
                                SCOPE_NOTIFICATION_ALL)
                        .byNew(OpaqueTokens::new),
                variant("401-with-realm-only", "The challenge of an answer 401 names nothing but a realm.")
                        .allowedBy("RFC 6750 §3: error and error_description should, not must, be there")
                        .concerns(ANSWER_WWW_AUTHENTICATE, UNAUTHORIZED, TOKEN_FOREIGN_SIGNATURE, TOKEN_EXPIRED)
                        .by(changing(When.status(401), answer -> answer.withoutHeader("WWW-Authenticate")
                                .withHeader("WWW-Authenticate", "Bearer realm=\"somewhere else\""))),
                variant("401-with-another-scheme", "An answer 401 offers another scheme before Bearer.")
                        .allowedBy("RFC 9110 §11.6.1: a list of challenges")
                        .concerns(ANSWER_WWW_AUTHENTICATE, UNAUTHORIZED, TOKEN_FOREIGN_SIGNATURE, TOKEN_EXPIRED)
                        .by(changing(When.status(401), answer -> answer.withoutHeader("WWW-Authenticate")
                                .withHeader("WWW-Authenticate", "Negotiate, Bearer realm=\"cmf\""))),
                variant("malformed-token-with-400", "What is no token is answered with 400.")
                        .allowedBy("RFC 6750 §3.1: invalid_request")
                        .concerns(TOKEN_MALFORMED)
                        .by(changing(
                                REFUSED_TOKEN.and((request, answer) -> SentToken.of(request)
                                        .filter(SentToken::isGarbage)
                                        .isPresent()),
                                answer -> object(problem -> problem.put("status", 400))
                                        .apply(answer.withStatus(400)))),
                variant("others-subject-with-403", "Another consumer's subject is answered with 403.")
                        .allowedBy("SOL013 clause 6.4: 403 or 404")
                        .concerns(FORBIDDEN)
                        .by(changing(
                                (request, answer) -> answer.status() == 404
                                        && request.consumer().equals("vnfm-b")
                                        && SentToken.of(request).isPresent()
                                        && (RestDefects.isToSubject(request, "GET")
                                                || RestDefects.isToSubject(request, "DELETE")),
                                answer -> object(problem -> problem.put("status", 403))
                                        .apply(answer.withStatus(403)))));
    }
}
