package sol023.conformance.target;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code vnfm} of a target file. */
final class VnfmSection {

    private static final Set<String> KEYS =
            Set.of("listen", "advertised", "checkAdvertised", "tls", "trust", "lcmClient");
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    private final SecretSource secrets;

    VnfmSection(SecretSource secrets) {
        this.secrets = secrets;
    }

    Optional<VnfmSettings> read(YamlMap top) {
        return read(top, "vnfm");
    }

    /** A listener under another name. */
    Optional<VnfmSettings> read(YamlMap parent, String name) {
        return parent.optionalMap(name, KEYS).map(this::vnfm);
    }

    /** Host and port of such a text; empty when it is none. */
    static Optional<VnfmSettings.Listen> listen(String text) {
        Matcher listen = LISTEN.matcher(text);
        return listen.matches() && Integer.parseInt(listen.group(2)) <= LAST_PORT
                ? Optional.of(new VnfmSettings.Listen(listen.group(1), Integer.parseInt(listen.group(2))))
                : Optional.empty();
    }

    private VnfmSettings vnfm(YamlMap vnfm) {
        Optional<VnfmSettings.Listen> listen = listen(vnfm.text("listen"));
        if (listen.isEmpty()) {
            throw vnfm.wrong(
                    "listen", "must be an address and a port, for example 192.0.2.7:9443; port 0 is any free one");
        }
        Optional<URI> advertised = vnfm.has("advertised") ? Optional.of(advertised(vnfm)) : Optional.empty();
        if (advertised.isEmpty() && listen.get().isAny()) {
            throw vnfm.wrong(
                    "listen",
                    "is every address of this machine; say in " + vnfm.name("advertised")
                            + " which one is used from outside");
        }
        YamlMap tls = vnfm.map("tls", Set.of("certificate", "key"));
        return new VnfmSettings(
                listen.get().host(),
                listen.get().port(),
                advertised,
                vnfm.yes("checkAdvertised", true),
                new Target.KeyFiles(tls.path("certificate"), tls.path("key")),
                vnfm.optionalPath("trust"),
                vnfm.optionalMap("lcmClient", Set.of("id", "secret")).map(this::client));
    }

    private static URI advertised(YamlMap vnfm) {
        URI uri = vnfm.httpUri("advertised");
        if (!uri.getScheme().equals("https") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw vnfm.wrong("advertised", "must be an https URI without query, for example https://vnfm.example:9443");
        }
        return uri;
    }

    private VnfmSettings.Client client(YamlMap client) {
        if (!client.isMap("secret")) {
            throw client.wrong("secret", "must not stand in this file; give {file: PATH} or {env: NAME}");
        }
        return new VnfmSettings.Client(client.text("id"), secrets.read(client.map("secret", Set.of("file", "env"))));
    }
}
