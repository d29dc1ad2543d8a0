package sol023.cmf.access.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sol023.cmf.access.TokenRefusedException;
import sol023.cmf.access.TokenVerifier;
import sol023.cmf.access.VerifiedToken;

/** Verifies signed tokens (RFC 7515, RFC 7519, RFC 9068) with the keys of the authorization server. */
final class JwtVerifier implements TokenVerifier {

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
    private final Set<String> algorithms;
    private final KeySets keys;
    private final ClaimRules rules;

    JwtVerifier(Set<String> algorithms, KeySets keys, ClaimRules rules) {
        this.algorithms = Set.copyOf(algorithms);
        this.keys = keys;
        this.rules = rules;
    }

    @Override
    public VerifiedToken verify(String token, String from) {
        var jwt = parse(token);
        var header = jwt.getHeader();
        if (!algorithms.contains(header.getAlgorithm().getName())) {
            throw new TokenRefusedException("is signed with an algorithm that is not taken here.");
        }
        if (!isAccessToken(header.getType()) || header.getCriticalParams() != null) {
            throw new TokenRefusedException("has a header that is not understood.");
        }
        var candidates = keys.matching(header);
        if (candidates.isEmpty()) {
            throw new TokenRefusedException("is signed with a key that the authorization server does not publish.");
        }
        if (candidates.stream().noneMatch(key -> isSignedWith(key, jwt))) {
            throw new TokenRefusedException("has a wrong signature.");
        }
        var claims = jwt.getPayload().toJSONObject();
        if (claims == null) {
            throw new TokenRefusedException("has no claims.");
        }
        return rules.check(claims, true);
    }

    /** What has no signature is not parsed at all. */
    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new TokenRefusedException("is not a signed JSON Web Token.");
        }
    }

    private static boolean isAccessToken(@Nullable JOSEObjectType type) {
        return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }

    private boolean isSignedWith(AsymmetricJWK key, SignedJWT jwt) {
        try {
            return jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), key.toPublicKey()));
        } catch (JOSEException notWithThisKey) {
            return false;
        }
    }
}
