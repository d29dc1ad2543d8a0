package sol023.conformance.fault;

import static sol023.conformance.fault.Fault.fault;
import static sol023.conformance.fault.RestDefects.changing;
import static sol023.conformance.fault.RestDefects.isToSubject;
import static sol023.conformance.fault.RestDefects.isToSubjects;
import static sol023.conformance.requirement.Requirement.*;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import sol023.conformance.fault.proxy.Answer;
import sol023.conformance.fault.proxy.Octets;
import sol023.conformance.fault.proxy.Origin;
import sol023.conformance.fault.proxy.Request;
import sol023.conformance.target.OAuth;

/** Annex C and SOL013 clause 8.3.3: what can go wrong with tokens and scopes. */
final class AuthorizationFaults {

    private static final String VNFM = "vnfm";
    private static final String SUBJECT = OAuth.Scopes.PRINTED.subject();
    private static final String ALL = OAuth.Scopes.PRINTED.all();
    private static final String OTHER_INTERFACE = OAuth.Scopes.PRINTED.notification();
    private static final String ELSEWHERE = "elsewhere";

    private AuthorizationFaults() {}

    static List<Fault> all() {
        return List.of(
                fault("subject-scope-cannot-register", "The scope of subjects does not permit to register.")
                        .kills(SCOPE_SUBJECT_COLLECTION, "POST on the subjects is permitted")
                        .by(forbidding(SUBJECT, request -> isToSubjects(request, "POST"))),
                fault("subject-scope-cannot-list", "The scope of subjects does not permit to list them.")
                        .kills(SCOPE_SUBJECT_COLLECTION, "GET on the subjects is permitted")
                        .by(forbidding(SUBJECT, request -> isToSubjects(request, "GET"))),
                fault("subject-scope-cannot-read", "The scope of subjects does not permit to read one.")
                        .kills(SCOPE_SUBJECT_INDIVIDUAL, "GET on an individual subject is permitted")
                        .by(forbidding(SUBJECT, request -> isToSubject(request, "GET"))),
                fault("subject-scope-cannot-deregister", "The scope of subjects does not permit to deregister.")
                        .kills(SCOPE_SUBJECT_INDIVIDUAL, "DELETE on an individual subject is permitted")
                        .by(forbidding(SUBJECT, request -> isToSubject(request, "DELETE"))),
                fault("all-scope-cannot-register", "The scope of everything does not permit to register.")
                        .kills(SCOPE_SUBJECT_ALL, "POST on the subjects is permitted")
                        .by(forbidding(ALL, request -> isToSubjects(request, "POST"))),
                fault("all-scope-cannot-list", "The scope of everything does not permit to list subjects.")
                        .kills(SCOPE_SUBJECT_ALL, "GET on the subjects is permitted")
                        .by(forbidding(ALL, request -> isToSubjects(request, "GET"))),
                fault("all-scope-cannot-read", "The scope of everything does not permit to read a subject.")
                        .kills(SCOPE_SUBJECT_ALL, "GET on an individual subject is permitted")
                        .by(forbidding(ALL, request -> isToSubject(request, "GET"))),
                fault("all-scope-cannot-deregister", "The scope of everything does not permit to deregister.")
                        .kills(SCOPE_SUBJECT_ALL, "DELETE on an individual subject is permitted")
                        .by(forbidding(ALL, request -> isToSubject(request, "DELETE"))),
                fault("scope-ignored", "The scope of a token is not looked at.")
                        .kills(TOKEN_SCOPE_TOO_SMALL, "the request is answered with 403")
                        .kills(TOKEN_SCOPE_TOO_SMALL, "the subject still exists")
                        .by(trusting(403, token -> token.scope().equals(OTHER_INTERFACE))),
                fault("scope-refused-after-deregistering", "A deregistration is done before the scope is looked at.")
                        .kills(TOKEN_SCOPE_TOO_SMALL, "the subject still exists")
                        .by(AuthorizationFaults::doneAndForbidden),
                fault("forbidden-without-problem", "An answer 403 has no ProblemDetails.")
                        .kills(FORBIDDEN, "the refusal is described in ProblemDetails")
                        .by(changing(When.status(403), answer -> answer.withoutHeader("Content-Type")
                                .withBody(Octets.NONE))),
                fault("forbidden-without-challenge", "An answer 403 does not say that the scope is the reason.")
                        .advises(TOKEN_SCOPE_TOO_SMALL, "WWW-Authenticate says insufficient_scope (RFC 6750 §3.1)")
                        .by(changing(When.status(403), answer -> answer.withoutHeader("WWW-Authenticate"))),
                fault("token-not-taken", "A list of subjects is not served to a token.")
                        .kills(TOKEN_ACCEPTED)
                        .by(changing(
                                (request, answer) -> answer.status() == 200
                                        && isToSubjects(request, "GET")
                                        && SentToken.of(request).isPresent(),
                                answer -> Answer.of(401))),
                fault("anybody-served", "Who shows neither token nor certificate is served.")
                        .kills(
                                UNAUTHORIZED,
                                "a request without token and certificate is answered with 401 or not at all")
                        .by(serving(request -> request.consumer().isEmpty()
                                && SentToken.of(request).isEmpty()
                                && !request.target().contains("access_token"))),
                fault("token-in-uri-taken", "A token in the URI is taken.")
                        .advises(UNAUTHORIZED, "a token in the URI is not taken (RFC 6750 §2.3)")
                        .by(serving(request -> request.target().contains("access_token"))),
                fault("401-without-challenge", "An answer 401 does not say how to do better.")
                        .kills(ANSWER_WWW_AUTHENTICATE)
                        .by(changing(When.status(401), answer -> answer.withoutHeader("WWW-Authenticate"))),
                fault("token-signature-ignored", "The signature of a token is not checked.")
                        .kills(TOKEN_FOREIGN_SIGNATURE)
                        .by(trusting(
                                401,
                                token -> !token.isGarbage()
                                        && !token.isNone()
                                        && !token.isBrief()
                                        && !token.audience().contains(ELSEWHERE))),
                fault("token-without-signature-taken", "A token with the algorithm none is taken.")
                        .kills(TOKEN_FOREIGN_SIGNATURE)
                        .by(trusting(401, SentToken::isNone)),
                fault("garbage-token-ignored", "What is no token is ignored.")
                        .kills(TOKEN_MALFORMED)
                        .by(trusting(401, SentToken::isGarbage)),
                fault("expired-token-taken", "A token is taken after it has expired.")
                        .kills(TOKEN_EXPIRED)
                        .by(trusting(401, SentToken::isBrief)),
                fault("token-for-another-audience-taken", "The audience of a token is not looked at.")
                        .kills(UNAUTHORIZED, "a token for another audience is answered with 401")
                        .by(trusting(401, token -> token.audience().contains(ELSEWHERE))),
                fault("token-of-another-consumer-taken", "Whose token it is does not matter beside a certificate.")
                        .advises(UNAUTHORIZED, "a token does not go with another consumer's certificate")
                        .by((request, origin, bench) -> {
                            Answer answer = origin.send(request);
                            boolean others = SentToken.of(request)
                                    .filter(token -> !token.client().equals(request.consumer()))
                                    .isPresent();
                            if (answer.status() != 401
                                    || !others
                                    || request.consumer().isEmpty()) {
                                return answer;
                            }
                            bench.hit();
                            return origin.send(withoutToken(request));
                        }),
                fault("bound-token-anywhere", "A token that is bound to a certificate is taken over any connection.")
                        .kills(UNAUTHORIZED, "a bound token over another connection is answered with 401")
                        .by((request, origin, bench) -> {
                            Answer answer = origin.send(request);
                            Optional<String> client = SentToken.of(request)
                                    .filter(SentToken::isBound)
                                    .map(SentToken::client);
                            if (answer.status() != 401
                                    || client.isEmpty()
                                    || client.get().equals(request.consumer())) {
                                return answer;
                            }
                            bench.hit();
                            return origin.send(withoutToken(request).from(client.get()));
                        }),
                fault("others-subject-touched", "A token of any consumer reaches each subject.")
                        .advises(FORBIDDEN, "another consumer's subject is answered with 403 or 404")
                        .advises(FORBIDDEN, "the subject still exists")
                        .by((request, origin, bench) -> {
                            Answer answer = origin.send(request);
                            boolean hidden = answer.status() == 404
                                    && request.consumer().equals("vnfm-b")
                                    && (isToSubject(request, "GET") || isToSubject(request, "DELETE"));
                            if (!hidden) {
                                return answer;
                            }
                            bench.hit();
                            return origin.send(withoutToken(request).from(VNFM));
                        }));
    }

    /** What that scope permits is forbidden. */
    private static Defect forbidding(String scope, Predicate<Request> which) {
        return (request, origin, bench) -> {
            boolean meant = which.test(request)
                    && SentToken.of(request)
                            .filter(token -> token.scope().equals(scope))
                            .isPresent();
            if (!meant) {
                return origin.send(request);
            }
            bench.hit();
            return Answer.of(403);
        };
    }

    /** A refused token of that kind is not looked at, and the consumer known by its certificate alone. */
    private static Defect trusting(int refusal, Predicate<SentToken> which) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (answer.status() != refusal
                    || request.consumer().isEmpty()
                    || SentToken.of(request).filter(which).isEmpty()
                    || SentToken.of(request)
                            .filter(token ->
                                    !token.isGarbage() && !token.client().equals(request.consumer()))
                            .isPresent()) {
                return answer;
            }
            bench.hit();
            return origin.send(withoutToken(request));
        };
    }

    /** Strangers are served as the first VNFM is. */
    private static Defect serving(Predicate<Request> which) {
        return (request, origin, bench) -> {
            Answer answer = origin.send(request);
            if (answer.status() != 401 || !which.test(request)) {
                return answer;
            }
            bench.hit();
            Request known = request.from(VNFM);
            return origin.send(new Request(
                    known.method(), known.path(), known.version(), known.headers(), known.body(), known.consumer()));
        };
    }

    private static Answer doneAndForbidden(Request request, Origin origin, Bench bench) throws IOException {
        Answer answer = origin.send(request);
        if (answer.status() == 403 && isToSubject(request, "DELETE")) {
            bench.hit();
            origin.send(withoutToken(request));
        }
        return answer;
    }

    private static Request withoutToken(Request request) {
        return request.with(request.headers().without("Authorization"));
    }
}
