package sol023.cmf.access.oauth;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sol023.cmf.access.Scope;
import sol023.cmf.access.TokenRefusedException;
import sol023.cmf.access.VerifiedToken;

/** Reads what a token says, or what is said about it, and refuses what is not for us (RFC 7519 section 4.1, RFC 7662 section 2.2, RFC 9068 section 4). */
final class ClaimRules {

    /** The end of year 9999, in seconds since 1970: beyond, a time is a mistake. */
    private static final long LATEST = 253_402_300_799L;

    private static final String CONFIRMATION = "cnf";
    private static final String THUMBPRINT = "x5t#S256";

    private final TokenSettings.Rules rules;
    private final Clock clock;

    ClaimRules(TokenSettings.Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** @param mustEnd whether a token without {@code exp} is refused */
    VerifiedToken check(Map<String, Object> claims, boolean mustEnd) {
        if (rules.issuer().isPresent() && !rules.issuer().equals(text(claims, "iss"))) {
            throw new TokenRefusedException("is of another issuer.");
        }
        if (rules.audience().isPresent()
                && !texts(claims.get("aud")).contains(rules.audience().get())) {
            throw new TokenRefusedException("is for another audience.");
        }
        var end = time(claims, "exp");
        if (end.isEmpty() && mustEnd) {
            throw new TokenRefusedException("does not say when it expires.");
        }
        var token = new VerifiedToken(
                client(claims),
                scopes(claims),
                time(claims, "nbf").map(each -> each.minus(rules.clockSkew())).orElse(Instant.MIN),
                end.map(each -> each.plus(rules.clockSkew())).orElse(Instant.MAX),
                boundTo(claims));
        return token.requireInTime(clock.instant());
    }

    private String client(Map<String, Object> claims) {
        return rules.clientClaims().stream()
                .filter(claims::containsKey)
                .findFirst()
                .flatMap(name -> text(claims, name))
                .orElseThrow(() -> new TokenRefusedException("does not say which client it was issued to."));
    }

    private static Set<Scope> scopes(Map<String, Object> claims) {
        var claim = claims.containsKey("scope") ? claims.get("scope") : claims.get("scp");
        return texts(claim).stream()
                .flatMap(each -> Arrays.stream(each.split(" ", -1)))
                .flatMap(each -> Scope.find(each).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> boundTo(Map<String, Object> claims) {
        if (!claims.containsKey(CONFIRMATION)) {
            return Optional.empty();
        }
        if (claims.get(CONFIRMATION) instanceof Map<?, ?> confirmation
                && confirmation.get(THUMBPRINT) instanceof String thumbprint) {
            return Optional.of(thumbprint);
        }
        throw new TokenRefusedException("is bound to a key in a way that is not understood here.");
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        var claim = claims.get(name);
        if (claim == null) {
            return Optional.empty();
        }
        if (claim instanceof Number number && number.longValue() >= 0 && number.longValue() <= LATEST) {
            return Optional.of(Instant.ofEpochSecond(number.longValue()));
        }
        throw new TokenRefusedException("has a malformed time in " + name + ".");
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A text or a list of texts. */
    private static List<String> texts(@org.jspecify.annotations.Nullable Object claim) {
        if (claim instanceof String text) {
            return List.of(text);
        }
        return claim instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
