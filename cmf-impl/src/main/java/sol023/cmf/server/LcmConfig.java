package sol023.cmf.server;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sol023.cmf.access.Consumer;
import sol023.cmf.access.ConsumerSettings;
import sol023.cmf.lcm.EndpointClient;
import sol023.cmf.lcm.LcmSettings;
import sol023.cmf.lcm.LcmTiming;
import sol023.cmf.lcm.RemovalPolicy;
import sol023.cmf.lcm.VnfmSettings;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.Network;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.outbound.TlsIdentity;
import sol023.cmf.outbound.TokenClient;
import sol023.cmf.outbound.Uris;
import sol023.cmf.sol013.ApiVersion;

/** The map {@code lcm} of cmf.yaml. */
final class LcmConfig {

    /** What an answer of a VNFM may have: a page of VNF instances is long. */
    private static final int ANSWER_OCTETS = 16 << 20;

    private static final int CONNECTIONS = 4;

    /** The operator says where VNFMs are, so anywhere. */
    private static final AddressPolicy ANYWHERE = new AddressPolicy(List.of(
            Network.parse("0.0.0.0/0"), Network.parse("::/0"), Network.parse("127.0.0.0/8"), Network.parse("::1")));

    private final Secrets secrets;

    LcmConfig(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param consumers those whose names VNFMs may have */
    LcmSettings read(ConfigMap root, List<ConsumerSettings> consumers) {
        return root.findMap("lcm").map(map -> readMap(map, consumers)).orElse(LcmSettings.NONE);
    }

    private LcmSettings readMap(ConfigMap lcm, List<ConsumerSettings> consumers) {
        try (lcm) {
            var vnfms = new ArrayList<VnfmSettings>();
            for (var map : lcm.maps("vnfms")) {
                try (map) {
                    var vnfm = vnfm(map, consumers);
                    if (vnfms.stream().anyMatch(each -> each.name().equals(vnfm.name()))) {
                        throw map.error("name", "is that of another VNFM of this list");
                    }
                    vnfms.add(vnfm);
                }
            }
            return new LcmSettings(vnfms, timing(lcm));
        }
    }

    private static LcmTiming timing(ConfigMap lcm) {
        var standard = LcmTiming.STANDARD;
        return new LcmTiming(
                lcm.duration("poll", standard.poll()),
                lcm.duration("retryFirst", standard.retryFirst()),
                lcm.duration("retryMost", standard.retryMost()),
                lcm.duration("check", standard.check()),
                lcm.duration("operationCheck", standard.operationCheck()),
                lcm.duration("resync", standard.resync()),
                lcm.duration("lease", standard.lease()));
    }

    private VnfmSettings vnfm(ConfigMap map, List<ConsumerSettings> consumers) {
        var consumer = map.get("name", Consumer::new);
        var settings = consumers.stream()
                .filter(each -> each.consumer().equals(consumer))
                .findFirst()
                .orElseThrow(() -> map.error("name", "has to be the name of a consumer: whose subjects are meant"));
        var identity = map.findMap("tls").map(LcmConfig::identity);
        var oauth = map.findMap("oauth").map(this::client);
        if (identity.isEmpty() && oauth.isEmpty()) {
            throw map.error("needs oauth, tls or both: how this CMF proves to the VNFM who it is");
        }
        var trust = map.findFile("trust").map(PemFiles::certificates).orElse(List.of());
        return new VnfmSettings(
                consumer,
                map.get("apiRoot", LcmConfig::apiRoot),
                outbound(trust, identity),
                oauth,
                map.find("version", LcmConfig::version),
                map.choice("onVnfcRemoved", RemovalPolicy.class, RemovalPolicy.REPORT),
                map.findMap("notifications").map(each -> endpointClient(each, settings)));
    }

    static OutboundSettings outbound(List<X509Certificate> trust, Optional<TlsIdentity> identity) {
        var standard = OutboundSettings.Bounds.STANDARD;
        var bounds = new OutboundSettings.Bounds(standard.connect(), standard.answer(), ANSWER_OCTETS, CONNECTIONS);
        return new OutboundSettings(trust, identity, ANYWHERE, false, bounds);
    }

    private static URI apiRoot(String text) {
        var url = ConfigFile.url(text);
        Uris.problem(url, false).ifPresent(problem -> {
            throw new IllegalArgumentException("it " + problem);
        });
        return url;
    }

    private static URI tokenEndpoint(String text) {
        var uri = URI.create(text);
        Uris.problem(uri, false).ifPresent(problem -> {
            throw new IllegalArgumentException("it " + problem);
        });
        return uri;
    }

    private static ApiVersion version(String text) {
        return ApiVersion.parse(text)
                .filter(each -> each.major() == 2)
                .orElseThrow(() -> new IllegalArgumentException("it has to be a version 2, such as 2.12.0"));
    }

    private static TlsIdentity identity(ConfigMap tls) {
        try (tls) {
            return new TlsIdentity(
                    PemFiles.privateKey(tls.file("key")), PemFiles.certificates(tls.file("certificate")));
        }
    }

    private TokenClient client(ConfigMap oauth) {
        try (oauth) {
            var secret = oauth.has("secret") ? Optional.of(secrets.read(oauth, "secret")) : Optional.<String>empty();
            return new TokenClient(
                    oauth.get("tokenEndpoint", LcmConfig::tokenEndpoint),
                    oauth.text("clientId"),
                    secret,
                    oauth.findText("scope"));
        }
    }

    private EndpointClient endpointClient(ConfigMap map, ConsumerSettings consumer) {
        try (map) {
            var id = map.text("clientId");
            if (!consumer.terms().clientIds().contains(id)) {
                throw map.error("clientId", "has to be one of the clients of this consumer");
            }
            return new EndpointClient(
                    id, secrets.read(map, "secret"), map.get("tokenEndpoint", LcmConfig::tokenEndpoint));
        }
    }
}
