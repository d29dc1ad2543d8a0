package sol023.cmf.access.oauth;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import sol023.cmf.access.TokenVerifier;
import sol023.cmf.access.oauth.TokenSettings.Asked;
import sol023.cmf.access.oauth.TokenSettings.KeysAtUrl;
import sol023.cmf.access.oauth.TokenSettings.KeysInFile;
import sol023.cmf.access.oauth.TokenSettings.Signed;

/** Builds the verifier that the configuration asks for. */
public final class TokenVerifiers {

    /** How long a verified signature is believed: a key that was withdrawn is distrusted after that at the latest. */
    private static final Duration SIGNATURE_KEPT = Duration.ofMinutes(5);

    /** How long a refused token is not looked at again; short, as it may only have been early. */
    private static final Duration REFUSED_KEPT = Duration.ofSeconds(5);

    private TokenVerifiers() {}

    /** A new verifier. */
    public static TokenVerifier build(TokenSettings settings, Clock clock) {
        var rules = new ClaimRules(settings.rules(), clock);
        var bounds = settings.bounds();
        if (settings.check() instanceof Signed signed) {
            var keys = new KeySets(
                    source(signed.keys(), bounds),
                    signed.refresh(),
                    signed.outage(),
                    bounds.timeout(),
                    bounds.calls(),
                    clock);
            return cached(new JwtVerifier(signed.algorithms(), keys, rules), SIGNATURE_KEPT, bounds, clock);
        }
        var asked = (Asked) settings.check();
        var verifier = new IntrospectionVerifier(
                asked, new HttpCalls(asked.trust(), bounds), rules, new Turns((bounds.calls() + 1) / 2), clock);
        return cached(verifier, asked.kept(), bounds, clock);
    }

    /**
     * Reads a key set as it will be read later.
     *
     * @throws IOException if it has no key that can be used
     */
    public static void requireKeySet(byte[] json) throws IOException {
        if (KeySet.parse(json).keys().isEmpty()) {
            throw new IOException("there is no key in it");
        }
    }

    private static TokenVerifier cached(
            TokenVerifier verifier, Duration kept, TokenSettings.Bounds bounds, Clock clock) {
        return new CachedVerifier(verifier, bounds.tokenLength(), kept, REFUSED_KEPT, bounds.cached(), clock);
    }

    private static KeySource source(TokenSettings.Keys keys, TokenSettings.Bounds bounds) {
        if (keys instanceof KeysInFile inFile) {
            return () -> KeySet.parse(Files.readAllBytes(inFile.file()));
        }
        var atUrl = (KeysAtUrl) keys;
        var calls = new HttpCalls(atUrl.trust(), bounds);
        return () -> KeySet.parse(calls.send(HttpCalls.to(atUrl.url())));
    }
}
