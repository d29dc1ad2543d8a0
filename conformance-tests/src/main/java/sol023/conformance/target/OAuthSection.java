package sol023.conformance.target;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads {@code credentials.*.oauth} of a target file. */
final class OAuthSection {

    private static final Set<String> KEYS = Set.of(
            "tokenEndpoint", "clientId", "secret", "mtls", "scope", "scopes", "trust", "brief", "elsewhere", "expired");

    private final SecretSource secrets;

    OAuthSection(SecretSource secrets) {
        this.secrets = secrets;
    }

    Optional<OAuth> read(YamlMap credential) {
        return credential.optionalMap("oauth", KEYS).map(this::oauth);
    }

    private OAuth oauth(YamlMap oauth) {
        URI endpoint = oauth.httpUri("tokenEndpoint");
        if (!endpoint.getScheme().equals("https")) {
            throw oauth.wrong("tokenEndpoint", "must be an https URI: secrets and tokens travel over TLS only");
        }
        boolean mtls = oauth.yes("mtls", false);
        if (mtls == oauth.has("secret")) {
            throw oauth.wrong("must have either secret or mtls: yes");
        }
        return new OAuth(
                endpoint,
                oauth.text("clientId"),
                secret(oauth, "secret"),
                text(oauth, "scope"),
                oauth.optionalMap("scopes", Set.of("subject", "all", "notification", "subscription"))
                        .map(OAuthSection::scopes)
                        .orElse(OAuth.Scopes.PRINTED),
                oauth.optionalPath("trust"),
                form(oauth, "brief"),
                form(oauth, "elsewhere"),
                secret(oauth, "expired"));
    }

    private static OAuth.Scopes scopes(YamlMap scopes) {
        OAuth.Scopes printed = OAuth.Scopes.PRINTED;
        return new OAuth.Scopes(
                scopes.text("subject", printed.subject()),
                scopes.text("all", printed.all()),
                scopes.text("notification", printed.notification()),
                scopes.text("subscription", printed.subscription()));
    }

    private Optional<Secret> secret(YamlMap oauth, String key) {
        if (!oauth.has(key)) {
            return Optional.empty();
        }
        if (!oauth.isMap(key)) {
            throw oauth.wrong(key, "must not stand in this file; give {file: PATH} or {env: NAME}");
        }
        return Optional.of(secrets.read(oauth.map(key, Set.of("file", "env"))));
    }

    private static Optional<String> text(YamlMap oauth, String key) {
        return oauth.has(key) ? Optional.of(oauth.text(key)) : Optional.empty();
    }

    private static Optional<String> form(YamlMap oauth, String key) {
        Optional<String> form = text(oauth, key);
        if (form.isPresent() && !form.get().matches("[^=&\\s]+=[^=&\\s]+(&[^=&\\s]+=[^=&\\s]+)*")) {
            throw oauth.wrong(key, "must be form parameters as they are sent, for example resource=urn:x");
        }
        return form;
    }
}
