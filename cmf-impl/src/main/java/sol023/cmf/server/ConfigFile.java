package sol023.cmf.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sol023.cmf.ca.CaSettings;
import sol023.cmf.sol013.query.ListSettings;
import sol023.cmf.store.StoreSettings;
import sol023.cmf.subject.SubjectSettings;

/** Reads cmf.yaml; the keys are described in docs/cmf.yaml. Files are named relative to the folder of the configuration file. */
final class ConfigFile {

    private static final Duration ROOT_VALIDITY = Duration.ofDays(20 * 365);
    private static final Duration ISSUING_VALIDITY = Duration.ofDays(10 * 365);
    private static final int MOST = 1 << 30;

    private final Secrets secrets;

    /** @param environment where secrets named by {@code env} come from */
    ConfigFile(Map<String, String> environment) {
        this.secrets = new Secrets(environment);
    }

    CmfSettings read(Path file) {
        try (var root = ConfigMap.load(file)) {
            var listeners = root.map("https");
            var https = listeners.get("listen", ConfigFile::address);
            var identity = identity(listeners);
            listeners.close();
            var http = root.findMap("http").map(ConfigFile::plain);
            var rest = rest(root);
            var ca = ca(root, rest);
            var consumers = new ConsumerConfig(secrets).read(root);
            var lcm = new LcmConfig(secrets).read(root, consumers);
            return new CmfSettings(
                    https,
                    http,
                    rest,
                    crl(root),
                    OcspConfig.read(root),
                    identity,
                    store(root),
                    ca,
                    ProfileConfig.profiles(root),
                    ProfileConfig.requests(root),
                    new CmfSettings.KnownConsumers(consumers),
                    CmpConfig.read(root),
                    subjects(root),
                    lists(root),
                    limits(root),
                    new AccessConfig(secrets).read(root),
                    NotifyConfig.read(root),
                    audit(root),
                    new CmfSettings.KnownVnfms(lcm),
                    CmfSettings.NO_EXTRAS);
        }
    }

    /** An address such as {@code 0.0.0.0:8443}, {@code [::1]:8443} or {@code cmf.example.org:8443}. */
    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        var host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|]$", "");
        if (host.isEmpty() || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("an address is HOST:PORT, such as 0.0.0.0:8443");
        }
        return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    static URI url(String text) {
        var url = URI.create(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || url.getHost() == null || url.getQuery() != null) {
            throw new IllegalArgumentException("it has to be an http or https URL");
        }
        return URI.create(text.replaceAll("/+$", ""));
    }

    private static Optional<CmfSettings.Identity> identity(ConfigMap https) {
        var certificate = https.findFile("certificate");
        var key = https.findFile("key");
        if (certificate.isPresent() != key.isPresent()) {
            throw https.error(
                    "listen", "is served with both certificate and key, or with neither: then the CA makes them");
        }
        return certificate.map(
                file -> new CmfSettings.Identity(PemFiles.privateKey(key.orElseThrow()), PemFiles.certificates(file)));
    }

    private static InetSocketAddress plain(ConfigMap http) {
        try (http) {
            return http.get("listen", ConfigFile::address);
        }
    }

    private static CmfSettings.Rest rest(ConfigMap root) {
        try (var rest = root.map("rest")) {
            return new CmfSettings.Rest(
                    Optional.of(rest.get("apiRoot", ConfigFile::url)), rest.flag("requireVersionHeader", false));
        }
    }

    private static CmfSettings.Crl crl(ConfigMap root) {
        try (var crl = root.map("crl")) {
            return new CmfSettings.Crl(
                    Optional.of(crl.get("url", text -> URI.create(url(text) + "/"))),
                    crl.duration("validity", CmfSettings.Crl.VALIDITY));
        }
    }

    private CaSettings ca(ConfigMap root, CmfSettings.Rest rest) {
        try (var ca = root.map("ca")) {
            var host = rest.apiRoot().map(URI::getHost).orElse("localhost").replaceAll("^\\[|]$", "");
            var names = ca.texts("serverNames");
            return new CaSettings(
                    ca.file("folder"),
                    Optional.of(secrets.read(ca, "password")),
                    ca.text("organization"),
                    names.isEmpty() ? List.of(host) : names,
                    ca.duration("rootValidity", ROOT_VALIDITY),
                    ca.duration("issuingValidity", ISSUING_VALIDITY));
        }
    }

    private StoreSettings store(ConfigMap root) {
        try (var store = root.map("store")) {
            var sqlite = store.findFile("sqlite");
            var postgres = store.findMap("postgresql");
            if (sqlite.isPresent() == postgres.isPresent()) {
                throw root.error("store", "needs either sqlite (a file) or postgresql (a map)");
            }
            return sqlite.<StoreSettings>map(StoreSettings.Embedded::new)
                    .orElseGet(() -> postgres(postgres.orElseThrow()));
        }
    }

    private StoreSettings postgres(ConfigMap map) {
        try (map) {
            var url = map.text("url");
            if (!url.startsWith("jdbc:postgresql:")) {
                throw map.error("url", "has to start with jdbc:postgresql:");
            }
            return new StoreSettings.Postgres(
                    url, map.text("user"), secrets.read(map, "password"), map.number("connections", 16, 2, 1000));
        }
    }

    private static AuditSettings audit(ConfigMap root) {
        var standard = AuditSettings.STANDARD;
        return root.findMap("audit")
                .map(map -> {
                    try (map) {
                        return new AuditSettings(
                                map.findFile("file"),
                                map.number("fileOctets", standard.fileOctets(), 1 << 10, MOST),
                                map.number("files", standard.files(), 1, 20));
                    }
                })
                .orElse(standard);
    }

    private static SubjectSettings subjects(ConfigMap root) {
        var standard = SubjectSettings.standard();
        return root.findMap("subjects")
                .map(map -> {
                    try (map) {
                        return new SubjectSettings(
                                map.number("vnfcis", standard.vnfcis(), 1, MOST),
                                map.number("certificates", standard.certificates(), 1, MOST),
                                map.number("names", standard.names(), 1, MOST),
                                map.number(
                                        "identifierLength",
                                        standard.identifierLength(),
                                        1,
                                        SubjectSettings.LONGEST_IDENTIFIER),
                                map.number("nameLength", standard.nameLength(), 1, SubjectSettings.LONGEST_NAME));
                    }
                })
                .orElse(standard);
    }

    private static ListSettings lists(ConfigMap root) {
        var standard = ListSettings.DEFAULT;
        return root.findMap("lists")
                .map(map -> {
                    try (map) {
                        return new ListSettings(
                                map.number("entries", standard.entries(), 1, 10_000),
                                map.choice("tooBig", TooBig.class, TooBig.PAGE) == TooBig.REFUSE,
                                patience(map, standard.patience()));
                    }
                })
                .orElse(standard);
    }

    private static Duration patience(ConfigMap map, Duration standard) {
        var patience = map.duration("searchTime", standard);
        if (patience.compareTo(Duration.ofSeconds(1)) < 0) {
            throw map.error("searchTime", "has to be 1s at least");
        }
        return patience;
    }

    /** What becomes of a list with more entries than one answer holds. */
    private enum TooBig {
        PAGE,
        REFUSE
    }

    private static Limits limits(ConfigMap root) {
        var standard = Limits.standard();
        return root.findMap("limits")
                .map(map -> {
                    try (map) {
                        return new Limits(
                                map.number("restBody", standard.restBody(), 1024, MOST),
                                map.number("header", standard.header(), 4096, 1 << 20),
                                map.duration("idle", standard.idle()),
                                map.duration("body", standard.body()),
                                map.duration("request", standard.request()),
                                map.duration("stop", standard.stop()),
                                map.number("workers", standard.workers(), 2, 1024));
                    }
                })
                .orElse(standard);
    }
}
