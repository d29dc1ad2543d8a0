package sol023.cmf.access.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import sol023.cmf.access.TokenRefusedException;
import sol023.cmf.access.TokenVerifier;
import sol023.cmf.access.VerifiedToken;

/**
 * Remembers what was found out about tokens, by their SHA-256, so that not every request pays for a signature or a question. What has
 * been trusted and what has been refused are remembered apart: who sends rubbish cannot crowd out the others.
 */
final class CachedVerifier implements TokenVerifier {

    private final TokenVerifier verifier;
    private final int longest;
    private final Duration kept;
    private final Duration keptRefused;
    private final Clock clock;
    private final BoundedCache<ByteBuffer, VerifiedToken> trusted;
    private final BoundedCache<ByteBuffer, String> refused;

    /**
     * @param longest token, in characters
     * @param kept how long a trusted token is not looked at again, if it lives that long
     * @param keptRefused the same for a refused token
     * @param most tokens of either kind
     */
    CachedVerifier(TokenVerifier verifier, int longest, Duration kept, Duration keptRefused, int most, Clock clock) {
        this.verifier = verifier;
        this.longest = longest;
        this.kept = kept;
        this.keptRefused = keptRefused;
        this.clock = clock;
        this.trusted = new BoundedCache<>(most);
        this.refused = new BoundedCache<>(most);
    }

    @Override
    public VerifiedToken verify(String token, String from) {
        if (token.length() > longest) {
            throw new TokenRefusedException("is longer than " + longest + " characters.");
        }
        var now = clock.instant();
        var key = hash(token);
        var known = trusted.find(key, now);
        if (known.isPresent()) {
            return known.get().requireInTime(now);
        }
        refused.find(key, now).ifPresent(why -> {
            throw new TokenRefusedException(why);
        });
        return remember(key, token, from, now);
    }

    private VerifiedToken remember(ByteBuffer key, String token, String from, Instant now) {
        try {
            var verified = verifier.verify(token, from);
            trusted.put(key, verified, now.plus(kept));
            return verified;
        } catch (TokenRefusedException e) {
            refused.put(key, String.valueOf(e.getMessage()), now.plus(keptRefused));
            throw e;
        }
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
