package sol023.cmf.server;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sol023.cmf.certificate.CertificateCalendar;
import sol023.cmf.notification.NotificationSettings;
import sol023.cmf.notification.SubscriptionTerms;
import sol023.cmf.notification.SubscriptionTerms.TokenEndpoint;
import sol023.cmf.outbound.AddressPolicy;
import sol023.cmf.outbound.Network;
import sol023.cmf.outbound.OutboundSettings;
import sol023.cmf.outbound.TlsIdentity;

/**
 * The map {@code notify} of cmf.yaml.
 *
 * @param trust who certifies notification endpoints and their token endpoints
 * @param identity what is shown to them; empty: nothing
 * @param isLab whether the CA's own root is trusted and the CA makes an identity
 * @param renewalLead how long before its end a certificate is announced to be renewed
 */
record NotifyConfig(
        NotificationSettings settings,
        Optional<Path> trust,
        Optional<TlsIdentity> identity,
        boolean isLab,
        AddressPolicy addresses,
        boolean plain,
        OutboundSettings.Bounds bounds,
        Duration renewalLead) {

    static final NotifyConfig STANDARD = new NotifyConfig(
            NotificationSettings.STANDARD,
            Optional.empty(),
            Optional.empty(),
            false,
            AddressPolicy.OTHER_MACHINES,
            false,
            OutboundSettings.Bounds.STANDARD,
            CertificateCalendar.LEAD);

    /** For callbacks on this machine, with an impatient retry. */
    static final NotifyConfig LAB = new NotifyConfig(
            new NotificationSettings(
                    SubscriptionTerms.STANDARD,
                    NotificationSettings.STANDARD.concurrency(),
                    new NotificationSettings.Retry(
                            Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1)),
                    NotificationSettings.STANDARD.lease()),
            Optional.empty(),
            Optional.empty(),
            true,
            AddressPolicy.THIS_MACHINE,
            true,
            new OutboundSettings.Bounds(Duration.ofSeconds(2), Duration.ofSeconds(3), 64 << 10, 64),
            CertificateCalendar.LEAD);

    static NotifyConfig read(ConfigMap root) {
        return root.findMap("notify").map(NotifyConfig::readMap).orElse(STANDARD);
    }

    private static NotifyConfig readMap(ConfigMap map) {
        try (map) {
            var standard = NotificationSettings.STANDARD;
            var bounds = OutboundSettings.Bounds.STANDARD;
            return new NotifyConfig(
                    new NotificationSettings(
                            terms(map),
                            map.number("concurrency", standard.concurrency(), 1, 100),
                            retry(map),
                            map.duration("lease", standard.lease())),
                    map.findFile("trust"),
                    identity(map),
                    false,
                    addresses(map),
                    map.flag("plainHttp", false),
                    new OutboundSettings.Bounds(
                            map.duration("connect", bounds.connect()),
                            map.duration("answer", bounds.answer()),
                            map.number("answerOctets", bounds.answerOctets(), 1024, 1 << 24),
                            map.number("connections", bounds.connections(), 1, 10_000)),
                    map.duration("renewalLead", CertificateCalendar.LEAD));
        }
    }

    private static SubscriptionTerms terms(ConfigMap map) {
        var standard = SubscriptionTerms.STANDARD;
        return new SubscriptionTerms(
                map.find("duplicates", NotifyConfig::duplicates).orElse(standard.duplicates()),
                map.flag("requireAuthentication", standard.authenticationRequired()),
                map.flag("legacyAuth", standard.legacyAuthentication()),
                tokenEndpoints(map),
                map.number("perConsumer", standard.perConsumer(), 1, 1_000_000),
                map.number("uriLength", standard.uriLength(), 100, 16_000),
                map.number("testsAtOnce", standard.testsAtOnce(), 1, 1000));
    }

    private static Set<TokenEndpoint> tokenEndpoints(ConfigMap parent) {
        var found = new HashSet<TokenEndpoint>();
        for (var map : parent.maps("tokenEndpoints")) {
            try (map) {
                found.add(new TokenEndpoint(map.text("consumer"), map.get("uri", ConfigFile::url)));
            }
        }
        return found;
    }

    private static boolean duplicates(String text) {
        return switch (text) {
            case "303" -> false;
            case "201" -> true;
            default -> throw new IllegalArgumentException("it has to be 303 or 201");
        };
    }

    private static NotificationSettings.Retry retry(ConfigMap parent) {
        var standard = NotificationSettings.STANDARD.retry();
        return parent.findMap("retry")
                .map(map -> {
                    try (map) {
                        return new NotificationSettings.Retry(
                                map.duration("first", standard.first()),
                                map.duration("longest", standard.longest()),
                                map.duration("age", standard.age()),
                                map.duration("kept", standard.kept()));
                    }
                })
                .orElse(standard);
    }

    private static Optional<TlsIdentity> identity(ConfigMap parent) {
        return parent.findMap("tls").map(map -> {
            try (map) {
                return new TlsIdentity(
                        PemFiles.privateKey(map.file("key")), PemFiles.certificates(map.file("certificate")));
            }
        });
    }

    private static AddressPolicy addresses(ConfigMap map) {
        return new AddressPolicy(map.texts("networks").stream()
                .map(text -> {
                    try {
                        return Network.parse(text);
                    } catch (IllegalArgumentException e) {
                        throw map.error("networks", "has " + text + ": " + e.getMessage());
                    }
                })
                .toList());
    }

    OutboundSettings outbound(X509Certificate labRoot, Optional<TlsIdentity> shown) {
        return new OutboundSettings(
                isLab ? List.of(labRoot) : trust.map(PemFiles::certificates).orElse(List.of()),
                shown,
                addresses,
                plain,
                bounds);
    }
}
