package sol023.cmf.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerLimits;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.access.ConsumerTerms;
import sol023.cmf.access.MacSecret;
import sol023.cmf.access.Scope;

/** The list {@code consumers} of cmf.yaml, and the limits that each of them has unless its own entry says otherwise. */
final class ConsumerConfig {

    /** Unless configured: a thousand requests a second, two thousand at once, a million open subjects. */
    static final ConsumerLimits LIMITS = new ConsumerLimits(1000, 2000, 1_000_000);

    private static final int MOST = 1 << 30;

    /** Names of the audit log for a stranger and for the CMF's own deeds. */
    private static final Set<String> NOBODY = Set.of("-", "cmf");

    private final Secrets secrets;

    ConsumerConfig(Secrets secrets) {
        this.secrets = secrets;
    }

    List<ConsumerSettings> read(ConfigMap root) {
        var limits = limits(root, "consumerLimits", LIMITS);
        var consumers = new ArrayList<ConsumerSettings>();
        for (var map : root.maps("consumers")) {
            try (map) {
                consumers.add(consumer(map, limits));
            }
        }
        if (consumers.isEmpty()) {
            throw root.error("consumers", "names nobody: a CMF without consumers serves nobody");
        }
        return consumers;
    }

    private static ConsumerLimits limits(ConfigMap parent, String key, ConsumerLimits standard) {
        return parent.findMap(key)
                .map(map -> {
                    try (map) {
                        return new ConsumerLimits(
                                map.number("requestsPerSecond", standard.requestsPerSecond(), 0, MOST),
                                map.number("burst", standard.burst(), 1, MOST),
                                map.number("openSubjects", standard.openSubjects(), 0, MOST));
                    }
                })
                .orElse(standard);
    }

    private ConsumerSettings consumer(ConfigMap map, ConsumerLimits limits) {
        var consumer = map.get("name", Consumer::new);
        if (NOBODY.contains(consumer.name())) {
            throw map.error(
                    "name", "is " + consumer.name() + ", which stands for nobody or the CMF itself in the audit log");
        }
        var macSecrets = new ArrayList<MacSecret>();
        for (var mac : map.maps("mac")) {
            try (mac) {
                macSecrets.add(new MacSecret(
                        consumer,
                        mac.text("reference").getBytes(UTF_8),
                        secrets.read(mac, "secret").getBytes(UTF_8)));
            }
        }
        var terms = new ConsumerTerms(Set.copyOf(map.texts("clients")), scopes(map), limits(map, "limits", limits));
        return new ConsumerSettings(consumer, firsts(map.files("tls")), firsts(map.files("cmp")), macSecrets, terms);
    }

    private static Set<Scope> scopes(ConfigMap map) {
        if (!map.has("scopes")) {
            return Scope.ofConsumers();
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (var name : map.texts("scopes")) {
            scopes.add(Scope.find(name)
                    .orElseThrow(() -> map.error("scopes", "has " + name + ", which is none of " + Scope.texts())));
        }
        return scopes;
    }

    /** Of each file the first certificate: the others are its chain. */
    private static List<X509Certificate> firsts(List<Path> files) {
        return files.stream().map(file -> PemFiles.certificates(file).get(0)).toList();
    }
}
