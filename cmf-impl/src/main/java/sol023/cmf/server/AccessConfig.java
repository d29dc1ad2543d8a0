package sol023.cmf.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sol023.cmf.access.AuthenticationMode;
import sol023.cmf.access.oauth.TokenSettings;
import sol023.cmf.access.oauth.TokenVerifiers;

/** The map {@code access} of cmf.yaml. */
final class AccessConfig {

    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp");
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Duration REFRESH = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Secrets secrets;

    AccessConfig(Secrets secrets) {
        this.secrets = secrets;
    }

    AccessSettings read(ConfigMap root) {
        return root.findMap("access").map(this::readMap).orElse(AccessSettings.STANDARD);
    }

    private AccessSettings readMap(ConfigMap access) {
        try (access) {
            var tokens = access.findMap("tokens").map(this::tokens);
            var mode = access.choice(
                    "authentication",
                    AuthenticationMode.class,
                    tokens.isPresent() ? AuthenticationMode.ANY : AuthenticationMode.CERTIFICATE);
            if (tokens.isPresent() == (mode == AuthenticationMode.CERTIFICATE)) {
                throw access.error(
                        "authentication",
                        tokens.isPresent()
                                ? "is certificate, so access.tokens has no use; remove it or take tokens"
                                : "takes tokens, so access.tokens has to say how they are checked");
            }
            return new AccessSettings(mode, tokens);
        }
    }

    private TokenSettings tokens(ConfigMap tokens) {
        try (tokens) {
            var jwks = tokens.findMap("jwks");
            var introspection = tokens.findMap("introspection");
            if (jwks.isPresent() == introspection.isPresent()) {
                throw tokens.error(
                        "needs either jwks (signed tokens) or introspection (the authorization server is" + " asked)");
            }
            boolean signed = jwks.isPresent();
            var claims = tokens.texts("clientClaims");
            var rules = new TokenSettings.Rules(
                    signed ? Optional.of(tokens.text("issuer")) : tokens.findText("issuer"),
                    signed ? Optional.of(tokens.text("audience")) : tokens.findText("audience"),
                    claims.isEmpty() ? CLIENT_CLAIMS : claims,
                    tokens.duration("clockSkew", CLOCK_SKEW));
            var standard = TokenSettings.Bounds.STANDARD;
            var bounds = new TokenSettings.Bounds(
                    tokens.number("length", standard.tokenLength(), 256, 1 << 16),
                    standard.answerOctets(),
                    tokens.duration("timeout", standard.timeout()),
                    tokens.number("calls", standard.calls(), 1, 1000),
                    tokens.number("cached", standard.cached(), 1, 1_000_000));
            var check = jwks.<TokenSettings.Check>map(AccessConfig::signed)
                    .orElseGet(() -> asked(introspection.orElseThrow()));
            return new TokenSettings(check, rules, bounds);
        }
    }

    private static TokenSettings.Signed signed(ConfigMap jwks) {
        try (jwks) {
            var file = jwks.findFile("file");
            var url = jwks.find("url", AccessConfig::authorizationServer);
            var trust = trust(jwks);
            if (file.isPresent() == url.isPresent()) {
                throw jwks.error("needs either file or url");
            }
            file.ifPresent(each -> requireKeys(jwks, each));
            return new TokenSettings.Signed(
                    file.<TokenSettings.Keys>map(TokenSettings.KeysInFile::new)
                            .orElseGet(() -> new TokenSettings.KeysAtUrl(url.orElseThrow(), trust)),
                    algorithms(jwks),
                    jwks.duration("refresh", REFRESH),
                    jwks.duration("outage", OUTAGE));
        }
    }

    private static void requireKeys(ConfigMap jwks, Path file) {
        try {
            TokenVerifiers.requireKeySet(Files.readAllBytes(file));
        } catch (IOException e) {
            throw jwks.error("file", "names a file that cannot be used: " + file + ": " + e.getMessage());
        }
    }

    private static Set<String> algorithms(ConfigMap jwks) {
        var names = jwks.texts("algorithms");
        for (var name : names) {
            if (!TokenSettings.ALGORITHMS.contains(name)) {
                throw jwks.error(
                        "algorithms",
                        "has " + name + ", which is none of " + new TreeSet<>(TokenSettings.ALGORITHMS)
                                + "; shared secrets and unsigned tokens are never taken");
            }
        }
        return names.isEmpty() ? TokenSettings.ALGORITHMS : Set.copyOf(names);
    }

    private TokenSettings.Asked asked(ConfigMap introspection) {
        try (introspection) {
            return new TokenSettings.Asked(
                    introspection.get("url", AccessConfig::authorizationServer),
                    introspection.text("client"),
                    secrets.read(introspection, "secret"),
                    trust(introspection),
                    introspection.duration("kept", KEPT));
        }
    }

    private static List<X509Certificate> trust(ConfigMap map) {
        return map.findFile("trust").map(PemFiles::certificates).orElse(List.of());
    }

    /** What decides who gets in is asked over TLS, unless it is on this machine. */
    private static URI authorizationServer(String text) {
        var url = URI.create(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("it has to be an https URL without user and fragment");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(url.getHost()))) {
            throw new IllegalArgumentException("it has to be an https URL; http is for this machine only (127.0.0.1)");
        }
        return url;
    }

    private static boolean isLoopback(String host) {
        try {
            return (host.matches("[0-9.]+|\\[.*]") || host.equals("localhost"))
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
