package sol023.cmf.access.oauth;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How tokens are checked.
 *
 * @param check with keys, or by asking
 * @param rules what every token has to say
 * @param bounds what a check may cost
 */
public record TokenSettings(Check check, Rules rules, Bounds bounds) {

    /** The signature algorithms that are known (RFC 7518 section 3.1); there is neither "none" nor any shared secret among them. */
    public static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** Who decides about a token. */
    public sealed interface Check {}

    /**
     * Signed tokens are verified here.
     *
     * @param algorithms those taken, of {@link #ALGORITHMS}
     * @param refresh how old the key set may get before it is read again
     * @param outage how old the key set may get while it cannot be read
     */
    public record Signed(Keys keys, Set<String> algorithms, Duration refresh, Duration outage) implements Check {

        public Signed {
            algorithms = Set.copyOf(algorithms);
        }
    }

    /**
     * The authorization server is asked (RFC 7662).
     *
     * @param client the name by which the CMF is known to it
     * @param secret of that client
     * @param trust whose certificates its TLS certificate is verified with; empty: the Java platform's
     * @param kept how long an answer is used again, if the token lives that long
     */
    public record Asked(URI url, String client, String secret, List<X509Certificate> trust, Duration kept)
            implements Check {

        public Asked {
            trust = List.copyOf(trust);
        }

        @Override
        public String toString() {
            return "Asked[" + url + "]";
        }
    }

    /** Where the key set (RFC 7517 section 5) is. */
    public sealed interface Keys {}

    /** In a file, which is read again like a URL. */
    public record KeysInFile(Path file) implements Keys {}

    /**
     * At a URL.
     *
     * @param trust whose certificates the server's TLS certificate is verified with; empty: the Java platform's
     */
    public record KeysAtUrl(URI url, List<X509Certificate> trust) implements Keys {

        public KeysAtUrl {
            trust = List.copyOf(trust);
        }
    }

    /**
     * What a token has to say.
     *
     * @param issuer which {@code iss} has to be; empty: any, which only an asked authorization server allows
     * @param audience which {@code aud} has to contain; empty: any, which only an asked authorization server allows
     * @param clientClaims where the client id stands; the first of them that the token has
     * @param clockSkew by how much the clock of the authorization server may differ
     */
    public record Rules(
            Optional<String> issuer, Optional<String> audience, List<String> clientClaims, Duration clockSkew) {

        public Rules {
            clientClaims = List.copyOf(clientClaims);
        }
    }

    /**
     * What a check may cost.
     *
     * @param tokenLength the longest token, in characters
     * @param answerOctets the longest answer of the authorization server
     * @param timeout for one answer of the authorization server
     * @param calls how many requests may wait for the authorization server at the same time
     * @param cached how many tokens are remembered
     */
    public record Bounds(int tokenLength, int answerOctets, Duration timeout, int calls, int cached) {

        /** 8,192 characters, 256 KiB, three seconds, 8 requests, 10,000 tokens. */
        public static final Bounds STANDARD = new Bounds(8192, 256 << 10, Duration.ofSeconds(3), 8, 10_000);
    }
}
